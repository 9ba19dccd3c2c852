import { z } from 'zod';
import { action } from './action';
import { booksArea } from './books';
import { importsArea } from './imports';
import { insightsArea, retentionPolicyArea } from './insights';
import { complaintEventView, complaintKinds, complaintRefusals, complaintStates, photo } from './member';
import * as s from './schema';

const cashier = { role: 'cashier' } as const;
const manager = { role: 'manager' } as const;

export const staffRoles = ['cashier', 'manager', 'head_office'] as const;
export const retentionStates = ['active', 'quiet', 'dormant', 'lost'] as const;

const store = z.strictObject({ storeId: s.storeId, name: s.localName });

/** A member as staff may see him: phone masked, whatever the role. */
const memberSummary = z.strictObject({
  memberId: s.memberId,
  memberNumber: z.string(),
  nickname: z.string(),
  phoneMasked: z.string().optional(),
  tierName: s.localName,
  points: s.points,
  growth: s.count,
  joinedOn: s.localDate,
  lastPurchaseOn: s.localDate.optional(),
  purchaseDays: s.count,
});

export const couponRefusalCodes = [
  'COUPON_NOT_STARTED', 'COUPON_EXPIRED', 'COUPON_THRESHOLD_UNMET', 'COUPON_STORE_EXCLUDED', 'COUPON_TIER_EXCLUDED',
  'COUPON_WEEKDAY_EXCLUDED', 'COUPON_CATEGORY_MISSING', 'COUPON_REDEEMED', 'COUPON_RESERVED', 'COUPON_OFFERED', 'COUPON_VOID',
  'COUPON_GIVEN', 'COUPON_UNUSED', 'COUPON_NOT_COMBINABLE', 'COUPON_LIMIT_PER_PURCHASE', 'COUPON_NOT_BEST', 'COUPON_NOT_CHOSEN',
  'COUPON_WITHOUT_EFFECT', 'COUPON_GIFT_UNASKED',
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
  growthEarned: s.count,
  policyVersion: s.count,
});

const basket = {
  memberId: s.memberId,
  storeId: s.storeId,
  amount: s.purchaseAmount,
  /** The coupons the cashier and the member chose; `best` lets the rule choose. */
  coupons: z.union([z.literal('best'), z.array(s.couponId).max(20)]),
  pointsToSpend: s.spentPoints,
};

const quoteRefusals = {
  POINTS_INSUFFICIENT: z.strictObject({ required: s.points, available: s.points }),
  POINTS_STEP_INVALID: z.strictObject({ stepPoints: s.points }),
  POINTS_CAP_EXCEEDED: z.strictObject({ mostPoints: s.points }),
  POINTS_NOT_MONEY: z.strictObject({}),
  COUPON_UNKNOWN: z.strictObject({ couponId: s.couponId }),
};

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

const complaintRow = z.strictObject({
  complaintId: s.complaintId,
  memberId: s.memberId,
  memberName: z.string(),
  tierName: s.localName,
  storeId: s.storeId,
  kind: z.enum(complaintKinds),
  text: z.string(),
  state: z.enum(complaintStates),
  openedAt: s.instant,
  /** What is due next and when; absent once nothing is owed. */
  due: z.strictObject({ what: z.enum(['first_answer', 'resolution']), at: s.instant }).optional(),
  ownerName: z.string().optional(),
});
const complaintDetail = complaintRow.extend({
  photos: z.array(photo),
  events: z.array(complaintEventView),
  contactBy: z.enum(['phone', 'in_app']),
  purchase: z.strictObject({ purchaseId: s.purchaseId, at: s.instant, paid: s.fen }).optional(),
  rating: z.number().int().min(1).max(5).optional(),
});

/** Facts a guide can say aloud; the screen makes the sentence. */
const retentionReason = z.strictObject({
  /** How the state was found: by the fitted model, or by fixed days while the store has too little history. */
  basis: z.enum(['model', 'fixed_days']),
  purchaseDays: s.count,
  usualGapDays: z.number().optional(),
  daysSinceLast: s.count,
  /** P(active in the horizon) in basis points; absent under fixed days. */
  probabilityActive: s.basisPoints.optional(),
  horizonDays: s.count,
});

export const channels = ['subscribe_message', 'oa_template', 'task', 'none'] as const;
/** Why a channel was or was not taken, in the order they were asked. */
export const decisionReasons = [
  'MEMBER_GONE', 'BOUGHT_SINCE', 'MARKETING_CONSENT_MISSING', 'COMPLAINT_OPEN', 'CAP_WEEK', 'CAP_MONTH', 'QUIET_HOURS', 'HOLDOUT',
  'NO_WECHAT', 'SUBSCRIBE_NO_TEMPLATE', 'SUBSCRIBE_NO_CREDIT', 'SUBSCRIBE_CREDIT', 'SUBSCRIBE_REFUSED',
  'OA_DISABLED', 'OA_NOT_FOLLOWING', 'OA_MARKETING_FORBIDDEN', 'OA_NO_TEMPLATE', 'OA_SERVICE_NOTICE', 'OA_REFUSED',
  'NOTHING_TO_SAY', 'TASK_OPEN', 'PERSON_CALLS',
] as const;
export const outboxStates = ['waiting', 'sending', 'sent', 'refused', 'failed', 'cancelled'] as const;

const decisionView = z.strictObject({
  channel: z.enum(channels),
  reasons: z.array(z.enum(decisionReasons)),
  state: z.enum(outboxStates).optional(),
  decidedAt: s.instant,
  notBefore: s.instant.optional(),
});

const driftingRow = z.strictObject({
  memberId: s.memberId,
  memberName: z.string(),
  tierName: s.localName,
  storeId: s.storeId,
  state: z.enum(retentionStates),
  previousState: z.enum(retentionStates).optional(),
  changedOn: s.localDate,
  lastPurchaseOn: s.localDate,
  spendTotal: s.fen,
  reason: retentionReason,
  decision: decisionView.optional(),
});

export const taskStates = ['open', 'done', 'cancelled'] as const;
export const taskResults = ['reached_will_come', 'reached_not_now', 'reached_declined', 'not_reached', 'wrong_number'] as const;
const taskRow = z.strictObject({
  taskId: s.taskId,
  memberId: s.memberId,
  memberName: z.string(),
  phoneMasked: z.string().optional(),
  storeId: s.storeId,
  occasion: z.enum(['drifting', 'dormant', 'lost', 'complaint_closed']),
  state: z.enum(taskStates),
  dueOn: s.localDate,
  createdAt: s.instant,
  reason: retentionReason.optional(),
  lastPurchaseOn: s.localDate.optional(),
  result: z.enum(taskResults).optional(),
  note: z.string().optional(),
  /** What was said last time, so that nobody says the same thing twice. */
  lastContact: z.strictObject({ at: s.instant, channel: z.enum(channels), text: z.string() }).optional(),
});

const outboxRow = z.strictObject({
  messageId: z.string(),
  memberId: s.memberId,
  memberName: z.string(),
  channel: z.enum(channels),
  occasion: z.string(),
  state: z.enum(outboxStates),
  decidedAt: s.instant,
  notBefore: s.instant,
  sentAt: s.instant.optional(),
  reasons: z.array(z.enum(decisionReasons)),
  /** What WeChat said when it refused; a code of the platform, made into a sentence by the screen. */
  errorCode: z.number().optional(),
  fields: z.array(z.strictObject({ name: z.string(), value: z.string() })),
});

const nightRun = z.strictObject({
  businessDay: s.localDate,
  state: z.enum(['running', 'done']),
  startedAt: s.instant,
  finishedAt: s.instant.optional(),
  basis: z.enum(['model', 'fixed_days']),
  membersSeen: s.count,
  membersChanged: s.count,
  byState: z.record(z.enum(retentionStates), s.count),
  decided: z.record(z.enum(channels), s.count),
  /** Members scored for the first time who had been away for long already: nothing was sent to them for that. */
  leftAlone: s.count,
});

/** What staff may ask: the function `staff`. Every answer is narrowed to the caller's stores. */
export const staffContract = {
  desk: {
    /** The first view of the admin tab: who I am, my stores, what waits for me. */
    overview: action({
      kind: 'query',
      auth: cashier,
      input: s.nothing,
      output: z.strictObject({
        staff: z.strictObject({ staffId: s.staffId, name: z.string(), role: z.enum(staffRoles), stores: z.array(store) }),
        waiting: z.strictObject({ complaints: s.count, complaintsOverdue: s.count, followUps: s.count, drifting: s.count, outbox: s.count, adjustments: s.count, bookFindings: s.count.optional() }),
        today: z.strictObject({ purchases: s.count, paid: s.fen, joined: s.count }),
        lastNight: nightRun.optional(),
      }),
      refusals: {},
    }),
  },
  members: {
    /**
     * Accepts the code on a member's screen, typed or scanned: from now on neither it nor an earlier one is worth anything. Answers the
     * member and a scan id, good for one purchase by this cashier in this store. Wrong codes are counted, by cashier and by member number.
     */
    scan: action({
      kind: 'command',
      auth: cashier,
      input: z.strictObject({ storeId: s.storeId, code: z.string().trim().min(4).max(40) }),
      output: z.strictObject({ scanId: s.scanId, goodUntilAt: s.instant, member: memberSummary }),
      refusals: {
        MEMBER_CODE_EXPIRED: z.strictObject({}),
        MEMBER_CODE_USED: z.strictObject({}),
        MEMBER_TEXT_UNREADABLE: z.strictObject({}),
        MEMBER_CODE_ATTEMPTS: z.strictObject({ attempts: s.count, retryAt: s.instant }),
        OWN_CARD: z.strictObject({}),
      },
    }),
    /** Finds members by their number or the last four digits of the phone. A code is not read here: see `scan`. */
    find: action({
      kind: 'query',
      auth: cashier,
      input: z.strictObject({ storeId: s.storeId, text: z.string().trim().min(4).max(40) }),
      output: z.strictObject({ members: z.array(memberSummary).max(10), by: z.enum(['number', 'phone_tail']) }),
      refusals: {
        MEMBER_UNKNOWN: z.strictObject({}),
        MEMBER_TEXT_UNREADABLE: z.strictObject({}),
      },
    }),
    /** Members who joined at this store in the last minutes: so that this very purchase counts. */
    recentlyJoined: action({
      kind: 'query',
      auth: cashier,
      input: z.strictObject({ storeId: s.storeId }),
      output: z.strictObject({ members: z.array(memberSummary).max(10) }),
      refusals: {},
    }),
  },
  checkout: {
    /** What this purchase would come to. The same arithmetic as `commit`. */
    quote: action({ kind: 'query', auth: cashier, input: z.strictObject(basket), output: quoteView, refusals: { ...quoteRefusals } }),
    /** Records the purchase: coupons redeemed, points spent and earned, growth, tier. Refused when the quote no longer holds. */
    commit: action({
      kind: 'command',
      auth: cashier,
      input: z.strictObject({
        ...basket,
        /** What the screen showed; another sum now means the cashier must look again. */
        payableShown: s.fen,
        /** The scan this purchase rests on, used up by it; absent when the member was found by number or phone. */
        scanId: s.scanId.optional(),
        /** The version the shown quote was made under; with it the till need not read the rules again. */
        policyVersion: s.count.optional(),
        orderNo: z.string().regex(/^[A-Za-z0-9_.-]{1,60}$/).optional(),
      }),
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
  },
  refunds: {
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
  },
  complaints: {
    queue: action({
      kind: 'query',
      auth: manager,
      input: z.strictObject({ filter: z.enum(['open', 'resolved', 'closed']), storeId: s.storeId.optional(), cursor: s.cursor.optional() }),
      output: s.page(complaintRow),
      refusals: {},
    }),
    show: action({ kind: 'query', auth: manager, input: z.strictObject({ complaintId: s.complaintId }), output: complaintDetail, refusals: {} }),
    /** A first or further answer that the member sees. */
    answer: action({
      kind: 'command',
      auth: manager,
      input: z.strictObject({ complaintId: s.complaintId, text: s.words(5, 1000) }),
      output: complaintDetail,
      refusals: complaintRefusals,
    }),
    /** What was done about it; the member is then asked whether he is satisfied. */
    resolve: action({
      kind: 'command',
      auth: manager,
      input: z.strictObject({ complaintId: s.complaintId, text: s.words(5, 1000) }),
      output: complaintDetail,
      refusals: complaintRefusals,
    }),
  },
  retention: {
    /** Members who are drifting away, latest change first, with the reason and what was decided. */
    drifting: action({
      kind: 'query',
      auth: manager,
      input: z.strictObject({ state: z.enum(retentionStates), storeId: s.storeId.optional(), cursor: s.cursor.optional() }),
      output: s.page(driftingRow).extend({ total: s.count }),
      refusals: {},
    }),
    /** The last nights, newest first. */
    nights: action({ kind: 'query', auth: manager, input: s.nothing, output: z.strictObject({ runs: z.array(nightRun).max(30) }), refusals: {} }),
  },
  followUps: {
    list: action({
      kind: 'query',
      auth: cashier,
      input: z.strictObject({ state: z.enum(taskStates), storeId: s.storeId.optional(), cursor: s.cursor.optional() }),
      output: s.page(taskRow),
      refusals: {},
    }),
    record: action({
      kind: 'command',
      auth: cashier,
      input: z.strictObject({ taskId: s.taskId, result: z.enum(taskResults), note: s.words(0, 500) }),
      output: taskRow,
      refusals: { TASK_NOT_OPEN: z.strictObject({ state: z.enum(taskStates) }) },
    }),
  },
  outbox: {
    list: action({
      kind: 'query',
      auth: manager,
      input: z.strictObject({ filter: z.enum(['waiting', 'sent', 'refused']), cursor: s.cursor.optional() }),
      output: s.page(outboxRow),
      refusals: {},
    }),
  },
  books: booksArea,
  insights: insightsArea,
  retentionPolicy: retentionPolicyArea,
  imports: importsArea,
} as const;
export type StaffContract = typeof staffContract;
