import { memberContract } from '../../../shared/contract/member';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { log } from '../../_runtime/log';
import { temporaryLinks } from '../../_store/cloud';
import { prepareOpening, writeOpening } from '../../_complaint/open-complaint';
import { askPhotoChecks, withSmall } from '../../_complaint/photo-checks';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { folderOf } from './photo-folder';
import { isRisky } from '../text-check';

/** What he may be told of a complaint by WeChat: that something waits for his word, and that it is over. */
const occasions: ReadonlySet<string> = new Set(['complaint_asked', 'complaint_closed']);

async function askableTemplates() {
  const { reach } = await currentPolicies();
  return reach.templates.filter(({ channel, occasion }) => channel === 'subscribe_message' && occasions.has(occasion)).slice(0, 3).map(({ templateId, name }) => ({ templateId, name }));
}

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
    const [opening, subscribeTemplates] = await Promise.all([prepareOpening(purchase?.storeId ?? account.storeId), askableTemplates()]);
    return accept({ opening, subscribeTemplates });
  },

  async run({ input, caller, now, dice, tx, prepared: { opening, subscribeTemplates } }) {
    const { kind, text, photos, contactBy, purchaseId = null } = input;
    const opened = (await writeOpening(tx, { memberId: caller.memberId, kind, text, photos, purchaseId, contactBy }, opening, { now, dice })) ?? notFound();
    return opened.ok ? accept({ ...opened.value, subscribeTemplates }) : opened;
  },
});
