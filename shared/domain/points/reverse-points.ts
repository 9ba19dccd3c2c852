import { assert } from '../../kernel/assert';
import { points, zeroPoints, type Points } from '../../kernel/units';
import { localDateOf, monthOf, type LocalDate, type LocalMonth } from '../../kernel/time';
import { deposit, releasePending, withdraw, type PointsAccount, type PointsBucket } from './points-account';
import { record, type PointsCause, type PointsEntry } from './points-entry';
import type { PointsPolicy } from './points-policy';
import type { PointsMovement } from './spend-points';

export interface ClawBack extends PointsCause {
  readonly points: Points;
  /** The month the refunded purchase's points were put into, and the day they wait for. */
  readonly expiresIn: LocalMonth;
  readonly availableOn?: LocalDate;
}

/**
 * Takes back points that a refunded purchase had earned: from the pending ones, then from the month they were put into, then earliest first.
 * What is not there any more is owed (policy `negative`, paid by the next points) or let go (policy `clamp`); `lostPoints` says how much was let go.
 * Points whose month has ended are let go in any case: they expired, and must not be taken a second time from others.
 * The entry is null when nothing moved.
 */
export function clawBack(
  account: PointsAccount,
  claim: ClawBack,
  policy: Pick<PointsPolicy, 'clawBack'>,
): { readonly account: PointsAccount; readonly entry: PointsEntry | null; readonly lostPoints: Points } {
  const { points: wanted, expiresIn, availableOn, ...cause } = claim;
  assert(wanted >= 0, 'a claw-back is not negative');
  const month = monthOf(localDateOf(claim.at));
  if (expiresIn < month) return { account, entry: null, lostPoints: wanted };
  const fromPending = takePending(releasePending(account, localDateOf(claim.at)), wanted, expiresIn, availableOn);
  const order = [expiresIn, ...account.buckets.map((bucket) => bucket.expiresIn), ...fromPending.account.buckets.map((bucket) => bucket.expiresIn)];
  const left = points(wanted - fromPending.taken);
  const fromBuckets = withdraw(fromPending.account, left, [...new Set(order)]);
  const missing = points(left - fromBuckets.taken);
  const owes = policy.clawBack === 'negative' ? missing : zeroPoints;
  const lostPoints = points(missing - owes);
  if (wanted === lostPoints) return { account, entry: null, lostPoints };
  const after = { ...fromBuckets.account, owedPoints: points(fromBuckets.account.owedPoints + owes) };
  const parts = fromPending.taken > 0 ? [{ expiresIn, points: fromPending.taken }, ...fromBuckets.parts] : fromBuckets.parts;
  return { ...record(account, after, { ...cause, kind: 'clawback', parts }), lostPoints };
}

function takePending(
  account: PointsAccount,
  wanted: Points,
  expiresIn: LocalMonth,
  availableOn: LocalDate | undefined,
): { readonly account: PointsAccount; readonly taken: Points } {
  const held = account.pending.find((part) => part.availableOn === availableOn && part.expiresIn === expiresIn);
  if (!held) return { account, taken: zeroPoints };
  const taken = points(Math.min(held.points, wanted));
  const pending = account.pending
    .map((part) => (part === held ? { ...part, points: points(part.points - taken) } : part))
    .filter((part) => part.points > 0);
  return { account: { ...account, pending }, taken };
}

/**
 * Gives back points that a refunded purchase had used as money. Each part keeps its month; a part whose month has ended meanwhile
 * lives to the end of the current month, in the member's favour.
 * @throws BugError when there is nothing to give back.
 */
export function restorePoints(account: PointsAccount, restoration: PointsCause & { readonly parts: readonly PointsBucket[] }): PointsMovement {
  const { parts: spent, ...cause } = restoration;
  assert(spent.length > 0 && spent.every((part) => part.points > 0), 'a restoration is more than zero');
  const month = monthOf(localDateOf(restoration.at));
  const parts = spent.map((part) => (part.expiresIn < month ? { ...part, expiresIn: month } : part));
  const released = releasePending(account, localDateOf(restoration.at));
  const after = parts.reduce((current, part) => deposit(current, part), released);
  return record(account, after, { ...cause, kind: 'restore', parts });
}
