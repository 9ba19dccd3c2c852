import { localDateOf, minuteMs, type Instant, type LocalDate } from '../../kernel/time';
import { fen, sumFen, type Fen, type Points } from '../../kernel/units';

/** One act of a cashier as the patterns see it. */
export interface CashierAct {
  /** `own_card_attempt`: he was refused, because the card is his own. */
  readonly kind: 'purchase' | 'refund' | 'adjustment' | 'own_card_attempt';
  readonly id: string;
  readonly staffId: string;
  readonly memberId: string;
  readonly at: Instant;
  /** Paid or refunded; 0 for an adjustment. */
  readonly amountFen: Fen;
  /** Points earned, or added by hand; 0 else. */
  readonly points: Points;
  /** For a purchase: whether the member's code was scanned; absent where the till does not say. */
  readonly scanned?: boolean;
  /** For a refund: an amount was given back and no goods were named. */
  readonly withoutGoods?: boolean;
}

/** Limits within which nobody needs to look. */
export interface PatternLimits {
  /** Purchases of one member by one cashier in a day. */
  readonly sameMemberPerDay: number;
  /** Points added by hand by one person in a day. */
  readonly adjustedPointsPerDay: number;
  /** Refunds of one cashier in a day. */
  readonly refundsPerDay: number;
  /** A refund so soon after the same cashier's purchase by the same member counts as quick. */
  readonly quickRefundMinutes: number;
  /** Refunds by amount, no goods named, of one cashier in a day. */
  readonly refundsWithoutGoodsPerDay: number;
  /** Purchases of one cashier in a day whose member was looked up by number or phone and not by his code ... */
  readonly lookedUpPerDay: number;
  /** ... when they are more than this share of his purchases, 0 to 1. */
  readonly lookedUpShare: number;
}

/** What a busy honest till stays under in a day; the list is read by a person, so it errs on the side of showing too much. */
export const usualLimits: PatternLimits = {
  sameMemberPerDay: 3, adjustedPointsPerDay: 500, refundsPerDay: 5, quickRefundMinutes: 10, refundsWithoutGoodsPerDay: 3, lookedUpPerDay: 10, lookedUpShare: 0.8,
};

export const patternKinds = ['own_card', 'same_member', 'manual_points', 'many_refunds', 'refund_without_goods', 'quick_refund', 'looked_up'] as const;
export type PatternKind = (typeof patternKinds)[number];

/** Something a manager should look at. Not a verdict: each may have a good reason. */
export interface UnusualPattern {
  readonly kind: PatternKind;
  readonly staffId: string;
  readonly on: LocalDate;
  /** The member concerned; null when it is about many. */
  readonly memberId: string | null;
  readonly times: number;
  readonly amountFen: Fen;
  readonly points: number;
  readonly actIds: readonly string[];
}

/**
 * Lists what is unusual in the acts of cashiers: their own card or the attempt, the same member again and again in a day, many points by hand, many
 * refunds, refunds by amount without goods, a refund right after the purchase, members looked up instead of scanned. `ownMemberIds` says which member a staff person is himself.
 * Order of the acts does not matter; the list is sorted by day, person and kind.
 */
export function unusualPatterns(acts: readonly CashierAct[], ownMemberIds: ReadonlyMap<string, string>, limits: PatternLimits): UnusualPattern[] {
  const sorted = [...acts].sort((a, b) => (a.at !== b.at ? a.at - b.at : a.id < b.id ? -1 : 1));
  const purchases = sorted.filter((act) => act.kind === 'purchase');
  const refunds = sorted.filter((act) => act.kind === 'refund');
  const adjustments = sorted.filter((act) => act.kind === 'adjustment' && act.points > 0);
  const own = (act: CashierAct): boolean => act.kind === 'own_card_attempt' || ownMemberIds.get(act.staffId) === act.memberId;
  const found = [
    ...groups(sorted.filter(own), true).map((acts) => pattern('own_card', acts)),
    ...groups(purchases, true).filter((acts) => acts.length > limits.sameMemberPerDay).map((acts) => pattern('same_member', acts)),
    ...groups(adjustments, false).filter((acts) => pointsOf(acts) > limits.adjustedPointsPerDay).map((acts) => pattern('manual_points', acts)),
    ...groups(refunds, false).filter((acts) => acts.length > limits.refundsPerDay).map((acts) => pattern('many_refunds', acts)),
    ...groups(refunds.filter((act) => act.withoutGoods === true), false).filter((acts) => acts.length > limits.refundsWithoutGoodsPerDay).map((acts) => pattern('refund_without_goods', acts)),
    ...lookedUp(purchases, limits),
    ...quickRefunds(purchases, refunds, limits.quickRefundMinutes),
  ];
  const key = (one: UnusualPattern): string => `${one.on} ${one.staffId} ${one.kind} ${one.memberId ?? ''} ${one.actIds.join()}`;
  return found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Acts of one person and day, and of one member when asked. */
function groups(acts: readonly CashierAct[], byMember: boolean): CashierAct[][] {
  const map = new Map<string, CashierAct[]>();
  for (const act of acts) {
    const key = `${localDateOf(act.at)}|${act.staffId}|${byMember ? act.memberId : ''}`;
    map.set(key, [...(map.get(key) ?? []), act]);
  }
  return [...map.values()];
}

const pointsOf = (acts: readonly CashierAct[]): number => acts.reduce((sum, act) => sum + act.points, 0);

function pattern(kind: UnusualPattern['kind'], acts: readonly CashierAct[]): UnusualPattern {
  const [first] = acts;
  const oneMember = acts.every((act) => act.memberId === first?.memberId);
  return {
    kind,
    staffId: first?.staffId ?? '',
    on: localDateOf(first?.at ?? (0 as Instant)),
    memberId: first && oneMember ? first.memberId : null,
    times: acts.length,
    amountFen: sumFen(acts.map((act) => fen(act.amountFen))),
    points: pointsOf(acts),
    actIds: acts.map((act) => act.id),
  };
}

function lookedUp(purchases: readonly CashierAct[], limits: PatternLimits): UnusualPattern[] {
  return groups(purchases.filter((act) => act.scanned !== undefined), false).flatMap((acts) => {
    const unscanned = acts.filter((act) => act.scanned === false);
    return unscanned.length > limits.lookedUpPerDay && unscanned.length > acts.length * limits.lookedUpShare ? [pattern('looked_up', unscanned)] : [];
  });
}

function quickRefunds(purchases: readonly CashierAct[], refunds: readonly CashierAct[], minutes: number): UnusualPattern[] {
  return refunds.flatMap((refund) => {
    const before = purchases.find(
      (purchase) =>
        purchase.staffId === refund.staffId && purchase.memberId === refund.memberId && refund.at >= purchase.at && refund.at - purchase.at <= minutes * minuteMs,
    );
    return before ? [pattern('quick_refund', [before, refund])] : [];
  });
}
