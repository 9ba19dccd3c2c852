import { pageSize } from '../../../shared/contract/schema';
import { FaultError } from '../../_runtime/fault';

/** A page of a report's list, which is short and does not move while its report stands: the cursor is how many were shown. */
export function listedPage<Item>(listed: readonly Item[], cursor: string | undefined): { readonly shown: readonly Item[]; readonly next: { readonly nextCursor?: string } } {
  if (cursor !== undefined && !/^\d{1,4}$/.test(cursor)) throw new FaultError('INVALID_INPUT', [{ path: 'cursor', message: 'not a cursor of this list' }]);
  const from = Number(cursor ?? 0);
  return { shown: listed.slice(from, from + pageSize), next: from + pageSize < listed.length ? { nextCursor: String(from + pageSize) } : {} };
}
