import { z } from 'zod';
import { action } from './action';
import * as s from './schema';

const tierView = z.strictObject({
  tierId: s.tierId,
  name: s.localName,
  discount: s.basisPoints,
  pointsMultiplier: s.basisPoints,
  growthRequired: s.count,
});

const memberRetentionFree = z.strictObject({
  memberId: s.memberId,
  memberNumber: z.string(),
  nickname: z.string(),
  phoneMasked: z.string().optional(),
  joinedOn: s.localDate,
  tier: tierView,
  growth: s.count,
  nextTier: z.strictObject({ tier: tierView, growthMissing: s.count, spendMissing: s.fen }).optional(),
  points: s.points,
  pointsExpiring: z.strictObject({ points: s.points, expiresIn: s.localMonth }).optional(),
  couponCount: s.count,
});

/** Why a thing stands in 为你: something that ends soon, is new, or was answered. At most five, each with one verb. */
const forYou = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('coupon_ending'), couponId: s.couponId, name: s.localName, endsOn: s.localDate }),
  z.strictObject({ kind: z.literal('points_ending'), points: s.points, expiresIn: s.localMonth }),
  z.strictObject({ kind: z.literal('complaint_answered'), complaintId: s.complaintId, at: s.instant }),
  z.strictObject({ kind: z.literal('complaint_to_rate'), complaintId: s.complaintId, at: s.instant }),
  z.strictObject({ kind: z.literal('purchase_recorded'), purchaseId: s.purchaseId, paid: s.fen, pointsEarned: s.points, at: s.instant }),
  z.strictObject({ kind: z.literal('coupon_new'), couponId: s.couponId, name: s.localName, endsOn: s.localDate }),
]);

const storeView = z.strictObject({ storeId: s.storeId, name: s.localName, phone: z.string(), address: s.localName });

export const couponStates = ['issued', 'reserved', 'redeemed', 'expired', 'void'] as const;
const couponView = z.strictObject({
  couponId: s.couponId,
  name: s.localName,
  kind: z.enum(['cash_off', 'percent', 'gift']),
  value: z.strictObject({ off: s.fen.optional(), rate: s.basisPoints.optional(), cap: s.fen.optional(), gift: s.localName.optional() }),
  threshold: s.fen,
  startsAt: s.instant,
  endsAt: s.instant,
  state: z.enum(couponStates),
  redeemedAt: s.instant.optional(),
});

export const pointsEntryView = z.strictObject({
  entryId: z.string(),
  kind: z.enum(['earn', 'bonus', 'redeem', 'clawback', 'restore', 'expire', 'adjust', 'gift', 'transfer']),
  points: s.points,
  balanceAfter: s.points,
  at: s.instant,
  expiresIn: s.localMonth.optional(),
});

export const complaintKinds = ['product', 'service', 'price', 'environment', 'points', 'other'] as const;
export const complaintStates = ['received', 'answered', 'resolved', 'closed'] as const;
export const complaintEventKinds = ['opened', 'answered', 'replied', 'resolved', 'rated', 'reopened'] as const;
export const complaintEventView = z.strictObject({
  kind: z.enum(complaintEventKinds),
  at: s.instant,
  by: z.strictObject({ side: z.enum(['member', 'store']), name: z.string() }),
  text: z.string(),
  rating: z.number().int().min(1).max(5).optional(),
});
const complaintRow = z.strictObject({
  complaintId: s.complaintId,
  kind: z.enum(complaintKinds),
  text: z.string(),
  state: z.enum(complaintStates),
  openedAt: s.instant,
  changedAt: s.instant,
});
/** Why a step of a complaint is not possible now. */
export const complaintRefusals = {
  COMPLAINT_CLOSED: z.strictObject({}),
  COMPLAINT_RESOLVED: z.strictObject({}),
  COMPLAINT_UNRESOLVED: z.strictObject({ state: z.enum(complaintStates) }),
  COMPLAINT_REOPEN_LATE: z.strictObject({ lastAt: s.instant }),
  COMPLAINT_TOO_LONG: z.strictObject({ most: s.count }),
};
/** A photo as a link that ends after ten minutes. */
export const photo = z.strictObject({ fileId: s.fileId, url: z.string() });
const complaintView = complaintRow.extend({
  photos: z.array(photo),
  events: z.array(complaintEventView),
  contactBy: z.enum(['phone', 'in_app']),
  purchaseId: s.purchaseId.optional(),
});

const purchaseView = z.strictObject({
  purchaseId: s.purchaseId,
  /** Absent when the store is no more. */
  storeName: s.localName.optional(),
  at: s.instant,
  original: s.fen,
  paid: s.fen,
  saved: s.fen,
  pointsEarned: s.points,
});

/** A month and day of birth, solar or lunar; `leap` marks a lunar leap month. */
export const birthday = z.strictObject({
  calendar: z.enum(['solar', 'lunar']),
  month: z.number().int().min(1).max(12),
  day: z.number().int().min(1).max(31),
  leap: z.boolean().optional(),
});

/** What a shopper or a member may ask: the function `member`. */
export const memberContract = {
  membership: {
    /** What one sees before joining, and whether the caller is a member or staff already. */
    welcome: action({
      kind: 'query',
      auth: 'anyone',
      input: z.strictObject({ scene: z.string().max(64).optional() }),
      output: z.strictObject({
        brandName: s.localName,
        store: storeView.optional(),
        /** Parts of the scanned code that did not count, by name, so that the screen can say so. */
        sceneIgnored: z.array(z.enum(['code', 'store', 'guide', 'till', 'referrer'])),
        tiers: z.array(tierView),
        welcomeCoupon: s.localName.optional(),
        privacyVersion: z.string(),
        isMember: z.boolean(),
        isStaff: z.boolean(),
      }),
      refusals: {},
    }),
    /** Becomes a member. Joining again answers the member there is: `welcomeBack` is then true and nothing is given twice. */
    join: action({
      kind: 'command',
      auth: 'anyone',
      input: z.strictObject({
        scene: z.string().max(64).optional(),
        privacyVersion: z.string().max(20),
        phoneCode: z.string().max(200).optional(),
        nickname: s.personName.optional(),
        birthday: birthday.optional(),
        marketingConsent: z.boolean(),
      }),
      output: z.strictObject({ memberId: s.memberId, welcomeBack: z.boolean(), couponIds: z.array(s.couponId) }),
      refusals: {
        PRIVACY_OUTDATED: z.strictObject({ currentVersion: z.string() }),
        PHONE_CODE_REJECTED: z.strictObject({}),
        BIRTHDAY_IMPOSSIBLE: z.strictObject({}),
      },
    }),
    /** The card: everything the home screen shows, in one call. */
    card: action({
      kind: 'query',
      auth: 'member',
      input: s.nothing,
      output: z.strictObject({
        brandName: s.localName,
        store: storeView.optional(),
        member: memberRetentionFree,
        forYou: z.array(forYou).max(5),
        isStaff: z.boolean(),
      }),
      refusals: {},
    }),
    /** The secret of the rotating code; the phone makes codes from it without network until `goodUntil`. */
    memberCode: action({
      kind: 'query',
      auth: 'member',
      input: s.nothing,
      output: z.strictObject({ memberNumber: z.string(), secret: z.string(), stepMs: z.number(), goodUntil: s.instant }),
      refusals: {},
    }),
    /** Tiers side by side, with what one more visit changes. */
    perks: action({
      kind: 'query',
      auth: 'member',
      input: s.nothing,
      output: z.strictObject({ tiers: z.array(tierView), currentTierId: s.tierId, growth: s.count }),
      refusals: {},
    }),
  },
  points: {
    entries: action({
      kind: 'query',
      auth: 'member',
      input: z.strictObject({ cursor: s.cursor.optional() }),
      output: s.page(pointsEntryView).extend({
        balance: s.points,
        expiring: z.array(z.strictObject({ points: s.points, expiresIn: s.localMonth })),
      }),
      refusals: {},
    }),
  },
  coupons: {
    wallet: action({
      kind: 'query',
      auth: 'member',
      input: z.strictObject({ state: z.enum(['usable', 'used', 'ended']), cursor: s.cursor.optional() }),
      output: s.page(couponView),
      refusals: {},
    }),
  },
  purchases: {
    list: action({
      kind: 'query',
      auth: 'member',
      input: z.strictObject({ cursor: s.cursor.optional() }),
      output: s.page(purchaseView),
      refusals: {},
    }),
  },
  complaints: {
    /** Where the phone may put photos before sending a complaint: a folder only this member's calls may name. */
    photoFolder: action({
      kind: 'query',
      auth: 'member',
      input: s.nothing,
      output: z.strictObject({ folder: z.string() }),
      refusals: {},
    }),
    open: action({
      kind: 'command',
      auth: 'member',
      input: z.strictObject({
        kind: z.enum(complaintKinds),
        text: s.words(5, 1000),
        photos: z.array(s.fileId).max(9),
        purchaseId: s.purchaseId.optional(),
        contactBy: z.enum(['phone', 'in_app']),
      }),
      output: z.strictObject({ complaintId: s.complaintId, firstAnswerDueAt: s.instant }),
      refusals: {
        /** WeChat's content check found words that may not be published. */
        TEXT_RISKY: z.strictObject({}),
        PHOTO_UNREADABLE: z.strictObject({ fileId: s.fileId }),
        COMPLAINTS_TOO_MANY: z.strictObject({ open: s.count, most: s.count }),
      },
    }),
    list: action({
      kind: 'query',
      auth: 'member',
      input: z.strictObject({ cursor: s.cursor.optional() }),
      output: s.page(complaintRow),
      refusals: {},
    }),
    show: action({
      kind: 'query',
      auth: 'member',
      input: z.strictObject({ complaintId: s.complaintId }),
      output: complaintView,
      refusals: {},
    }),
    rate: action({
      kind: 'command',
      auth: 'member',
      input: z.strictObject({ complaintId: s.complaintId, rating: z.number().int().min(1).max(5), text: s.words(0, 500) }),
      output: complaintView,
      refusals: { ...complaintRefusals, TEXT_RISKY: z.strictObject({}) },
    }),
    /** A further word from the member while the store is at it. */
    reply: action({
      kind: 'command',
      auth: 'member',
      input: z.strictObject({ complaintId: s.complaintId, text: s.words(1, 1000) }),
      output: complaintView,
      refusals: { ...complaintRefusals, TEXT_RISKY: z.strictObject({}) },
    }),
    /** Not satisfied: the complaint opens again and says why. */
    reopen: action({
      kind: 'command',
      auth: 'member',
      input: z.strictObject({ complaintId: s.complaintId, text: s.words(5, 1000) }),
      output: complaintView,
      refusals: { ...complaintRefusals, TEXT_RISKY: z.strictObject({}) },
    }),
  },
  consent: {
    show: action({
      kind: 'query',
      auth: 'member',
      input: s.nothing,
      output: z.strictObject({
        memberNumber: z.string(),
        nickname: z.string(),
        phoneMasked: z.string().optional(),
        marketing: z.strictObject({ granted: z.boolean(), at: s.instant, version: z.string() }),
        history: z.array(z.strictObject({ granted: z.boolean(), at: s.instant, version: z.string() })).max(50),
        privacyVersion: z.string(),
        subscribeTemplates: z.array(z.strictObject({ templateId: z.string(), name: s.localName, credits: s.count })),
      }),
      refusals: {},
    }),
    setMarketing: action({
      kind: 'command',
      auth: 'member',
      input: z.strictObject({ granted: z.boolean() }),
      output: z.strictObject({ granted: z.boolean(), at: s.instant }),
      refusals: {},
    }),
    /** The member tapped accept on subscribe messages: one credit each. */
    recordSubscriptions: action({
      kind: 'command',
      auth: 'member',
      input: z.strictObject({ accepted: z.array(z.string().max(64)).min(1).max(5) }),
      output: z.strictObject({ credits: z.array(z.strictObject({ templateId: z.string(), credits: s.count })) }),
      refusals: { TEMPLATE_UNKNOWN: z.strictObject({ templateId: z.string() }) },
    }),
  },
} as const;
export type MemberContract = typeof memberContract;
