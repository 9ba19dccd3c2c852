import { staffContract } from '../../../shared/contract/staff';
import { endManualTier } from '../../../shared/domain/tier';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { currentPolicies } from '../../_store/rules-documents';
import { tierStanding } from '../../_member/tier-standing';
import { isOwnMember } from '../../_runtime/own-card';
import { memberOfMine } from '../books/view';
import { writeTier } from './write-tier';

/** Ends a tier set by hand before its day. */
export const endManual = definePreparedCommand(staffContract.tiers.endManual, {
  async prepare({ input, caller }) {
    const { member } = await memberOfMine(caller, input.memberId);
    return (await isOwnMember(caller, member)) ? refuse('OWN_CARD', {}) : accept(await currentPolicies());
  },

  async run({ input, caller, now, tx, commandId, prepared: { policies } }) {
    const account = await tx.accounts.get(input.memberId);
    assert(account, 'a member has his account');
    const cause = { causeId: `${caller.staffId}_${commandId}`, policyVersion: policies.version, on: localDateOf(now), reason: input.reason };
    const made = endManualTier(account.tier, cause, policies.tiers);
    if (!made.ok) return refuse(made.code, {});
    await writeTier(tx, account, made.value, { name: caller.name, now, policies });
    return accept(tierStanding(made.value.state, now, policies.tiers));
  },
});
