import { z } from 'zod';
import { isMobile } from '../domain/membership';
import { action } from './action';
import { categoryOfGoods, sumsTo } from './goods';
import * as s from './schema';

/** Where a till system sends its purchases; also what it signs, whatever path the gateway is set up under. */
export const posPath = '/pos/batch';
export const mostPosRows = 50;
/** A batch of fifty without lines is a tenth of this, with five lines in each row less than half. */
export const mostPosBytes = 64 * 1024;

const orderNo = z.string().regex(/^[A-Za-z0-9_.-]{1,60}$/, '1 to 60 letters, digits, _ . -');

/** Who bought: one of the three. A code names the member and says that he was there; the last four digits of a phone name nobody. */
const posMember = z.union(
  [
    z.strictObject({ number: z.string().regex(/^\d{8}$/) }),
    z.strictObject({ code: z.string().regex(/^\d{16}$/) }),
    z.strictObject({ phone: z.string().refine(isMobile) }),
  ],
  { error: 'exactly one of {"number": eight digits}, {"code": sixteen digits}, {"phone": eleven digits}' },
);

/** Goods of one kind, or one article, with what was paid for them. */
const posLine = z.strictObject({ category: categoryOfGoods.optional(), name: s.words(1, 60).optional(), amount: s.purchaseAmount });

/** A purchase that was paid at the till, at its own price: it earns, and spends neither points nor coupons. */
const posPurchase = z.strictObject({
  kind: z.literal('purchase'),
  /** Unique within the store for ever; the same number again is the same purchase. */
  orderNo,
  /** The till's time, milliseconds since 1970. */
  at: s.instant,
  /** What was paid, fen. */
  paid: s.purchaseAmount,
  member: posMember,
  /** What was bought; their amounts come to `paid`. Kinds of goods bring care notes and interests. */
  lines: z.array(posLine).min(1).max(50).optional(),
  /** Who stood at the till, when the till system knows our staff ids: nobody rings up his own card. */
  cashier: s.staffId.optional(),
}).refine(...sumsTo('paid'));

/** Goods of an earlier purchase that came back; the money was handed back at the till. */
const posRefund = z.strictObject({
  kind: z.literal('refund'),
  /** Unique among the refunds of the store for ever. */
  refundNo: orderNo,
  /** The purchase they were bought with. */
  orderNo,
  /** Worth of the goods, fen; absent for everything that has not come back yet. */
  value: s.purchaseAmount.optional(),
  cashier: s.staffId.optional(),
});

/** One row of a batch. Each is read by itself, so that a row that is no row leaves the others alone. */
export const posRow = z.discriminatedUnion('kind', [posPurchase, posRefund], { error: '"kind" must be "purchase" or "refund"' });
export type PosPurchase = z.output<typeof posPurchase>;
export type PosRefund = z.output<typeof posRefund>;
export type PosRow = z.output<typeof posRow>;

/** Why a row was not recorded, and will not be as it stands. */
export const posRowRefusals = [
  'ROW_INVALID', 'MEMBER_UNKNOWN', 'MEMBER_AMBIGUOUS', 'CASHIER_UNKNOWN', 'OWN_CARD', 'PURCHASE_IN_FUTURE', 'PURCHASE_TOO_OLD',
  'PURCHASE_BEFORE_JOINING', 'ORDER_DIFFERS', 'ORDER_UNKNOWN', 'REFUND_DIFFERS', 'REFUND_COMPLETE', 'REFUND_TOO_LARGE',
] as const;
/** Why a row was not recorded yet: send it again as it is. */
export const posRowDelays = ['TRY_AGAIN', 'NOT_REACHED', 'LOOKUPS_ENDED'] as const;
/** Why a whole call was refused; no row of it was looked at. */
export const posCallRefusals = [
  'PATH_UNKNOWN', 'METHOD_WRONG', 'SIGNATURE_MISSING', 'SIGNATURE_WRONG', 'CLOCK_WRONG', 'NONCE_USED', 'BODY_TOO_LARGE', 'BODY_NOT_JSON',
  'BATCH_INVALID', 'UNAVAILABLE', 'INTERNAL',
] as const;
export type PosRowRefusal = (typeof posRowRefusals)[number];
export type PosRowDelay = (typeof posRowDelays)[number];
export type PosCallRefusal = (typeof posCallRefusals)[number];

/** What to do about it, for whoever looks after the till system. */
const message = s.localName;
const rowOf = { row: s.count };
const recorded = z.discriminatedUnion('kind', [
  z.strictObject({
    ...rowOf, state: z.literal('recorded'), kind: z.literal('purchase'), orderNo: z.string(), purchaseId: s.purchaseId,
    pointsEarned: s.points, growthEarned: s.count,
    /** What the member had after it, for the slip; absent for a purchase that was rung up in the app. */
    pointsBalance: s.points.optional(),
  }),
  z.strictObject({
    ...rowOf, state: z.literal('recorded'), kind: z.literal('refund'), refundNo: z.string(), refundId: z.string(),
    value: s.fen, paid: s.fen, pointsClawedBack: s.points, pointsRestored: s.points,
  }),
]);
const posResult = z.discriminatedUnion('state', [
  recorded,
  z.strictObject({ ...rowOf, state: z.literal('refused'), code: z.enum(posRowRefusals), message, issues: z.array(z.string()).max(10).optional() }),
  z.strictObject({ ...rowOf, state: z.literal('again'), code: z.enum(posRowDelays), message, retryAt: s.instant.optional() }),
]);
export type PosResult = z.output<typeof posResult>;

/** What till systems may ask, signed with their key: the function `pos`. */
export const posContract = {
  till: {
    /** Purchases and refunds in their order. Every row has its own answer; the same rows again are answered the same and recorded once. */
    batch: action({
      kind: 'command',
      auth: 'pos',
      input: z.strictObject({ rows: z.array(z.unknown()).min(1).max(mostPosRows) }),
      output: z.strictObject({
        storeId: s.storeId,
        recorded: s.count,
        refused: s.count,
        again: s.count,
        results: z.array(posResult).max(mostPosRows),
      }),
      refusals: {},
    }),
  },
} as const;
export type PosContract = typeof posContract;
