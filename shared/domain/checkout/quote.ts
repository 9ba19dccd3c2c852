import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { basisPoints, fen, points, sumFen, zeroFen, zeroPoints, type BasisPoints, type Fen, type Points } from '../../kernel/units';
import type { Instant } from '../../kernel/time';
import { couponApplies, type Coupon, type CouponUnfit } from '../coupon';
import { mostPointsAsMoney, type AppliedMultiplier, type PointsDiscount, type PointsInsufficient } from '../points';
import type { Policies } from '../policy';
import { tierById } from '../tier';
import { bestCombination, combineCoupons, conflictWith, type CombinedCoupons, type FittingCoupon } from './combine-coupons';
import { earningsOf } from './earnings';
import { atTierPrice, leftOf, poolsOf, spreadOverItems, type PricePool, type PurchaseItem } from './price-pools';

export interface QuoteInput {
  /** The price before any discount. */
  readonly amountFen: Fen;
  /** The goods, when the till knows them; their sum is `amountFen`. */
  readonly items?: readonly PurchaseItem[];
  readonly storeId: string;
  readonly at: Instant;
  /** The tier that holds today (`effectiveTierId`). */
  readonly tierId: string;
  /** What may be spent today (`availableAt`). */
  readonly availablePoints: Points;
  readonly inBirthdayMonth: boolean;
  /** The member's wallet, whatever the state of each. */
  readonly coupons: readonly Coupon[];
  readonly chosen: QuoteChoice;
  /** The checkout that asks, so that coupons it holds itself count. */
  readonly checkoutId?: string;
  /** Nothing shows that the member is here: he may earn, but his coupons and points stay his. */
  readonly onlyEarns?: boolean;
  readonly policies: Policies;
}

export interface QuoteChoice {
  readonly couponIds: 'best' | readonly string[];
  readonly pointsToSpend: 'most' | Points;
}

/** Why a coupon of the wallet takes nothing off this purchase. */
export type CouponWhyNot =
  | CouponUnfit
  | Refusal<'COUPON_NOT_COMBINABLE', { readonly withCouponId: string }>
  | Refusal<'COUPON_LIMIT_PER_PURCHASE', { readonly most: number }>
  | Refusal<'COUPON_NOT_BEST', { readonly aloneFen: Fen; readonly bestFen: Fen }>
  | Refusal<'COUPON_NOT_CHOSEN', { readonly aloneFen: Fen }>
  | Refusal<'COUPON_WITHOUT_EFFECT', Record<string, never>>
  | Refusal<'COUPON_GIFT_UNASKED', Record<string, never>>
  | Refusal<'COUPON_SCAN_MISSING', Record<string, never>>;

export type QuotedCoupon =
  | { readonly couponId: string; readonly applied: true; readonly discountFen: Fen }
  | { readonly couponId: string; readonly applied: false; readonly whyNot: CouponWhyNot };

/** What a purchase will cost and bring. `originalFen` = tier discount + coupons + points + `payableFen`. */
export interface Quote {
  readonly originalFen: Fen;
  readonly tierId: string;
  readonly tierDiscountFen: Fen;
  readonly coupons: readonly QuotedCoupon[];
  readonly couponDiscountFen: Fen;
  readonly pointsSpent: Points;
  readonly pointsDiscountFen: Fen;
  /** The most points that could be spent, for the screen. */
  readonly pointsMost: PointsDiscount;
  readonly payableFen: Fen;
  /** Each item with what it comes to after tier and coupons, points not counted: the base of a partial refund. */
  readonly lines: readonly (PurchaseItem & { readonly valueFen: Fen })[];
  readonly pointsEarned: Points;
  /** What multiplied the points earned, and why. */
  readonly multiplier: AppliedMultiplier;
  readonly growthEarned: number;
  readonly policyVersion: number;
}

export type QuoteRefusal =
  | PointsInsufficient
  | Refusal<'AMOUNT_INVALID', { readonly amountFen: number; readonly mostFen: Fen }>
  | Refusal<'AMOUNT_MISMATCH', { readonly amountFen: Fen; readonly itemsFen: Fen }>
  | Refusal<'ITEMS_TOO_MANY', { readonly items: number; readonly most: number }>
  | Refusal<'COUPON_UNKNOWN', { readonly couponId: string }>
  | Refusal<'POINTS_STEP_INVALID', { readonly stepPoints: Points }>
  | Refusal<'POINTS_CAP_EXCEEDED', { readonly mostPoints: Points }>
  | Refusal<'POINTS_NOT_MONEY', Record<string, never>>
  | Refusal<'POINTS_SCAN_MISSING', Record<string, never>>;

/**
 * The price of a purchase and what it brings, with a reason for every coupon that does not count. The preview and the commit call this
 * same function. Tier first, then coupons, then points as money; points and growth are earned by what is paid.
 *
 * A chosen coupon that does not apply makes no refusal here but a `whyNot`, so that a preview can show it; `confirmQuote` refuses it.
 * Refuses AMOUNT_INVALID, AMOUNT_MISMATCH, ITEMS_TOO_MANY, COUPON_UNKNOWN, POINTS_INSUFFICIENT, POINTS_STEP_INVALID, POINTS_CAP_EXCEEDED,
 * POINTS_NOT_MONEY, POINTS_SCAN_MISSING.
 * @example // gold, 128.50 yuan, no coupon, no points: 95% rounded down
 * quote(input).value.payableFen //=> 12207
 */
export function quote(input: QuoteInput): Result<Quote, QuoteRefusal> {
  const { policies, chosen } = input;
  const items = input.items && input.items.length > 0 ? input.items : [{ category: null, amountFen: input.amountFen }];
  const refusal = refuseAmount(input, items) ?? refuseUnknownCoupon(input);
  if (refusal) return refusal;

  const tier = tierById(input.tierId, policies.tiers);
  const priced = priceWithCoupons(input, items, tier.payRate);
  const value = leftOf(priced.combined.pools);
  const couponUsed = priced.combined.discountFen > 0;
  const spending = pointsFor(input, value, couponUsed && !policies.checkout.pointsWithCoupons);
  if (!spending.ok) return spending;

  const { discount, most } = spending.value;
  const payableFen = fen(value - discount.discountFen);
  const earned = earningsOf({ paidFen: payableFen, tierId: tier.id, storeId: input.storeId, at: input.at, inBirthdayMonth: input.inBirthdayMonth }, policies);
  const values = spreadOverItems(priced.combined.pools, items);
  return accept({
    originalFen: input.amountFen,
    tierId: tier.id,
    tierDiscountFen: priced.tierDiscountFen,
    coupons: explain(input.coupons, priced, chosen, policies.coupons.mostPerPurchase),
    couponDiscountFen: priced.combined.discountFen,
    pointsSpent: discount.points,
    pointsDiscountFen: discount.discountFen,
    pointsMost: most,
    payableFen,
    lines: items.map((item, index) => ({ ...item, valueFen: values[index] ?? zeroFen })),
    pointsEarned: earned.points,
    multiplier: earned.multiplier,
    growthEarned: earned.growth,
    policyVersion: policies.version,
  });
}

function refuseAmount(input: QuoteInput, items: readonly PurchaseItem[]): QuoteRefusal | null {
  const { mostFen, mostItems } = input.policies.checkout;
  if (items.length > mostItems) return refuse('ITEMS_TOO_MANY', { items: items.length, most: mostItems });
  const amounts = [input.amountFen, ...items.map((item) => item.amountFen)];
  const wrong = amounts.find((amount) => !Number.isSafeInteger(amount) || amount < 0 || amount > mostFen);
  if (wrong !== undefined || input.amountFen === 0) return refuse('AMOUNT_INVALID', { amountFen: wrong ?? 0, mostFen });
  const itemsFen = sumFen(items.map((item) => item.amountFen));
  return itemsFen === input.amountFen ? null : refuse('AMOUNT_MISMATCH', { amountFen: input.amountFen, itemsFen });
}

function refuseUnknownCoupon(input: QuoteInput): QuoteRefusal | null {
  if (input.chosen.couponIds === 'best') return null;
  const couponId = input.chosen.couponIds.find((id) => !input.coupons.some((coupon) => coupon.id === id));
  return couponId === undefined ? null : refuse('COUPON_UNKNOWN', { couponId });
}

interface Priced {
  readonly tierDiscountFen: Fen;
  readonly pools: readonly PricePool[];
  readonly combined: CombinedCoupons;
  readonly fitting: readonly FittingCoupon[];
  /** Coupons that do not count, with the reason; those left out of the best set are not in it. */
  readonly whyNot: ReadonlyMap<string, CouponWhyNot>;
}

function priceWithCoupons(input: QuoteInput, items: readonly PurchaseItem[], payRate: BasisPoints): Priced {
  const withTier = priceAt(input, items, payRate, input.chosen.couponIds);
  if (input.policies.checkout.couponsWithTierDiscount || payRate === 10_000) return withTier;
  // Either the tier's price or the coupons: asked for coupons, the coupons; else what is cheaper, the tier's price when equal.
  const tierOnly = priceAt(input, items, payRate, []);
  const couponsOnly = priceAt(input, items, basisPoints(10_000), input.chosen.couponIds);
  const asked = input.chosen.couponIds !== 'best' && couponsOnly.combined.discounts.length > 0;
  return asked || leftOf(couponsOnly.combined.pools) < leftOf(tierOnly.combined.pools) ? couponsOnly : tierOnly;
}

function priceAt(input: QuoteInput, items: readonly PurchaseItem[], payRate: BasisPoints, couponIds: QuoteChoice['couponIds']): Priced {
  const full = poolsOf(items);
  const pools = atTierPrice(full, payRate);
  const whyNot = new Map<string, CouponWhyNot>();
  const fitting: FittingCoupon[] = [];
  for (const coupon of input.coupons) {
    if (input.onlyEarns) {
      whyNot.set(coupon.id, refuse('COUPON_SCAN_MISSING', {}));
      continue;
    }
    const occasion = { at: input.at, storeId: input.storeId, tierId: input.tierId, lines: full };
    const fit = couponApplies(coupon, input.checkoutId === undefined ? occasion : { ...occasion, checkoutId: input.checkoutId });
    if (fit.ok) fitting.push({ coupon, poolIndexes: fit.value.lineIndexes });
    else whyNot.set(coupon.id, fit);
  }
  const most = input.policies.coupons.mostPerPurchase;
  const set = couponIds === 'best' ? bestCombination(pools, fitting, most) : chosenSet(couponIds, fitting, most, whyNot);
  const combined = dropWithoutEffect(pools, set, whyNot);
  return { tierDiscountFen: fen(leftOf(full) - leftOf(pools)), pools, combined, fitting, whyNot };
}

/** The coupons a member chose, each only as far as those before it (by id) allow. */
function chosenSet(
  couponIds: readonly string[],
  fitting: readonly FittingCoupon[],
  most: number,
  whyNot: Map<string, CouponWhyNot>,
): readonly FittingCoupon[] {
  const set: FittingCoupon[] = [];
  for (const couponId of [...new Set(couponIds)].sort()) {
    const candidate = fitting.find((part) => part.coupon.id === couponId);
    if (!candidate) continue;
    const conflict = conflictWith(candidate.coupon, set.map((part) => part.coupon));
    if (conflict) whyNot.set(couponId, refuse('COUPON_NOT_COMBINABLE', { withCouponId: conflict.id }));
    else if (set.length >= most) whyNot.set(couponId, refuse('COUPON_LIMIT_PER_PURCHASE', { most }));
    else set.push(candidate);
  }
  return set;
}

/** A coupon that would take nothing off (the price is already zero) is not used up. Gifts take nothing and are used all the same. */
function dropWithoutEffect(pools: readonly PricePool[], set: readonly FittingCoupon[], whyNot: Map<string, CouponWhyNot>): CombinedCoupons {
  const combined = combineCoupons(pools, set);
  const idle = combined.discounts.filter(
    (part) => part.discountFen === 0 && set.some(({ coupon }) => coupon.id === part.couponId && coupon.terms.effect.kind !== 'gift'),
  );
  for (const { couponId } of idle) whyNot.set(couponId, refuse('COUPON_WITHOUT_EFFECT', {}));
  return { ...combined, discounts: combined.discounts.filter((part) => !idle.includes(part)) };
}

function explain(coupons: readonly Coupon[], priced: Priced, chosen: QuoteChoice, most: number): QuotedCoupon[] {
  const used = new Map(priced.combined.discounts.map((part) => [part.couponId, part.discountFen]));
  const usedCoupons = coupons.filter((coupon) => used.has(coupon.id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return coupons.map((coupon): QuotedCoupon => {
    const couponId = coupon.id;
    const discountFen = used.get(couponId);
    if (discountFen !== undefined) return { couponId, applied: true, discountFen };
    const known = priced.whyNot.get(couponId);
    if (known) return { couponId, applied: false, whyNot: known };
    if (coupon.terms.effect.kind === 'gift') return { couponId, applied: false, whyNot: refuse('COUPON_GIFT_UNASKED', {}) };
    const fit = priced.fitting.find((part) => part.coupon.id === couponId);
    const aloneFen = fit ? combineCoupons(priced.pools, [fit]).discountFen : zeroFen;
    const conflict = conflictWith(coupon, usedCoupons);
    const whyNot: CouponWhyNot =
      chosen.couponIds !== 'best'
        ? refuse('COUPON_NOT_CHOSEN', { aloneFen })
        : conflict && aloneFen <= priced.combined.discountFen
          ? refuse('COUPON_NOT_COMBINABLE', { withCouponId: conflict.id })
          : usedCoupons.length >= most
            ? refuse('COUPON_LIMIT_PER_PURCHASE', { most })
            : refuse('COUPON_NOT_BEST', { aloneFen, bestFen: priced.combined.discountFen > 0 ? priced.combined.discountFen : priced.tierDiscountFen });
    return { couponId, applied: false, whyNot };
  });
}

function pointsFor(
  input: QuoteInput,
  value: Fen,
  forbiddenByCoupon: boolean,
): Result<{ readonly discount: PointsDiscount; readonly most: PointsDiscount }, QuoteRefusal> {
  const rule = input.policies.points.asMoney;
  const wanted = input.chosen.pointsToSpend;
  const none: PointsDiscount = { points: zeroPoints, discountFen: zeroFen };
  if (rule === null || forbiddenByCoupon) {
    return wanted === 'most' || wanted === 0 ? accept({ discount: none, most: none }) : refuse('POINTS_NOT_MONEY', {});
  }
  if (input.onlyEarns) return wanted === 'most' || wanted === 0 ? accept({ discount: none, most: none }) : refuse('POINTS_SCAN_MISSING', {});
  const most = mostPointsAsMoney(value, input.availablePoints, rule);
  if (wanted === 'most') return accept({ discount: most, most });
  if (wanted === 0) return accept({ discount: none, most });
  if (wanted < 0 || wanted % rule.pointsPerStep !== 0) return refuse('POINTS_STEP_INVALID', { stepPoints: rule.pointsPerStep });
  if (wanted > input.availablePoints) return refuse('POINTS_INSUFFICIENT', { required: wanted, available: input.availablePoints });
  if (wanted > most.points) return refuse('POINTS_CAP_EXCEEDED', { mostPoints: most.points });
  return accept({ discount: { points: points(wanted), discountFen: fen((wanted / rule.pointsPerStep) * rule.fenPerStep) }, most });
}

export type ConfirmRefusal =
  | Refusal<'QUOTE_CHANGED', { readonly shownFen: Fen; readonly nowFen: Fen }>
  | Refusal<'COUPON_NOT_APPLIED', { readonly couponId: string; readonly whyNot: CouponWhyNot }>;

/**
 * Whether a quote may be committed: it costs what was shown before paying, and every coupon the member chose counts.
 * Refuses COUPON_NOT_APPLIED {couponId, whyNot}, QUOTE_CHANGED {shownFen, nowFen}.
 */
export function confirmQuote(
  quoted: Quote,
  confirmation: { readonly shownFen: Fen; readonly couponIds: QuoteChoice['couponIds'] },
): Result<Quote, ConfirmRefusal> {
  const { shownFen, couponIds } = confirmation;
  for (const coupon of quoted.coupons) {
    if (!coupon.applied && couponIds !== 'best' && couponIds.includes(coupon.couponId)) {
      return refuse('COUPON_NOT_APPLIED', { couponId: coupon.couponId, whyNot: coupon.whyNot });
    }
  }
  return quoted.payableFen === shownFen ? accept(quoted) : refuse('QUOTE_CHANGED', { shownFen, nowFen: quoted.payableFen });
}
