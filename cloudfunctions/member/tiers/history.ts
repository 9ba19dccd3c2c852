import { memberContract } from '../../../shared/contract/member';
import { assert } from '../../../shared/kernel/assert';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { newestFirst, tierEventView, tierStanding } from '../../_member/tier-standing';

/** How the member's tier stands, and how it came about. */
export const history = defineQuery(memberContract.tiers.history, async ({ input, caller, now }) => {
  const [account, { policies }, page] = await Promise.all([
    store.accounts.get(caller.memberId),
    currentPolicies(),
    pageOf(store.tierEvents, { filter: { memberId: caller.memberId }, by: 'on', direction: 'desc', cursor: input.cursor }),
  ]);
  assert(account, 'an identity has its account');
  return accept({
    items: newestFirst(page.items).map((event) => tierEventView(event, policies.tiers)),
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
    ...tierStanding(account.tier, now, policies.tiers),
  });
});
