import { staffContract } from '../../../shared/contract/staff';
import { manualTierMaxDays } from '../../../shared/domain/tier';
import { accept } from '../../../shared/kernel/result';
import type { StaffRole } from '../../../shared/kernel/staff-role';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { namedTier, newestFirst, tierEventView, tierStanding } from '../../_member/tier-standing';
import { memberOfMine } from '../books/view';

/** Days for which a role may set a tier by hand. */
const mostDaysOf = (role: StaffRole): number => (role === 'cashier' ? 0 : manualTierMaxDays[role]);

/** A member's tier as staff read it: how it stands, its history with who did what, and what the one who asks may set by hand. */
export const member = defineQuery(staffContract.tiers.member, async ({ input, caller, now }) => {
  const { memberId } = input;
  const { member: person, account } = await memberOfMine(caller, memberId);
  const [{ policies }, page] = await Promise.all([
    currentPolicies(),
    pageOf(store.tierEvents, { filter: { memberId }, by: 'on', direction: 'desc', cursor: input.cursor }),
  ]);
  return accept({
    items: newestFirst(page.items).map((event) => ({ ...tierEventView(event, policies.tiers), ...(event.byName === undefined ? {} : { byName: event.byName }) })),
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
    ...tierStanding(account.tier, now, policies.tiers),
    tiers: policies.tiers.tiers.map(({ id }) => namedTier(id, policies.tiers)),
    mostDays: person.openid === caller.openid ? 0 : mostDaysOf(caller.role),
  });
});
