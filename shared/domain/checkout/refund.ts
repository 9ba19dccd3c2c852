import { assert, assertNever } from '../../kernel/assert';
import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { fen, points, sumFen, type Fen, type Points } from '../../kernel/units';
import { addDays, localDateOf, monthOf, type Instant, type LocalDate } from '../../kernel/time';
import { clawBack, pointsOfParts, restorePoints, type PointsBucket, type PointsEntry } from '../points';
import type { Policies } from '../policy';
import { removeGrowth } from '../tier';
import type { AccountParts } from './apply-purchase';
import type { Purchase, RefundedSoFar } from './purchase';

/** What comes back: everything, some lines, or goods worth an amount (after tier and coupons, points as money included). */
export type RefundScope =
  | { readonly kind: 'whole' }
  | { readonly kind: 'lines'; readonly lineIndexes: readonly number[] }
  | { readonly kind: 'value'; readonly valueFen: Fen };

export interface RefundCommand {
  readonly refundId: string;
  readonly at: Instant;
  readonly scope: RefundScope;
  /** A manager may refund after the window has closed; that is for the caller to permit. */
  readonly afterWindow?: boolean;
}

/** What one refund does; the purchase's running totals already include it. */
export interface AppliedRefund {
  readonly parts: AccountParts;
  readonly purchase: Purchase;
  /** Worth of the goods that came back, and the money to hand out for them; the rest was paid with points. */
  readonly valueFen: Fen;
  readonly paidFen: Fen;
  readonly pointsRestored: Points;
  readonly pointsClawedBack: Points;
  /** Of the points to be clawed back, those let go: past their month, or already spent under the policy `clamp`. */
  readonly lostPoints: Points;
  readonly growthRemoved: number;
  readonly entries: readonly PointsEntry[];
  /** Coupons that the member gets back. */
  readonly returnedCouponIds: readonly string[];
  readonly isWhole: boolean;
}

export type RefundRefusal =
  | Refusal<'REFUND_WINDOW_CLOSED', { readonly lastOn: LocalDate }>
  | Refusal<'REFUND_COMPLETE', Record<string, never>>
  | Refusal<'REFUND_AMOUNT_INVALID', { readonly valueFen: number }>
  | Refusal<'REFUND_TOO_LARGE', { readonly valueFen: Fen; readonly leftFen: Fen }>
  | Refusal<'REFUND_LINE_UNKNOWN', { readonly lineIndex: number; readonly lines: number }>
  | Refusal<'REFUND_LINE_REFUNDED', { readonly lineIndex: number }>;

/** What the goods of a purchase came to: the base of its refunds. */
export function valueOf(purchase: Pick<Purchase, 'lines'>): Fen {
  return sumFen(purchase.lines.map((line) => line.valueFen));
}

/** Whether nothing of a purchase is left to refund. */
export function isRefunded(purchase: Pick<Purchase, 'lines' | 'refunded'>): boolean {
  const value = valueOf(purchase);
  return value > 0 ? purchase.refunded.valueFen === value : purchase.refunded.lineIndexes.length === purchase.lines.length;
}

/**
 * Refunds a purchase, whole or in part, as often as there is something left. Money and points used as money come back in proportion to the
 * goods, rounded down each time but exact in the end: the parts of a purchase refunded one by one add up to the whole to the fen.
 * Points and growth earned are taken back in the same proportion, rounded up; points spent are given back first, so that they can
 * cover what is taken. The tier stays until the night. The preview of a refund is this same function.
 *
 * Refuses REFUND_WINDOW_CLOSED {lastOn}, REFUND_COMPLETE, REFUND_AMOUNT_INVALID, REFUND_TOO_LARGE {valueFen, leftFen},
 * REFUND_LINE_UNKNOWN, REFUND_LINE_REFUNDED.
 * @example // 100 yuan, 20 of them paid with 2,000 points; goods worth 50 come back: 40 yuan and 1,000 points
 */
export function refundPurchase(
  parts: AccountParts,
  purchase: Purchase,
  command: RefundCommand,
  policies: Policies,
): Result<AppliedRefund, RefundRefusal> {
  const lastOn = addDays(localDateOf(purchase.at), policies.checkout.refundDays);
  if (command.afterWindow !== true && localDateOf(command.at) > lastOn) return refuse('REFUND_WINDOW_CLOSED', { lastOn });
  if (isRefunded(purchase)) return refuse('REFUND_COMPLETE', {});
  const scope = scopeOf(purchase, command.scope);
  if (!scope.ok) return scope;

  const before = purchase.refunded;
  const after = totalsAfter(purchase, scope.value);
  const refunded: Purchase = { ...purchase, refunded: after };
  const moved = movePoints(parts, purchase, command, policies, after);
  const growthRemoved = after.growthRemoved - before.growthRemoved;
  const tier = removeGrowth(parts.tier, { growth: growthRemoved, earnedIn: monthOf(localDateOf(purchase.at)) }, policies.tiers);
  const isWhole = isRefunded(refunded);
  return accept({
    parts: { points: moved.account, tier },
    purchase: refunded,
    valueFen: fen(after.valueFen - before.valueFen),
    paidFen: fen(after.paidFen - before.paidFen),
    pointsRestored: points(after.pointsRestored - before.pointsRestored),
    pointsClawedBack: points(after.pointsClawedBack - before.pointsClawedBack),
    lostPoints: moved.lostPoints,
    growthRemoved,
    entries: moved.entries,
    returnedCouponIds: isWhole && policies.coupons.returnOnWholeRefund ? purchase.coupons.map((coupon) => coupon.couponId) : [],
    isWhole,
  });
}

/** The goods a refund covers: their worth together with what came back before, and their lines. */
function scopeOf(
  purchase: Purchase,
  scope: RefundScope,
): Result<{ readonly valueFen: Fen; readonly lineIndexes: readonly number[] }, RefundRefusal> {
  const { refunded, lines } = purchase;
  const leftFen = fen(valueOf(purchase) - refunded.valueFen);
  switch (scope.kind) {
    case 'whole':
      return accept({ valueFen: valueOf(purchase), lineIndexes: lines.map((_, index) => index) });
    case 'value': {
      const { valueFen } = scope;
      if (!Number.isSafeInteger(valueFen) || valueFen <= 0) return refuse('REFUND_AMOUNT_INVALID', { valueFen });
      if (valueFen > leftFen) return refuse('REFUND_TOO_LARGE', { valueFen, leftFen });
      return accept({ valueFen: fen(refunded.valueFen + valueFen), lineIndexes: refunded.lineIndexes });
    }
    case 'lines': {
      const lineIndexes = [...new Set(scope.lineIndexes)];
      const unknown = lineIndexes.find((index) => lines[index] === undefined);
      if (unknown !== undefined || lineIndexes.length === 0) return refuse('REFUND_LINE_UNKNOWN', { lineIndex: unknown ?? -1, lines: lines.length });
      const again = lineIndexes.find((index) => refunded.lineIndexes.includes(index));
      if (again !== undefined) return refuse('REFUND_LINE_REFUNDED', { lineIndex: again });
      const valueFen = sumFen(lineIndexes.map((index) => lines[index]?.valueFen ?? fen(0)));
      if (valueFen > leftFen) return refuse('REFUND_TOO_LARGE', { valueFen, leftFen });
      return accept({ valueFen: fen(refunded.valueFen + valueFen), lineIndexes: [...refunded.lineIndexes, ...lineIndexes].sort((a, b) => a - b) });
    }
    default:
      return assertNever(scope, 'refund scope');
  }
}

/** The running totals once goods worth `valueFen` in all have come back. */
function totalsAfter(purchase: Purchase, scope: { readonly valueFen: Fen; readonly lineIndexes: readonly number[] }): RefundedSoFar {
  const base = valueOf(purchase);
  assert(scope.valueFen <= base, 'no more comes back than was bought');
  const share = (total: number): number => (base === 0 ? total : Number((BigInt(total) * BigInt(scope.valueFen)) / BigInt(base)));
  const kept = (total: number): number => (base === 0 ? 0 : Number((BigInt(total) * BigInt(base - scope.valueFen)) / BigInt(base)));
  return {
    valueFen: scope.valueFen,
    paidFen: fen(share(purchase.paidFen)),
    pointsRestored: points(share(purchase.pointsSpent)),
    pointsClawedBack: points(purchase.pointsEarned - kept(purchase.pointsEarned)),
    growthRemoved: purchase.growthEarned - kept(purchase.growthEarned),
    lineIndexes: scope.lineIndexes,
  };
}

function movePoints(
  parts: AccountParts,
  purchase: Purchase,
  command: RefundCommand,
  policies: Policies,
  after: RefundedSoFar,
): { readonly account: AccountParts['points']; readonly entries: readonly PointsEntry[]; readonly lostPoints: Points } {
  const cause = { causeId: command.refundId, at: command.at, policyVersion: policies.version };
  const entries: PointsEntry[] = [];
  let account = parts.points;
  const spent = partsBetween(purchase.spentParts, purchase.refunded.pointsRestored, after.pointsRestored);
  if (spent.length > 0) {
    const restored = restorePoints(account, { ...cause, parts: spent });
    account = restored.account;
    entries.push(restored.entry);
  }
  const claim = {
    ...cause,
    points: points(after.pointsClawedBack - purchase.refunded.pointsClawedBack),
    expiresIn: purchase.pointsExpireIn,
    ...(purchase.pointsAvailableOn === null ? {} : { availableOn: purchase.pointsAvailableOn }),
  };
  const clawed = clawBack(account, claim, policies.points);
  if (clawed.entry) entries.push(clawed.entry);
  return { account: clawed.account, entries, lostPoints: clawed.lostPoints };
}

/**
 * The spent points between two running totals, those that live longest first: what comes back early in a series of refunds is what the
 * member can keep longest.
 */
function partsBetween(spentParts: readonly PointsBucket[], from: Points, to: Points): PointsBucket[] {
  assert(to <= pointsOfParts(spentParts), 'no more points come back than were spent');
  const result: PointsBucket[] = [];
  let position = 0;
  for (const part of [...spentParts].reverse()) {
    const [start, end] = [Math.max(from, position), Math.min(to, position + part.points)];
    if (end > start) result.push({ expiresIn: part.expiresIn, points: points(end - start) });
    position += part.points;
  }
  return result;
}
