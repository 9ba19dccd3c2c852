import { z } from 'zod';
import { categoryOfGoods, sumsTo } from './goods';
import { action } from './action';
import * as s from './schema';

/** Kinds of goods that a till offers: what fits a screen. */
export const mostCategories = 24;

const cashier = { role: 'cashier' } as const;

export const couponRefusalCodes = [
  'COUPON_NOT_STARTED', 'COUPON_EXPIRED', 'COUPON_THRESHOLD_UNMET', 'COUPON_STORE_EXCLUDED', 'COUPON_TIER_EXCLUDED',
  'COUPON_WEEKDAY_EXCLUDED', 'COUPON_CATEGORY_MISSING', 'COUPON_REDEEMED', 'COUPON_RESERVED', 'COUPON_OFFERED', 'COUPON_VOID',
  'COUPON_GIVEN', 'COUPON_UNUSED', 'COUPON_NOT_COMBINABLE', 'COUPON_LIMIT_PER_PURCHASE', 'COUPON_NOT_BEST', 'COUPON_NOT_CHOSEN',
  'COUPON_WITHOUT_EFFECT', 'COUPON_GIFT_UNASKED', 'COUPON_SCAN_MISSING',
] as const;

const quoteView = z.strictObject({
  original: s.fen,
  tierDiscount: s.fen,
  coupons: z.array(
    z.strictObject({
      couponId: s.couponId,
      name: s.localName,
      discount: s.fen,
      applied: z.boolean(),
      whyNot: z.enum(couponRefusalCodes).optional(),
    }),
  ),
  pointsSpent: s.points,
  pointsDiscount: s.fen,
  pointsSpendable: s.points,
  payable: s.fen,
  pointsEarned: s.points,
  /** What multiplied the points earned, and why; 10,000 and `none` is the plain rate. */
  multiplier: z.strictObject({ times: s.basisPoints, because: z.enum(['none', 'tier', 'store_day', 'birthday_month']) }),
  growthEarned: s.count,
  policyVersion: s.count,
});

/** What was bought, as far as the cashier says: kinds of goods with their prices before any discount. What has no kind is a line with null. */
const lines = z.array(z.strictObject({ category: categoryOfGoods.nullable(), amount: s.purchaseAmount })).min(1).max(20);

const basket = {
  memberId: s.memberId,
  storeId: s.storeId,
  amount: s.purchaseAmount,
  /** The sum by kinds of goods, for coupons that ask for a kind, care notes and interests; absent when nobody said. */
  lines: lines.optional(),
  /** The coupons the cashier and the member chose; `best` lets the rule choose. */
  coupons: z.union([z.literal('best'), z.array(s.couponId).max(20)]),
  pointsToSpend: s.spentPoints,
  /** The scan this rests on; absent when the member was found by number or phone, who then may earn but, as the policy says, not spend. */
  scanId: s.scanId.optional(),
  /** Names the till, so that coupons it holds itself count. */
  checkoutId: s.checkoutId.optional(),
};

const quoteRefusals = {
  POINTS_INSUFFICIENT: z.strictObject({ required: s.points, available: s.points }),
  POINTS_STEP_INVALID: z.strictObject({ stepPoints: s.points }),
  POINTS_CAP_EXCEEDED: z.strictObject({ mostPoints: s.points }),
  POINTS_NOT_MONEY: z.strictObject({}),
  POINTS_SCAN_MISSING: z.strictObject({}),
  COUPON_UNKNOWN: z.strictObject({ couponId: s.couponId }),
};

/** The staff's area `checkout`. */
export const checkoutArea = {
  /** The kinds of goods that the store has words for: in coupons, care notes and topics. A till offers them; others may be sent too. */
  categories: action({ kind: 'query', auth: cashier, input: s.nothing, output: z.strictObject({ categories: z.array(z.string()).max(mostCategories) }), refusals: {} }),
  /** What this purchase would come to. The same arithmetic as `commit`. */
  quote: action({ kind: 'query', auth: cashier, input: z.strictObject(basket).refine(...sumsTo('amount')), output: quoteView, refusals: { ...quoteRefusals, OWN_CARD: z.strictObject({}) } }),
  /**
   * Keeps exactly these coupons for this checkout, so that no other till uses them while the member decides, and lets go of others it kept;
   * with none it lets go of all. They come free by themselves when the time is over.
   */
  hold: action({
    kind: 'command',
    auth: cashier,
    input: z.strictObject({ checkoutId: s.checkoutId, memberId: s.memberId, storeId: s.storeId, couponIds: z.array(s.couponId).max(20) }),
    output: z.strictObject({ heldUntilAt: s.instant }),
    refusals: { COUPON_UNUSABLE: z.strictObject({ couponId: s.couponId, whyNot: z.enum(couponRefusalCodes) }), COUPON_UNKNOWN: z.strictObject({ couponId: s.couponId }) },
  }),
  /** Records the purchase: coupons redeemed, points spent and earned, growth, tier. Refused when the quote no longer holds. */
  commit: action({
    kind: 'command',
    auth: cashier,
    input: z.strictObject({
      ...basket,
      /** What the screen showed; another sum now means the cashier must look again. */
      payableShown: s.fen,
      /** The version the shown quote was made under; with it the till need not read the rules again. */
      policyVersion: s.count.optional(),
      orderNo: z.string().regex(/^[A-Za-z0-9_.-]{1,60}$/).optional(),
    }).refine(...sumsTo('amount')),
    output: z.strictObject({
      purchaseId: s.purchaseId,
      quote: quoteView,
      pointsBalance: s.points,
      growth: s.count,
      tierName: s.localName,
      tierRaised: z.boolean(),
    }),
    refusals: {
      ...quoteRefusals,
      QUOTE_CHANGED: z.strictObject({ payableShown: s.fen, payable: s.fen }),
      COUPON_UNUSABLE: z.strictObject({ couponId: s.couponId, whyNot: z.enum(couponRefusalCodes) }),
      MEMBER_SCAN_ENDED: z.strictObject({}),
      OWN_CARD: z.strictObject({}),
      ORDER_ALREADY_RECORDED: z.strictObject({ orderNo: z.string(), purchaseId: s.purchaseId }),
    },
  }),
} as const;
