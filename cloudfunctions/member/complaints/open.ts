import { memberContract } from '../../../shared/contract/member';
import { openComplaint, routeComplaint, severityOf } from '../../../shared/domain/complaint';
import { assert } from '../../../shared/kernel/assert';
import { newId, type ComplaintId } from '../../../shared/kernel/ids';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { temporaryLinks } from '../../_store/cloud';
import { is } from '../../_store/collection';
import { deskOf, deskPerson, memberClassOf, type Desk } from '../../_store/desk';
import { store } from '../../_store/store';
import { cancelWinBackCalls } from '../../_store/win-back-calls';
import { writeComplaint } from '../../_store/write-complaint';
import { folderOf } from './photo-folder';
import { isRisky } from '../text-check';

/** Open complaints of one member at a time. */
const mostOpen = 5;

/** Everybody who could own a complaint of this store, with what he has in hand. */
async function candidatesOf(desk: Desk) {
  const people = [...desk.staff.values()];
  if (people.length === 0) return [];
  const inHand = await store.complaints.sumsBy({ ownerId: is.oneOf(people.map(({ _id }) => _id)), queue: 'open' }, 'ownerId', 'revision');
  return people.map((person) => ({ ...deskPerson(person), load: inHand.get(person._id)?.count ?? 0 }));
}

/** Opens a complaint in somebody's hands: its clocks start, marketing to this member stops. */
export const open = definePreparedCommand(memberContract.complaints.open, {
  async prepare({ input, caller }) {
    const strange = input.photos.find((fileId) => !fileId.includes(`/${folderOf(caller.memberId)}/`));
    if (strange !== undefined) return refuse('PHOTO_UNREADABLE', { fileId: strange });
    const [links, risky, purchase, account] = await Promise.all([
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
    const storeId = purchase?.storeId ?? account.storeId;
    const desk = await deskOf(storeId);
    return accept({ storeId, desk, candidates: await candidatesOf(desk) });
  },

  async run({ input, caller, now, dice, tx, prepared: { storeId, desk, candidates } }) {
    const account = await tx.accounts.get(caller.memberId);
    assert(account, 'an identity has its account');
    if (account.openComplaints >= mostOpen) return refuse('COMPLAINTS_TOO_MANY', { open: account.openComplaints, most: mostOpen });
    const severity = severityOf(input.kind, input.text, desk.rules.policy);
    // Staff are customers too, but not each his own.
    const exceptStaffIds = [...desk.staff.values()].filter(({ openid }) => openid === caller.openid).map(({ _id }) => _id);
    const opened = openComplaint(
      {
        id: newId('complaint', dice),
        memberId: caller.memberId,
        storeId,
        kind: input.kind,
        text: input.text,
        photos: input.photos,
        purchaseId: input.purchaseId ?? null,
        reachMe: input.contactBy,
        severity,
        memberClass: memberClassOf(account, desk.policies, now),
        ownerId: routeComplaint({ storeId, kind: input.kind, severity, exceptStaffIds }, candidates, desk.rules.policy),
        at: now,
      },
      desk.rules,
    );
    assert(opened.ok, 'the contract checked lengths already');
    // Nobody rings to win back a member who is waiting for an answer.
    await cancelWinBackCalls(tx, account, localDateOf(now));
    const { _id, clock } = await writeComplaint(tx, null, opened.value, desk, now);
    return accept({ complaintId: _id satisfies ComplaintId, firstAnswerDueAt: clock.firstAnswerDueAt });
  },
});
