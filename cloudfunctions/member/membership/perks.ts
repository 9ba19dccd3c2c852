import { memberContract } from '../../../shared/contract/member';
import { effectiveTierId, growthInWindow } from '../../../shared/domain/tier';
import { assert } from '../../../shared/kernel/assert';
import type { TierId } from '../../../shared/kernel/ids';
import { accept } from '../../../shared/kernel/result';
import { localDateOf } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { tierView } from './view';

export const perks = defineQuery(memberContract.membership.perks, async ({ caller, now }) => {
  const [account, { policies }] = await Promise.all([store.accounts.get(caller.memberId), currentPolicies()]);
  assert(account, 'an identity has its account');
  const on = localDateOf(now);
  return accept({
    tiers: policies.tiers.tiers.map(tierView),
    currentTierId: effectiveTierId(account.tier, on, policies.tiers) as TierId,
    growth: growthInWindow(account.tier, on, policies.tiers),
  });
});
