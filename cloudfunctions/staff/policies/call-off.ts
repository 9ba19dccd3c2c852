import { staffContract } from '../../../shared/contract/staff';
import { accept, refuse } from '../../../shared/kernel/result';
import { defineCommand } from '../../_runtime/define';
import { planId } from '../../_store/policy-versions';

/** Drops the planned rules. */
export const callOff = defineCommand(staffContract.policies.callOff, async ({ tx }) => {
  if (!(await tx.plannedPolicies.get(planId))) return refuse('POLICY_NOT_PLANNED', {});
  await tx.plannedPolicies.remove(planId);
  return accept({});
});
