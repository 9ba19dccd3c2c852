import { memberClasses } from '../kernel/member-class';
import { z } from 'zod';
import { complaintKinds, complaintSeverities } from '../domain/complaint';
import { policyKeys } from '../domain/policy';
import { staffRoles } from '../kernel/staff-role';
import { action } from './action';
import * as s from './schema';

const headOffice = { role: 'head_office' } as const;
const whole = z.number().int().min(0).max(1_000_000_000);
const template = s.couponTemplateId.nullable();

const perk = z.strictObject({ id: z.string().min(1).max(40), name: s.localName, detail: s.localName });
const tier = z.strictObject({
  id: s.tierId,
  name: s.localName,
  growth: whole,
  payRate: s.basisPoints,
  pointsMultiplier: s.basisPoints,
  perks: z.array(perk).max(8),
  giftTemplateId: template,
  upgradeGiftTemplateId: template,
});
const limit = z.strictObject({ alonePoints: s.points, approvedPoints: s.points });

const byKey = <Key extends string, Value extends z.ZodType>(keys: readonly Key[], of: Value) => z.strictObject(Object.fromEntries(keys.map((key) => [key, of])) as Record<Key, Value>);
const severity = z.enum(complaintSeverities);
/** Null: without limit. Head office itself has none. */
const givingLimit = z.strictObject({ oneFen: s.fen.nullable(), monthFen: s.fen.nullable() });
const wordList = z.array(s.words(1, 100)).max(200);
/** How the complaint desk works. */
const deskPolicies = z.strictObject({
  firstAnswerHours: byKey(complaintSeverities, whole),
  resolutionHours: byKey(complaintSeverities, whole),
  percentByClass: byKey(memberClasses, whole),
  soonMinutes: whole,
  headOfficeAfterHours: whole,
  waitHours: whole,
  requestOnDays: z.array(whole).max(5),
  closeAfterDays: whole,
  reopenDays: whole,
  followUpDays: whole,
  severityByKind: byKey(complaintKinds, severity),
  ownerRole: byKey(complaintKinds, z.enum(['cashier', 'manager'])),
  words: z.strictObject({ serious: wordList, grave: wordList }),
  apologyPhrases: wordList,
  compensation: z.strictObject({ cashier: givingLimit, manager: givingLimit }),
});

/** The rules that head office edits: the books' and the complaint desk's. A whole value: what is sent is what will hold. */
const booksPolicies = z.strictObject({
  tiers: z.strictObject({ tiers: z.array(tier).max(10), windowMonths: whole, fenPerGrowth: s.fen, graceDays: whole, noticeDays: whole }),
  points: z.strictObject({
    earn: z.strictObject({ points: s.points, perFen: s.fen, rounding: z.enum(['down', 'nearest']) }),
    expireAfterMonths: whole,
    pendingDays: whole,
    clawBack: z.enum(['clamp', 'negative']),
    asMoney: z.strictObject({ pointsPerStep: s.points, fenPerStep: s.fen, capRate: s.basisPoints }).nullable(),
    days: z.array(z.strictObject({ storeIds: z.array(s.storeId).max(100), weekday: whole.nullable(), dayOfMonth: whole.nullable(), multiplier: s.basisPoints })).max(10),
    birthdayMonthMultiplier: s.basisPoints.nullable(),
    adjustment: z.strictObject({ cashier: limit, manager: limit, head_office: limit }),
  }),
  coupons: z.strictObject({ reservationMinutes: whole, mostPerPurchase: whole, returnOnWholeRefund: z.boolean(), returnGraceDays: whole }),
  checkout: z.strictObject({
    couponsWithTierDiscount: z.boolean(),
    pointsWithCoupons: z.boolean(),
    refundDays: whole,
    /** Null: a cashier may refund any amount alone. */
    cashierRefundMostFen: s.fen.nullable(),
    /** Whether a member found by number or phone may spend as one who was scanned. */
    unscannedMaySpend: z.boolean(),
  }),
  /** What bringing a friend gives; null gives nothing. */
  referral: z.strictObject({ referrerTemplateId: template, friendTemplateId: template, endsAfterDays: whole }).nullable(),
  complaints: deskPolicies,
});

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const change = z.strictObject({
  key: z.enum(policyKeys),
  subject: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('tier'), id: z.string(), name: s.localName }),
      z.strictObject({ kind: z.literal('day'), place: s.count }),
      z.strictObject({ kind: z.literal('role'), role: z.enum(staffRoles) }),
      z.strictObject({ kind: z.literal('severity'), severity }),
      z.strictObject({ kind: z.literal('member_class'), memberClass: z.enum(memberClasses) }),
      z.strictObject({ kind: z.literal('complaint_kind'), complaintKind: z.enum(complaintKinds) }),
    ])
    .nullable(),
  was: value,
  now: value,
});

const finding = z.strictObject({
  severity: z.enum(['fault', 'warning']),
  path: z.string(),
  code: z.enum([
    'POLICY_OUT_OF_RANGE', 'POLICY_OUT_OF_ORDER', 'POLICY_NAME_MISSING', 'POLICY_REPEATED', 'POLICY_TEMPLATE_UNKNOWN', 'POLICY_TIER_UNKNOWN', 'POLICY_GENEROUS',
    'POLICY_PENDING_SHORT', 'POLICY_LIMIT_BELOW',
  ]),
  details: z.record(z.string(), z.union([z.number(), z.string()])),
});

const effect = z.strictObject({
  payable: s.fen,
  pointsEarned: s.points,
  growthEarned: s.count,
  /** What points as money would take off for a member with 5,000 points. */
  pointsWorth: s.fen,
  /** Absent: at once. */
  pointsAvailableOn: s.localDate.optional(),
  pointsExpireIn: s.localMonth,
  refundUntilOn: s.localDate,
});

const dueEffect = z.strictObject({ firstAnswerDueAt: s.instant, resolutionDueAt: s.instant, soonAt: s.instant, headOfficeAt: s.instant });
const permit = z.enum(['alone', ...staffRoles]);
/** What the desk's rules do: when complaints sent at `sentAt` in this store are due, and who may give how much. */
const deskExamples = z.strictObject({
  sentAt: s.instant,
  /** Absent while no store has said its hours: time is counted around the clock. */
  storeName: s.localName.optional(),
  due: z.array(z.strictObject({ severity, memberClass: z.enum(memberClasses), now: dueEffect, then: dueEffect })).max(9),
  giving: z.array(z.strictObject({ role: z.enum(['cashier', 'manager']), amount: s.fen, now: permit, then: permit })).max(10),
});

const hand = { byName: z.string(), at: s.instant, reason: z.string() };

/** Head office's rules: tiers, points, coupons, the till and the complaint desk, as one versioned document. */
export const policiesArea = {
  /** The rules in force, who made them, and what is planned; with the templates and stores that a form chooses from. */
  show: action({
    kind: 'query',
    auth: headOffice,
    input: s.nothing,
    output: z.strictObject({
      version: s.count,
      policies: booksPolicies,
      /** Absent for the rules the shop was set up with. */
      edit: z.strictObject(hand).optional(),
      planned: z.strictObject({ ...hand, startsOn: s.localDate, changes: z.array(change) }).optional(),
      templates: z.array(z.strictObject({ templateId: s.couponTemplateId, name: s.localName })).max(200),
      stores: z.array(z.strictObject({ storeId: s.storeId, name: s.localName })).max(1_000),
    }),
    refusals: {},
  }),
  /** What these rules would change, what is wrong with them, what purchases would cost and bring, and by when complaints would be answered, before and after. Nothing is saved. */
  preview: action({
    kind: 'query',
    auth: headOffice,
    input: z.strictObject({ policies: booksPolicies }),
    output: z.strictObject({
      changes: z.array(change),
      findings: z.array(finding).max(100),
      examples: z.array(z.strictObject({ tierId: s.tierId, tierName: s.localName, amount: s.fen, now: effect.optional(), then: effect.optional() })).max(60),
      /** Absent while something is wrong with the rules. */
      desk: deskExamples.optional(),
    }),
    refusals: {},
  }),
  /**
   * Makes these rules a new version: in force at once when `startsOn` is today, else with the books' night of that day. Who started from
   * a version that is no longer in force is told what has changed since, and nothing is overwritten.
   */
  save: action({
    kind: 'command',
    auth: headOffice,
    input: z.strictObject({ policies: booksPolicies, version: s.count, startsOn: s.localDate, reason: s.words(2, 200) }),
    output: z.strictObject({ version: s.count, startsOn: s.localDate, inForce: z.boolean() }),
    refusals: {
      POLICY_UNFIT: z.strictObject({ findings: z.array(finding).min(1).max(100) }),
      POLICY_UNCHANGED: z.strictObject({}),
      POLICY_EDITED_MEANWHILE: z.strictObject({ version: s.count, byName: z.string(), changes: z.array(change) }),
      POLICY_PLANNED: z.strictObject({ startsOn: s.localDate, byName: z.string() }),
      POLICY_START_INVALID: z.strictObject({ earliestOn: s.localDate, latestOn: s.localDate }),
    },
  }),
  /** Drops the planned rules; those in force stay. */
  callOff: action({ kind: 'command', auth: headOffice, input: s.nothing, output: s.nothing, refusals: { POLICY_NOT_PLANNED: z.strictObject({}) } }),
  /** Versions, newest first, each with who, when, why and what it changed. */
  history: action({
    kind: 'query',
    auth: headOffice,
    input: z.strictObject({ cursor: s.cursor.optional() }),
    output: s.page(z.strictObject({ version: s.count, edit: z.strictObject(hand).optional(), changes: z.array(change) })),
    refusals: {},
  }),
} as const;
