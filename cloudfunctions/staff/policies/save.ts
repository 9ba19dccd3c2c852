import { staffContract } from '../../../shared/contract/staff';
import { checkPolicies, diffPolicies, withBooksPolicies, type PolicyChange } from '../../../shared/domain/policy';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { addDays, localDateOf } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { planId, putNextVersion } from '../../_store/policy-versions';
import { policyVersionId } from '../../_store/rules-documents';
import type { Transaction } from '../../_store/store';
import { changeView, editedOver, findingView } from './view';
import { templateIds } from './template-ids';
import type { PolicyDocument } from '../../_store/policies-documents';

/** Rules may be planned so many days ahead. */
const mostDaysAhead = 180;

/** What of the books was changed since the version an editor started from; an edit of other rules in between is in nobody's way. */
async function changedSince(tx: Transaction, version: number, current: PolicyDocument): Promise<readonly PolicyChange[] | 'unknown'> {
  if (version === current.policies.version) return [];
  const start = await tx.policies.get(policyVersionId(version));
  return start ? diffPolicies(start.policies, current.policies) : 'unknown';
}

/**
 * Makes edited rules of the books a new version, at once or planned for a later day. The check, the comparison with what is in force and
 * the writing are one transaction, so of two editors the second is refused with what the first changed. No member is read: tills use the
 * new version with their next quote, and tiers are judged by it in the next night, which looks at every member anyway.
 */
export const save = definePreparedCommand(staffContract.policies.save, {
  prepareOnlyReads: true,

  async prepare() {
    return accept({ known: await templateIds() });
  },

  async run({ input, caller, now, tx, prepared: { known } }) {
    const current = await tx.policies.get('current');
    assert(current, 'this environment has no policies; run its setup first');
    const today = localDateOf(now);
    const latestOn = addDays(today, mostDaysAhead);
    if (input.startsOn < today || input.startsOn > latestOn) return refuse('POLICY_START_INVALID', { earliestOn: today, latestOn });
    const plan = await tx.plannedPolicies.get(planId);
    if (plan) return refuse('POLICY_PLANNED', { startsOn: plan.startsOn, byName: plan.byName });
    const since = await changedSince(tx, input.version, current);
    if (since === 'unknown' || since.length > 0) {
      return refuse('POLICY_EDITED_MEANWHILE', { version: current.policies.version, byName: current.edit?.byName ?? '', changes: since === 'unknown' ? [] : since.map(changeView) });
    }
    const edited = editedOver(current.policies, input.policies);
    const faults = checkPolicies(withBooksPolicies(current.policies, edited), known).filter(({ severity }) => severity === 'fault');
    if (faults.length > 0) return refuse('POLICY_UNFIT', { findings: faults.slice(0, 100).map(findingView) });
    const changes = diffPolicies(current.policies, edited);
    if (changes.length === 0) return refuse('POLICY_UNCHANGED', {});
    const edit = { staffId: caller.staffId, byName: caller.name, at: now, reason: input.reason.trim() };
    if (input.startsOn > today) {
      await tx.plannedPolicies.add({ _id: planId, ...edit, startsOn: input.startsOn, policies: edited, changes });
      return accept({ version: current.policies.version, startsOn: input.startsOn, inForce: false });
    }
    const next = await putNextVersion(tx, current, edited, edit);
    return accept({ version: next.policies.version, startsOn: today, inForce: true });
  },
});
