import type { MemberId } from '../../../shared/kernel/ids';
import type { OutputOf } from '../../../shared/contract/action';
import type { member360Area } from '../../../shared/contract/member-360';
import { store } from '../../_store/store';

type Happened = OutputOf<typeof member360Area.show>['line'][number];

/** Of each kind, before they are put in one line. */
const mostOfAKind = 30;
const mostShown = 30;

/** Purchases, contacts on all channels and complaints of a member in one line of time, newest first. */
export async function readLine(memberId: MemberId): Promise<Happened[]> {
  const newest = (field: string) => ({ filter: { memberId }, order: [{ field, direction: 'desc' } as const], limit: mostOfAKind });
  const [purchases, contacts, complaints] = await Promise.all([store.purchases.find(newest('at')), store.contacts.find(newest('at')), store.complaints.find(newest('openedAt'))]);
  const line: Happened[] = [
    ...purchases.map(({ _id, at, storeId, paidFen, refunded }) => ({ kind: 'purchase' as const, at, purchaseId: _id, storeId, paid: paidFen, refunded: refunded.paidFen })),
    ...contacts.map(({ at, channel, text }) => ({ kind: 'contact' as const, at, channel, text })),
    ...complaints.map(({ _id, openedAt, kind, state }) => ({ kind: 'complaint' as const, at: openedAt, complaintId: _id, about: kind, state })),
  ];
  return line.sort((left, right) => right.at - left.at).slice(0, mostShown);
}
