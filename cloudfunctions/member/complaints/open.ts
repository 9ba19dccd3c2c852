import { memberContract } from '../../../shared/contract/member';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { log } from '../../_runtime/log';
import { temporaryLinks } from '../../_store/cloud';
import { prepareOpening, writeOpening } from '../../_store/open-complaint';
import { askPhotoChecks, withSmall } from '../../_store/photo-checks';
import { store } from '../../_store/store';
import { folderOf } from './photo-folder';
import { isRisky } from '../text-check';

/** Opens a complaint in somebody's hands: its clocks start, marketing to this member stops. Its photos, and the small copies beside them, are shown to the desk once WeChat has checked them. */
export const open = definePreparedCommand(memberContract.complaints.open, {
  async prepare({ input, caller, now }) {
    const strange = input.photos.find((fileId) => !fileId.includes(`/${folderOf(caller.memberId)}/`));
    if (strange !== undefined) return refuse('PHOTO_UNREADABLE', { fileId: strange });
    const [links, risky, purchase, account] = await Promise.all([
      temporaryLinks(withSmall(input.photos)),
      isRisky(input.text, caller.openid),
      input.purchaseId === undefined ? undefined : store.purchases.get(input.purchaseId),
      store.accounts.get(caller.memberId),
    ]);
    if (risky) return refuse('TEXT_RISKY', {});
    const unreadable = input.photos.find((fileId) => !links.has(fileId));
    if (unreadable !== undefined) return refuse('PHOTO_UNREADABLE', { fileId: unreadable });
    if (input.purchaseId !== undefined && purchase?.memberId !== caller.memberId) return notFound();
    assert(account, 'an identity has its account');
    const notTaken = await askPhotoChecks(links, caller, now);
    if (notTaken > 0) log('warn', 'photo_check_unavailable', { photos: notTaken });
    return accept(await prepareOpening(purchase?.storeId ?? account.storeId));
  },

  async run({ input, caller, now, dice, tx, prepared }) {
    const { kind, text, photos, contactBy, purchaseId = null } = input;
    return (await writeOpening(tx, { memberId: caller.memberId, kind, text, photos, purchaseId, contactBy }, prepared, { now, dice })) ?? notFound();
  },
});
