import { memberContract } from '../../../shared/contract/member';
import { openComplaint } from '../../../shared/domain/complaint';
import { assert } from '../../../shared/kernel/assert';
import { newId, type ComplaintId } from '../../../shared/kernel/ids';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { increase } from '../../_store/collection';
import { temporaryLinks } from '../../_store/cloud';
import { complaintDocument, currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { cancelWinBackCalls } from '../../_store/win-back-calls';
import { folderOf } from './photo-folder';
import { isRisky } from './text-check';

/** Open complaints of one member at a time. */
const mostOpen = 5;

/** Opens a complaint: its clocks start, marketing to this member stops. */
export const open = definePreparedCommand(memberContract.complaints.open, {
  async prepare({ input, caller }) {
    const strange = input.photos.find((fileId) => !fileId.includes(`/${folderOf(caller.memberId)}/`));
    if (strange !== undefined) return refuse('PHOTO_UNREADABLE', { fileId: strange });
    const [rules, links, risky, purchase, account] = await Promise.all([
      currentPolicies(),
      temporaryLinks(input.photos),
      isRisky(input.text, caller.openid),
      input.purchaseId === undefined ? undefined : store.purchases.get(input.purchaseId),
      store.accounts.get(caller.memberId),
    ]);
    if (risky) return refuse('TEXT_RISKY', {});
    const unreadable = input.photos.find((fileId) => !links.has(fileId));
    if (unreadable !== undefined) return refuse('PHOTO_UNREADABLE', { fileId: unreadable });
    if (input.purchaseId !== undefined && purchase?.memberId !== caller.memberId) return notFound();
    assert(account, 'an identity has its account');
    return accept({ timing: rules.policies.complaints, storeId: purchase?.storeId ?? account.storeId });
  },

  async run({ input, caller, now, dice, tx, prepared }) {
    const account = await tx.accounts.get(caller.memberId);
    assert(account, 'an identity has its account');
    if (account.openComplaints >= mostOpen) return refuse('COMPLAINTS_TOO_MANY', { open: account.openComplaints, most: mostOpen });
    const opened = openComplaint(
      {
        id: newId('complaint', dice),
        memberId: caller.memberId,
        storeId: prepared.storeId,
        kind: input.kind,
        text: input.text,
        photos: input.photos,
        purchaseId: input.purchaseId ?? null,
        reachMe: input.contactBy,
        at: now,
      },
      prepared.timing,
    );
    assert(opened.ok, 'the contract checked lengths already');
    await tx.complaints.add(complaintDocument(opened.value));
    // Nobody rings to win back a member who is waiting for an answer.
    await cancelWinBackCalls(tx, account, localDateOf(now));
    await tx.accounts.update(account._id, { openComplaints: increase(1), revision: increase(1) });
    return accept({ complaintId: opened.value.id as ComplaintId, firstAnswerDueAt: opened.value.firstAnswerDueAt });
  },
});
