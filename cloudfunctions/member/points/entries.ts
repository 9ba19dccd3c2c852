import { memberContract } from '../../../shared/contract/member';
import { availableAt, releasePending } from '../../../shared/domain/points';
import { assert } from '../../../shared/kernel/assert';
import { accept } from '../../../shared/kernel/result';
import { addMonths, localDateOf, monthOf } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { pointsEntryView } from '../../_member/points-entry-view';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';

/** Months ahead whose expiries stand on top of the list. */
const expiringMonths = 3;

export const entries = defineQuery(memberContract.points.entries, async ({ input, caller, now }) => {
  const [account, page, { policies }] = await Promise.all([
    store.accounts.get(caller.memberId),
    pageOf(store.pointsEntries, { filter: { memberId: caller.memberId }, by: 'number', direction: 'desc', cursor: input.cursor }),
    currentPolicies(),
  ]);
  assert(account, 'an identity has its account');
  const thisMonth = monthOf(localDateOf(now));
  const held = releasePending(account.points, localDateOf(now));
  const expiring = held.buckets.filter((bucket) => bucket.expiresIn >= thisMonth && bucket.expiresIn < addMonths(thisMonth, expiringMonths));
  return accept({
    items: page.items.map(pointsEntryView),
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
    balance: availableAt(account.points, now),
    pending: held.pending.map(({ points, availableOn }) => ({ points, availableOn })),
    owed: held.owedPoints,
    expiring: expiring.map(({ points, expiresIn }) => ({ points, expiresIn })),
    ...(policies.points.asMoney ? { asMoney: policies.points.asMoney } : {}),
  });
});
