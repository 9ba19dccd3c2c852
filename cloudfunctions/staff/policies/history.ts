import { pageSize } from '../../../shared/contract/schema';
import { staffContract } from '../../../shared/contract/staff';
import { diffPolicies } from '../../../shared/domain/policy';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { FaultError } from '../../_runtime/fault';
import { currentPolicies, policyVersionId } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { changeView, editView } from './view';

/** The newest version of a page, from its cursor. */
function firstOf(cursor: string | undefined, newest: number): number {
  if (cursor === undefined) return newest;
  if (!/^\d{1,9}$/.test(cursor)) throw new FaultError('INVALID_INPUT', [{ path: 'cursor', message: 'not a cursor of this list' }]);
  return Math.min(newest, Number(cursor));
}

/** Versions of the rules, newest first, each with what it changed of the books against the one before. Versions are numbered without gaps. */
export const history = defineQuery(staffContract.policies.history, async ({ input }) => {
  const current = await currentPolicies();
  const first = firstOf(input.cursor, current.policies.version);
  const last = Math.max(1, first - pageSize + 1);
  const ids = Array.from({ length: first - last + 2 }, (_, index) => policyVersionId(first - index));
  const kept = await store.policies.getMany(ids);
  const of = (version: number) => (version === current.policies.version ? current : kept.get(policyVersionId(version)));
  const versions = Array.from({ length: first - last + 1 }, (_, index) => first - index);
  return accept({
    items: versions.flatMap((version) => {
      const [document, before] = [of(version), of(version - 1)];
      return document ? [{ version, ...editView(document), changes: before ? diffPolicies(before.policies, document.policies).map(changeView) : [] }] : [];
    }),
    ...(last > 1 ? { nextCursor: String(last - 1) } : {}),
  });
});
