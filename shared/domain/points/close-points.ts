import { zeroPoints } from '../../kernel/units';
import { emptyPointsAccount, type PointsAccount, type PointsBucket } from './points-account';
import { record, type PointsCause, type PointsEntry } from './points-entry';

/**
 * Ends an account: everything in it expires by one entry, pending points and what is owed included, so that the books stay explained.
 * No entry when there was nothing.
 * @example closePoints(emptyPointsAccount, { causeId: 'leaving_m_1', at, policyVersion: 1 }).entry //=> null
 */
export function closePoints(account: PointsAccount, cause: PointsCause): { readonly account: PointsAccount; readonly entry: PointsEntry | null } {
  const held: readonly PointsBucket[] = [...account.buckets, ...account.pending];
  if (held.length === 0 && account.owedPoints === zeroPoints) return { account, entry: null };
  const parts = held.map(({ expiresIn, points }) => ({ expiresIn, points }));
  return record(account, emptyPointsAccount, { ...cause, kind: 'expire', parts });
}
