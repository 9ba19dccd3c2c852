import { withBooksPolicies, type BooksPolicies } from '../../shared/domain/policy';
import type { PolicyDocument, PolicyEdit } from './policies-documents';
import { policyVersionId } from './rules-documents';
import type { Transaction } from './store';

/** The plan there is, if any. */
export const planId = 'next';

/**
 * Puts edited rules of the books in force under the next version, in the caller's transaction: the version before and the new one are
 * both kept under their own ids, so that whatever names a version can be read by it. What the edit does not contain stays.
 */
export async function putNextVersion(tx: Transaction, current: PolicyDocument, edited: BooksPolicies, edit: PolicyEdit): Promise<PolicyDocument> {
  const policies = { ...withBooksPolicies(current.policies, edited), version: current.policies.version + 1 };
  const next: PolicyDocument = { ...current, policies, edit };
  await tx.policies.put({ ...current, _id: policyVersionId(current.policies.version) });
  await tx.policies.put({ ...next, _id: policyVersionId(policies.version) });
  await tx.policies.put(next);
  return next;
}
