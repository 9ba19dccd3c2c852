import { z } from 'zod';
import { action } from './action';
import * as s from './schema';

const cashier = { role: 'cashier' } as const;

const purchaseRow = z.strictObject({
  purchaseId: s.purchaseId,
  orderNo: z.string().optional(),
  memberId: s.memberId,
  memberName: z.string(),
  storeId: s.storeId,
  at: s.instant,
  paid: s.fen,
  /** What the goods came to after tier and coupons, points used as money included; what came back of it, and what still may. */
  value: s.fen,
  refunded: s.fen,
  left: s.fen,
  /** Nothing is left to refund; of a purchase that was free only this says so. */
  isRefunded: z.boolean(),
  /** The last day of its refund window. */
  refundUntilOn: s.localDate,
});

const refundScope = z.discriminatedUnion('kind', [
  /** Everything that has not come back yet. */
  z.strictObject({ kind: z.literal('whole') }),
  /** Goods worth so much, as on the receipt: after tier and coupons, points used as money included. */
  z.strictObject({ kind: z.literal('value'), value: s.purchaseAmount }),
]);

const refundView = z.strictObject({
  value: s.fen,
  /** The money to hand back; the rest of `value` was paid with points. */
  paid: s.fen,
  pointsRestored: s.points,
  pointsClawedBack: s.points,
  /** Of the points to be taken back, those let go because they were spent or had expired. */
  lostPoints: s.points,
  growthRemoved: s.count,
  /** Coupons the member gets back, with what they are called. */
  coupons: z.array(z.strictObject({ couponId: s.couponId, name: s.localName })),
  isWhole: z.boolean(),
  /** The window is over; whoever may refund nevertheless should know. */
  afterWindow: z.boolean(),
});

const refundRefusals = {
  REFUND_WINDOW_CLOSED: z.strictObject({ lastOn: s.localDate }),
  REFUND_COMPLETE: z.strictObject({}),
  REFUND_TOO_LARGE: z.strictObject({ value: s.fen, left: s.fen }),
  REFUND_NEEDS_MANAGER: z.strictObject({ value: s.fen, most: s.fen }),
  OWN_CARD: z.strictObject({}),
};

/** The staff's area `refunds`. */
export const refundsArea = {
  /** Purchases of a store, newest first: all, one member's, or the one with an order number. */
  purchases: action({
    kind: 'query',
    auth: cashier,
    input: z.strictObject({
      storeId: s.storeId,
      memberId: s.memberId.optional(),
      orderNo: z.string().regex(/^[A-Za-z0-9_.-]{1,60}$/).optional(),
      cursor: s.cursor.optional(),
    }),
    output: s.page(purchaseRow),
    refusals: {},
  }),
  /** What a refund would come to. The same arithmetic as `commit`. */
  quote: action({
    kind: 'query',
    auth: cashier,
    input: z.strictObject({ purchaseId: s.purchaseId, scope: refundScope }),
    output: refundView,
    refusals: { ...refundRefusals },
  }),
  /** Records the refund: points given and taken back, growth, coupons, statistics. A manager may do it after the window. */
  commit: action({
    kind: 'command',
    auth: cashier,
    input: z.strictObject({
      purchaseId: s.purchaseId,
      scope: refundScope,
      reason: s.words(2, 200),
      /** The money the screen showed; another sum now means the cashier must look again. */
      paidShown: s.fen,
    }),
    output: refundView.extend({ refundId: z.string(), pointsBalance: s.points }),
    refusals: { ...refundRefusals, REFUND_CHANGED: z.strictObject({ paidShown: s.fen, paid: s.fen }) },
  }),
} as const;
