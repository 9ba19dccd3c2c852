import { staffContract } from '../../../shared/contract/staff';
import { setManualTier } from '../../../shared/domain/tier';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { hasLeft } from '../../_member/left-account';
import { currentPolicies } from '../../_store/rules-documents';
import { tierStanding } from '../../_member/tier-standing';
import { isOwnMember } from '../../_runtime/own-card';
import { memberOfMine } from '../books/view';
import { writeTier } from './write-tier';

/** Sets a member's tier by hand until a day, with a reason the member reads. Nobody raises himself. The night ends it. */
export const setManual = definePreparedCommand(staffContract.tiers.setManual, {
  async prepare({ input, caller }) {
    const { member } = await memberOfMine(caller, input.memberId);
    return (await isOwnMember(caller, member)) ? refuse('OWN_CARD', {}) : accept(await currentPolicies());
  },

  async run({ input, caller, now, tx, commandId, prepared: { policies } }) {
    const account = await tx.accounts.get(input.memberId);
    assert(account, 'a member has his account');
    if (hasLeft(account)) return notFound();
    assert(caller.role !== 'cashier', 'the contract asks for a manager');
    const made = setManualTier(
      account.tier,
      { tierId: input.tierId, untilOn: input.untilOn, reason: input.reason, byRole: caller.role, on: localDateOf(now), causeId: `${caller.staffId}_${commandId}`, policyVersion: policies.version },
      policies.tiers,
    );
    if (!made.ok) {
      if (made.code !== 'TIER_END_INVALID') return refuse(made.code, {});
      return refuse(made.code, { earliestOn: made.details.earliestOn, latestOn: made.details.latestOn });
    }
    await writeTier(tx, account, made.value, { name: caller.name, now, policies });
    return accept(tierStanding(made.value.state, now, policies.tiers));
  },
});
