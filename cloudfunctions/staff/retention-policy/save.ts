import { staffContract } from '../../../shared/contract/staff';
import { checkRetentionPolicy, modelGoodDays, type RetentionPolicy } from '../../../shared/domain/retention';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { addDays } from '../../../shared/kernel/time';
import { defineCommand } from '../../_runtime/define';
import { policyView, withEdits } from './view';
import type { PolicyDocument } from '../../_store/policies-documents';

/**
 * Makes edited rules the ones in force. Two editors cannot overwrite each other: the version they started from must still be
 * the one in force. The version before stays under its own id. When states may move by the edit, the model in force is
 * marked as due, so that the next night fits anew and judges every member by the new rules, not only those whose day has come.
 */
export const save = defineCommand(staffContract.retentionPolicy.save, async ({ input, caller, now, tx }) => {
  const current = await tx.policies.get('current');
  assert(current, 'this environment has no policies; run its setup first');
  if (current.policies.version !== input.version) return refuse('POLICY_VERSION_CHANGED', { version: current.policies.version });
  const retention = withEdits(current.retention, input.policy);
  const [fault, ...more] = checkRetentionPolicy(retention);
  if (fault) return refuse('RETENTION_POLICY_UNFIT', { faults: [fault, ...more] });
  const version = current.policies.version + 1;
  const edit = { staffId: caller.staffId, byName: caller.name, at: now, reason: '' };
  const next: PolicyDocument = { ...current, policies: { ...current.policies, version }, retention, edit };
  await tx.policies.put({ ...current, _id: `v${current.policies.version}` });
  await tx.policies.put({ ...next, _id: `v${version}` });
  await tx.policies.put(next);
  const model = movesStates(current.retention, retention) ? await tx.models.get('current') : undefined;
  if (model) await tx.models.update('current', { fittedOn: addDays(model.model.fittedOn, -modelGoodDays) });
  return accept({ policy: policyView(retention), version });
});

/** Whether an edit touches more than the margin, which no state depends on. */
function movesStates(before: RetentionPolicy, after: RetentionPolicy): boolean {
  const { marginShare: _before, ...left } = policyView(before);
  const { marginShare: _after, ...right } = policyView(after);
  return JSON.stringify(left) !== JSON.stringify(right);
}
