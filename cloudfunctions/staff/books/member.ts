import { staffContract } from '../../../shared/contract/staff';
import { availableAt, releasePending } from '../../../shared/domain/points';
import { effectiveTierId, tierById } from '../../../shared/domain/tier';
import { accept } from '../../../shared/kernel/result';
import { localDateOf, monthOf } from '../../../shared/kernel/time';
import { sumPoints } from '../../../shared/kernel/units';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { pointsEntryView } from '../../_member/points-entry-view';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { memberName } from '../members/summary';
import { adjustmentView, memberOfMine } from './view';

const mostWaiting = 5;

/** A member's points as staff read them: what he may spend, what waits, what expires when, and every line of his book. */
export const member = defineQuery(staffContract.books.member, async ({ input, caller, now }) => {
  const { memberId } = input;
  const { member: person, account } = await memberOfMine(caller, memberId);
  const [page, recent, { policies }] = await Promise.all([
    pageOf(store.pointsEntries, { filter: { memberId }, by: 'number', direction: 'desc', cursor: input.cursor }),
    store.adjustments.find({ filter: { memberId }, order: [{ field: 'requestedAt', direction: 'desc' }], limit: 50 }),
    currentPolicies(),
  ]);
  const on = localDateOf(now);
  const held = releasePending(account.points, on);
  return accept({
    items: page.items.map(pointsEntryView),
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
    memberNumber: person.number,
    memberName: memberName(person),
    tierName: tierById(effectiveTierId(account.tier, on, policies.tiers), policies.tiers).name,
    available: availableAt(account.points, now),
    pending: sumPoints(held.pending.map(({ points }) => points)),
    owed: held.owedPoints,
    expiring: held.buckets.filter(({ expiresIn }) => expiresIn >= monthOf(on)).map(({ expiresIn, points }) => ({ expiresIn, points })),
    waiting: recent.filter(({ state }) => state === 'waiting').slice(0, mostWaiting).map((adjustment) => adjustmentView(adjustment, person, caller, policies)),
    limits: policies.points.adjustment[caller.role],
  });
});
