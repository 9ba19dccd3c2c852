import { closePoints, type PointsAccount, type PointsEntry } from '../../shared/domain/points';
import type { Instant } from '../../shared/kernel/time';
import type { AccountDocument } from '../_store/account-documents';

/** A change of points with the entries it wrote. */
export interface PointsChange {
  readonly points: PointsAccount;
  readonly entries: readonly PointsEntry[];
}

/** Whether nobody stands behind an account any longer: it earns, holds and spends nothing, and no till finds it. */
export const hasLeft = (account: Pick<AccountDocument, 'leftAt'>): boolean => account.leftAt !== undefined;

/**
 * What a change comes to for an account whose member may have left. Goods and gifts still come back after somebody went; the points of it
 * end in the same transaction by an entry of their own, so the books stay explained and nothing is kept for nobody.
 */
export function closedIfLeft(account: Pick<AccountDocument, 'leftAt'>, change: PointsChange, of: { readonly causeId: string; readonly at: Instant; readonly policyVersion: number }): PointsChange {
  if (!hasLeft(account)) return change;
  const { account: points, entry } = closePoints(change.points, { ...of, causeId: `left_${of.causeId}` });
  return { points, entries: entry ? [...change.entries, entry] : change.entries };
}
