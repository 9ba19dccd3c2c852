import type { Policies } from '../../shared/domain/policy';
import { assert } from '../../shared/kernel/assert';
import type { Tick } from '../_runtime/job';
import { planId, putNextVersion } from '../_store/policy-versions';
import { currentPolicies } from '../_store/rules-documents';
import { store, transact } from '../_store/store';

/**
 * The rules of this night. Planned ones whose day has come are put in force first: the new version is written and the plan taken away in
 * one transaction, so a night that is cut off or runs twice starts them once. A night that was missed starts them late, never early.
 */
export async function policiesOfTheDay({ businessDay, dice }: Tick): Promise<Policies> {
  const plan = await store.plannedPolicies.get(planId);
  if (!plan || plan.startsOn > businessDay) return (await currentPolicies()).policies;
  const inForce = await transact(async (tx) => {
    const [due, current] = [await tx.plannedPolicies.get(planId), await tx.policies.get('current')];
    assert(current, 'this environment has no policies; run its setup first');
    if (!due || due.startsOn > businessDay) return current;
    const { staffId, byName, at, reason } = due;
    await tx.plannedPolicies.remove(planId);
    return putNextVersion(tx, current, due.policies, { staffId, byName, at, reason });
  }, dice);
  return inForce.policies;
}
