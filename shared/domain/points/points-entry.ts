import { points, type Points } from '../../kernel/units';
import type { Instant, LocalDate } from '../../kernel/time';
import { balanceOf, type PointsAccount, type PointsBucket } from './points-account';

/**
 * Why points moved. `earn` by a purchase, `bonus` by a promotion, `redeem` spent, `clawback` taken at a refund, `restore` given back
 * at a refund, `expire` by the night, `adjust` by staff, `gift` from the store, `transfer` between members.
 */
export const pointsEntryKinds = ['earn', 'bonus', 'redeem', 'clawback', 'restore', 'expire', 'adjust', 'gift', 'transfer'] as const;
export type PointsEntryKind = (typeof pointsEntryKinds)[number];

/** One line of the points book. Never edited, only reversed by another. */
export interface PointsEntry {
  /** From the cause, so that the database refuses the second: see `pointsEntryId`. */
  readonly id: string;
  readonly kind: PointsEntryKind;
  /** Signed: what the balance changed by. Never zero. */
  readonly points: Points;
  readonly causeId: string;
  readonly at: Instant;
  readonly balanceAfter: Points;
  /** The member's first entry is 1. */
  readonly number: number;
  /** The buckets it filled or emptied, always positive; what a claw-back left owed and what paid it off is in no bucket. */
  readonly parts: readonly PointsBucket[];
  /** Set while the points wait for the refund window. */
  readonly availableOn?: LocalDate;
  readonly policyVersion: number;
  /** Staff's words for an adjustment. */
  readonly reason?: string;
}

/** What every movement of points has: its cause, its moment and the policy it was decided by. */
export interface PointsCause {
  readonly causeId: string;
  readonly at: Instant;
  readonly policyVersion: number;
}

/**
 * The id of the entry that a cause makes; one cause makes at most one entry of a kind and side.
 * @example pointsEntryId('earn', 'pu_1') //=> 'pt_earn_pu_1'
 */
export function pointsEntryId(kind: PointsEntryKind, causeId: string): string {
  return `pt_${kind}_${causeId}`;
}

/** Writes the entry for a movement from one account value to the next, and numbers it. */
export function record(
  before: PointsAccount,
  after: PointsAccount,
  entry: PointsCause & {
    readonly kind: PointsEntryKind;
    readonly parts: readonly PointsBucket[];
    readonly availableOn?: LocalDate;
    readonly reason?: string;
    /** The entry's id when the cause alone does not name it, as for the two sides of a transfer. */
    readonly id?: string;
  },
): { readonly account: PointsAccount; readonly entry: PointsEntry } {
  const account = { ...after, entryCount: before.entryCount + 1 };
  const balanceAfter = balanceOf(account);
  const { id = pointsEntryId(entry.kind, entry.causeId), ...rest } = entry;
  return { account, entry: { ...rest, id, points: points(balanceAfter - balanceOf(before)), balanceAfter, number: account.entryCount } };
}
