import { points, type Points } from '../../kernel/units';
import { monthOf, type LocalDate, type LocalMonth } from '../../kernel/time';
import { balanceOf, releasePending, type PointsAccount } from './points-account';
import type { PointsEntry } from './points-entry';

/** What is wrong between a member's entries and his balance. */
export type BooksFault =
  | { readonly kind: 'sum'; readonly entries: Points; readonly balance: Points }
  | { readonly kind: 'count'; readonly entries: number; readonly counted: number }
  | { readonly kind: 'running_balance'; readonly entryId: string; readonly written: Points; readonly expected: Points }
  | { readonly kind: 'numbering'; readonly entryId: string; readonly written: number; readonly expected: number };

/**
 * Compares a member's entries with his account: numbered 1, 2, 3 ..., each balance the sum so far, the last one the account's.
 * The entries are the truth; a fault is reported, never mended silently. Order of the entries given does not matter.
 */
export function reconcile(entries: readonly PointsEntry[], account: PointsAccount): BooksFault[] {
  const faults: BooksFault[] = [];
  let sum = 0;
  [...entries].sort((a, b) => a.number - b.number).forEach((entry, index) => {
    sum += entry.points;
    if (entry.number !== index + 1) faults.push({ kind: 'numbering', entryId: entry.id, written: entry.number, expected: index + 1 });
    if (entry.balanceAfter !== sum) faults.push({ kind: 'running_balance', entryId: entry.id, written: entry.balanceAfter, expected: points(sum) });
  });
  const balance = balanceOf(account);
  if (sum !== balance) faults.push({ kind: 'sum', entries: points(sum), balance });
  if (entries.length !== account.entryCount) faults.push({ kind: 'count', entries: entries.length, counted: account.entryCount });
  return faults;
}

/** What a store or the brand owes its members in points. `activePoints` + `pendingPoints` - `owedPoints` is the sum of all balances. */
export interface PointsLiability {
  readonly members: number;
  readonly activePoints: Points;
  readonly pendingPoints: Points;
  /** What members owe after claw-backs. */
  readonly owedPoints: Points;
  readonly negativeMembers: number;
  /** Past their month, waiting for the night: part of `activePoints`. */
  readonly overduePoints: Points;
  /** Active points by the month at whose end they expire, in order. */
  readonly expiring: readonly { readonly expiresIn: LocalMonth; readonly points: Points }[];
}

export const noLiability: PointsLiability = {
  members: 0, activePoints: points(0), pendingPoints: points(0), owedPoints: points(0), negativeMembers: 0, overduePoints: points(0), expiring: [],
};

/** Adds one member's account to a report. Accounts may come in any order and in any number of batches. */
export function addLiability(report: PointsLiability, account: PointsAccount, on: LocalDate): PointsLiability {
  const released = releasePending(account, on);
  const month = monthOf(on);
  const byMonth = new Map(report.expiring.map((part) => [part.expiresIn, part.points as number]));
  let active = 0;
  let overdue = 0;
  for (const bucket of released.buckets) {
    active += bucket.points;
    if (bucket.expiresIn < month) overdue += bucket.points;
    byMonth.set(bucket.expiresIn, (byMonth.get(bucket.expiresIn) ?? 0) + bucket.points);
  }
  const pending = released.pending.reduce((sum, part) => sum + part.points, 0);
  return {
    members: report.members + 1,
    activePoints: points(report.activePoints + active),
    pendingPoints: points(report.pendingPoints + pending),
    owedPoints: points(report.owedPoints + released.owedPoints),
    negativeMembers: report.negativeMembers + (balanceOf(released) < 0 ? 1 : 0),
    overduePoints: points(report.overduePoints + overdue),
    expiring: [...byMonth].sort(([a], [b]) => (a < b ? -1 : 1)).map(([expiresIn, amount]) => ({ expiresIn, points: points(amount) })),
  };
}

/** Joins the reports of two batches or stores. */
export function joinLiability(left: PointsLiability, right: PointsLiability): PointsLiability {
  const byMonth = new Map<LocalMonth, number>();
  for (const part of [...left.expiring, ...right.expiring]) byMonth.set(part.expiresIn, (byMonth.get(part.expiresIn) ?? 0) + part.points);
  return {
    members: left.members + right.members,
    activePoints: points(left.activePoints + right.activePoints),
    pendingPoints: points(left.pendingPoints + right.pendingPoints),
    owedPoints: points(left.owedPoints + right.owedPoints),
    negativeMembers: left.negativeMembers + right.negativeMembers,
    overduePoints: points(left.overduePoints + right.overduePoints),
    expiring: [...byMonth].sort(([a], [b]) => (a < b ? -1 : 1)).map(([expiresIn, amount]) => ({ expiresIn, points: points(amount) })),
  };
}
