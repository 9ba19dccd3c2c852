import { assert } from '../../kernel/assert';
import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { points, type Points } from '../../kernel/units';
import { localDateOf, monthOf, type Instant } from '../../kernel/time';
import { availableAt, deposit, releasePending, withdraw, type PointsAccount } from './points-account';
import { record, type PointsCause, type PointsEntry, type PointsEntryKind } from './points-entry';

export type PointsInsufficient = Refusal<'POINTS_INSUFFICIENT', { readonly required: Points; readonly available: Points }>;

export interface PointsMovement {
  readonly account: PointsAccount;
  readonly entry: PointsEntry;
}

/**
 * Takes points that a member spends, those that expire earliest first.
 * Refuses POINTS_INSUFFICIENT {required, available}: pending points and points past their month do not count.
 * @throws BugError when nothing is to be spent.
 */
export function spendPoints(
  account: PointsAccount,
  spending: PointsCause & { readonly kind: 'redeem' | 'transfer' | 'adjust'; readonly points: Points; readonly reason?: string; readonly id?: string },
): Result<PointsMovement, PointsInsufficient> {
  const { points: wanted, ...cause } = spending;
  assert(wanted > 0, 'a spending of points is more than zero');
  const available = availableAt(account, spending.at);
  if (available < wanted) return refuse('POINTS_INSUFFICIENT', { required: wanted, available });
  const released = releasePending(account, localDateOf(spending.at));
  const month = monthOf(localDateOf(spending.at));
  const order = released.buckets.map((bucket) => bucket.expiresIn).filter((expiresIn) => expiresIn >= month);
  const { account: after, parts } = withdraw(released, wanted, order);
  return accept(record(account, after, { ...cause, parts }));
}

/**
 * Removes the points whose month has ended, one entry for each month, earliest first.
 * A second run finds nothing: what expired is gone from the account.
 * The entry's cause is the member, the month and the entry's number, because points given back later may fill the same month again.
 */
export function expirePoints(
  account: PointsAccount,
  night: { readonly memberId: string; readonly at: Instant; readonly policyVersion: number },
): { readonly account: PointsAccount; readonly entries: readonly PointsEntry[] } {
  const on = localDateOf(night.at);
  const month = monthOf(on);
  let current = releasePending(account, on);
  const entries: PointsEntry[] = [];
  for (const bucket of current.buckets.filter((candidate) => candidate.expiresIn < month)) {
    const { account: after, parts } = withdraw(current, bucket.points, [bucket.expiresIn]);
    const causeId = `${night.memberId}_${bucket.expiresIn}_${current.entryCount + 1}`;
    const movement = record(current, after, { kind: 'expire', causeId, at: night.at, policyVersion: night.policyVersion, parts });
    current = movement.account;
    entries.push(movement.entry);
  }
  return { account: current, entries };
}

/**
 * Moves points from one member to another; each part keeps its month, so a transfer never lengthens a life.
 * Refuses POINTS_INSUFFICIENT as spending does. The two entries have the ids `pt_transfer_<cause>_out` and `_in`.
 */
export function transferPoints(
  from: PointsAccount,
  to: PointsAccount,
  transfer: PointsCause & { readonly points: Points },
): Result<{ readonly from: PointsMovement; readonly to: PointsMovement }, PointsInsufficient> {
  const kind = 'transfer' satisfies PointsEntryKind;
  const { points: wanted, ...cause } = transfer;
  const id = (side: 'out' | 'in'): string => `pt_transfer_${transfer.causeId}_${side}`;
  const sent = spendPoints(from, { ...cause, kind, points: wanted, id: id('out') });
  if (!sent.ok) return sent;
  const parts = sent.value.entry.parts;
  const after = parts.reduce((account, part) => deposit(account, part), releasePending(to, localDateOf(transfer.at)));
  return accept({ from: sent.value, to: record(to, after, { ...cause, kind, parts, id: id('in') }) });
}

/** The points of several parts together. */
export function pointsOfParts(parts: readonly { readonly points: Points }[]): Points {
  return points(parts.reduce((total, part) => total + part.points, 0));
}
