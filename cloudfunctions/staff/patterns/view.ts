import type { PatternDocument } from '../../_store/policies-documents';
import { store } from '../../_store/store';
import type { StaffCaller } from '../../_runtime/identity';
import { memberName } from '../members/summary';

type Names = Awaited<ReturnType<typeof namesOf>>;

/** Stores and members that the patterns name. */
export async function namesOf(patterns: readonly PatternDocument[]) {
  const memberIds = patterns.flatMap(({ memberId, acts }) => [memberId, ...acts.map((act) => act.memberId)].flatMap((id) => id ?? []));
  const [stores, members] = await Promise.all([store.stores.getMany(patterns.map(({ storeId }) => storeId)), store.members.getMany(memberIds)]);
  return { stores, members };
}

/** A pattern as a manager reads it, with the acts it rests on. */
export function patternView({ _id, kind, staffId, staffName, storeId, on, memberId, times, amountFen, points, acts, looked }: PatternDocument, { stores, members }: Names, caller: StaffCaller) {
  const member = (id: PatternDocument['memberId']) => (id === undefined ? {} : { memberId: id, memberName: memberName(members.get(id)) });
  return {
    patternId: _id, kind, staffName, storeId, on, times, points,
    storeName: stores.get(storeId)?.name ?? { zh: storeId, en: storeId },
    ...member(memberId),
    amount: amountFen,
    acts: acts.map((act) => ({ actId: act.actId, kind: act.kind, at: act.at, amount: act.amountFen, points: act.points, ...member(act.memberId) })),
    ...(looked ? { looked: { byName: looked.byName, at: looked.at, because: looked.because } } : {}),
    isMine: staffId === caller.staffId,
  };
}
