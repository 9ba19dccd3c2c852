import { points, sumPoints, zeroPoints, type Points } from '../../kernel/units';
import { lastDayOf, localDateOf, monthOf, type Instant, type LocalDate, type LocalMonth } from '../../kernel/time';

/** Points that expire together, at the end of `expiresIn`. */
export interface PointsBucket {
  readonly expiresIn: LocalMonth;
  readonly points: Points;
}

/** Points of purchases whose refund window is still open: counted in the balance, not yet to be spent. */
export interface PendingPoints extends PointsBucket {
  readonly availableOn: LocalDate;
}

/**
 * A member's points, kept in his account document. A cache: the entries are the truth.
 * `buckets` are sorted by month, none empty. `owedPoints` is what a claw-back could not take (policy `negative`); while it is
 * above zero there are no buckets. `entryCount` numbers the entries, so that each has its place.
 */
export interface PointsAccount {
  readonly buckets: readonly PointsBucket[];
  readonly pending: readonly PendingPoints[];
  readonly owedPoints: Points;
  readonly entryCount: number;
}

export const emptyPointsAccount: PointsAccount = { buckets: [], pending: [], owedPoints: zeroPoints, entryCount: 0 };

/** The balance the entries add up to: buckets and pending less what is owed. Negative only under the policy `negative`. */
export function balanceOf(account: PointsAccount): Points {
  return points(
    sumPoints(account.buckets.map((bucket) => bucket.points)) + sumPoints(account.pending.map((part) => part.points)) - account.owedPoints,
  );
}

/**
 * The points that may be spent on a day: not pending, and not past their month even if the night has not swept them yet.
 * @example availableOn({ ...emptyPointsAccount, buckets: [{ expiresIn: '2026-10', points: 50 }] }, localDate('2026-11-01')) //=> 0
 */
export function availableOn(account: PointsAccount, on: LocalDate): Points {
  const month = monthOf(on);
  return sumPoints(releasePending(account, on).buckets.filter((bucket) => bucket.expiresIn >= month).map((bucket) => bucket.points));
}

/** Like `availableOn`, at a moment. */
export function availableAt(account: PointsAccount, at: Instant): Points {
  return availableOn(account, localDateOf(at));
}

/** The next points to expire and their last day; null when none will. */
export function nextExpiry(account: PointsAccount, on: LocalDate): { readonly expiresOn: LocalDate; readonly points: Points } | null {
  const month = monthOf(on);
  const next = account.buckets.find((bucket) => bucket.expiresIn >= month);
  return next ? { expiresOn: lastDayOf(next.expiresIn), points: next.points } : null;
}

/**
 * Moves pending points whose day has come to the buckets; what is owed is paid from them first.
 * Makes no entry: the balance does not change, only what may be spent.
 */
export function releasePending(account: PointsAccount, on: LocalDate): PointsAccount {
  const due = account.pending.filter((part) => part.availableOn <= on);
  if (due.length === 0) return account;
  const pending = account.pending.filter((part) => part.availableOn > on);
  return due.reduce<PointsAccount>((result, part) => deposit(result, part), { ...account, pending });
}

/** Puts points into their bucket after paying what is owed. Keeps buckets sorted and merged. */
export function deposit(account: PointsAccount, part: PointsBucket): PointsAccount {
  const paid = Math.min(account.owedPoints, part.points);
  const rest = points(part.points - paid);
  const owedPoints = points(account.owedPoints - paid);
  if (rest === 0) return { ...account, owedPoints };
  const same = account.buckets.find((bucket) => bucket.expiresIn === part.expiresIn);
  const others = account.buckets.filter((bucket) => bucket !== same);
  const merged = { expiresIn: part.expiresIn, points: points((same?.points ?? 0) + rest) };
  return { ...account, owedPoints, buckets: [...others, merged].sort((a, b) => (a.expiresIn < b.expiresIn ? -1 : 1)) };
}

/** Puts points aside until a day, merged with others of the same day and month. */
export function depositPending(account: PointsAccount, part: PendingPoints): PointsAccount {
  const same = account.pending.find((other) => other.availableOn === part.availableOn && other.expiresIn === part.expiresIn);
  const merged = { ...part, points: points(part.points + (same?.points ?? 0)) };
  const pending = [...account.pending.filter((other) => other !== same), merged];
  return { ...account, pending: pending.sort((a, b) => (`${a.availableOn}${a.expiresIn}` < `${b.availableOn}${b.expiresIn}` ? -1 : 1)) };
}

/**
 * Takes up to `wanted` points from the buckets that `order` lists, in that order. Answers what was taken from where.
 */
export function withdraw(
  account: PointsAccount,
  wanted: Points,
  order: readonly LocalMonth[],
): { readonly account: PointsAccount; readonly parts: readonly PointsBucket[]; readonly taken: Points } {
  let left: number = wanted;
  const parts: PointsBucket[] = [];
  const remaining = new Map(account.buckets.map((bucket) => [bucket.expiresIn, bucket.points]));
  for (const month of order) {
    const held = remaining.get(month) ?? 0;
    const taken = Math.min(held, left);
    if (taken === 0) continue;
    parts.push({ expiresIn: month, points: points(taken) });
    remaining.set(month, points(held - taken));
    left -= taken;
  }
  const buckets = account.buckets
    .map((bucket) => ({ expiresIn: bucket.expiresIn, points: remaining.get(bucket.expiresIn) ?? zeroPoints }))
    .filter((bucket) => bucket.points > 0);
  return { account: { ...account, buckets }, parts, taken: points(wanted - left) };
}
