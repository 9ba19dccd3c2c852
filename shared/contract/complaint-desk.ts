import { memberClasses } from '../kernel/member-class';
import { z } from 'zod';
import {
  agreementWays, compensationKinds, complaintCauses, complaintKinds, complaintLimits, complaintMoods, complaintSeverities, complaintStates, complaintStepIds, deskEventKinds,
  escalationLevels, stepWords, talkChannels,
} from '../domain/complaint';
import { staffRoles } from '../kernel/staff-role';
import { action } from './action';
import { complaintEventView, photo } from './complaints';
import * as s from './schema';

/** Cashiers own complaints too; each sees his own, a manager his stores', head office all. */
const cashier = { role: 'cashier' } as const;
const manager = { role: 'manager' } as const;
const roles = z.enum(staffRoles);
const person = z.strictObject({ staffId: s.staffId, name: z.string(), role: roles });
const due = z.enum(['first_answer', 'resolution']);

const complaintRow = z.strictObject({
  complaintId: s.complaintId,
  memberId: s.memberId,
  memberName: z.string(),
  tierName: s.localName,
  memberClass: z.enum(memberClasses),
  storeId: s.storeId,
  kind: z.enum(complaintKinds),
  severity: z.enum(complaintSeverities),
  text: z.string(),
  state: z.enum(complaintStates),
  turn: z.enum(['store', 'member', 'nobody']),
  stepsDone: z.number().int().min(0).max(8),
  openedAt: s.instant,
  /** What is due next and when; absent while we wait for the customer and once nothing is owed. */
  due: z.strictObject({ what: due, at: s.instant }).optional(),
  /** While we wait for the customer: when it is our turn again, or silence counts. */
  waitsUntil: s.instant.optional(),
  ownerName: z.string().optional(),
  isMine: z.boolean(),
  isWatched: z.boolean(),
  level: z.enum(escalationLevels),
  photos: s.count,
  rating: z.number().int().min(1).max(5).optional(),
});

const reason = s.words(stepWords.reasonMin, stepWords.reasonMax);
const compensation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none'), reason }),
  z.strictObject({ kind: z.literal('points'), points: s.spentPoints.refine((points) => points > 0), reason }),
  z.strictObject({ kind: z.literal('coupon'), templateId: s.couponTemplateId, reason }),
  z.strictObject({ kind: z.literal('gift'), name: s.words(1, stepWords.giftNameMax), worthFen: s.purchaseAmount, reason }),
  z.strictObject({ kind: z.literal('refund'), refundId: z.string().regex(/^[A-Za-z0-9_.:-]{1,160}$/), reason }),
]);
const stepText = s.words(stepWords.min, stepWords.max);
/** One step with its evidence; several may be sent at once, in order. */
const stepTaken = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('listen'), summary: stepText, mood: z.enum(complaintMoods) }),
  z.strictObject({ step: z.literal('talk'), channel: z.enum(talkChannels), words: stepText }),
  z.strictObject({ step: z.literal('apologise'), words: stepText, repeatConfirmed: z.boolean() }),
  z.strictObject({
    step: z.literal('analyse'), cause: z.enum(complaintCauses), aboutStaffId: s.staffId.nullable(), restatement: stepText, agreed: z.enum(['ask', 'in_person', 'cannot_answer']),
  }),
  z.strictObject({ step: z.literal('explain'), words: stepText }),
  z.strictObject({ step: z.literal('resolve'), proposal: stepText, agreed: z.enum(['ask', 'in_person']) }),
  z.strictObject({ step: z.literal('compensate'), compensation }),
]);

const evidence = z.strictObject({
  listen: z.strictObject({ summary: z.string(), mood: z.enum(complaintMoods) }).optional(),
  talk: z.strictObject({ channel: z.enum(talkChannels), words: z.string() }).optional(),
  apologise: z.strictObject({ words: z.string() }).optional(),
  analyse: z.strictObject({ cause: z.enum(complaintCauses), aboutName: z.string().optional(), restatement: z.string(), agreedBy: z.enum(agreementWays).nullable() }).optional(),
  explain: z.strictObject({ words: z.string() }).optional(),
  resolve: z.strictObject({ proposal: z.string(), agreedBy: z.enum(agreementWays).nullable() }).optional(),
  compensate: z.strictObject({ kind: z.enum(compensationKinds), worthFen: s.fen, reason: z.string() }).optional(),
});

/** What happened to the member before, for whoever is about to call him. */
const memberHistory = z.strictObject({
  joinedOn: s.localDate,
  purchaseDays: s.count,
  lastPurchaseOn: s.localDate.optional(),
  points: s.points,
  phoneMasked: z.string().optional(),
  purchases: z.array(z.strictObject({ purchaseId: s.purchaseId, at: s.instant, paid: s.fen })).max(5),
  complaints: z.array(z.strictObject({ complaintId: s.complaintId, kind: z.enum(complaintKinds), text: z.string(), openedAt: s.instant, state: z.enum(complaintStates), rating: z.number().int().min(1).max(5).optional() })).max(5),
  contacts: z.array(z.strictObject({ at: s.instant, channel: z.string(), text: z.string() })).max(5),
});

const approvalView = z.strictObject({
  approvalId: z.string(),
  complaintId: s.complaintId,
  memberName: z.string(),
  complaintText: z.string(),
  kind: z.enum(compensationKinds),
  points: s.points.optional(),
  couponName: s.localName.optional(),
  giftName: z.string().optional(),
  /** Absent when it has no bound. */
  worthFen: s.fen.optional(),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: s.instant,
  approver: roles,
  mayDecide: z.boolean(),
});

const complaintDetail = complaintRow.extend({
  /** Names what the caller saw: an act on an older one is refused with what has happened since. */
  revision: s.count,
  /** What may be looked at; `photosHeld` counts what may not, and what was let through without a check. */
  photoLinks: z.array(photo.extend({ /** A small copy for lists, where there is one that was checked. */ smallUrl: z.string().optional() })),
  photosHeld: z.strictObject({ waiting: s.count, risky: s.count, unchecked: s.count }),
  events: z.array(complaintEventView),
  contactBy: z.enum(['phone', 'in_app']),
  purchase: z.strictObject({ purchaseId: s.purchaseId, at: s.instant, paid: s.fen }).optional(),
  evidence,
  /** What only the desk sees: who was given it, breaches, escalation, approvals. */
  deskEvents: z.array(z.strictObject({ kind: z.enum(deskEventKinds), at: s.instant, by: z.string(), text: z.string(), due: due.optional(), toName: z.string().optional() })),
  notes: z.array(z.strictObject({ at: s.instant, by: z.string(), text: z.string() })).max(100),
  watchers: z.array(z.string()),
  rounds: s.count,
  /** Gifts that were promised and not yet handed over, by their round. */
  giftsDue: z.array(z.strictObject({ round: s.count, name: z.string() })),
  approval: approvalView.optional(),
  history: memberHistory,
  /** People it may be handed to, the owner left out. */
  colleagues: z.array(person).max(100),
  /** What may be given: the coupons there are, refunds of the purchase it is about, and what is left of the caller's month. */
  giving: z.strictObject({
    coupons: z.array(z.strictObject({ templateId: s.couponTemplateId, name: s.localName })).max(50),
    refunds: z.array(z.strictObject({ refundId: z.string(), at: s.instant, paid: s.fen })).max(10),
    oneFen: s.fen.optional(),
    leftFen: s.fen.optional(),
    pointFen: z.number(),
  }),
});

const seen = { complaintId: s.complaintId, revision: s.count } as const;
/** Somebody else has acted since: who, when, and where it stands now. The words that were typed stay with who typed them. */
const changed = z.strictObject({ by: z.string(), at: s.instant, state: z.enum(complaintStates) });
const deskRefusals = { COMPLAINT_CHANGED: changed, COMPLAINT_CLOSED: z.strictObject({}), COMPLAINT_TOO_LONG: z.strictObject({ most: s.count }) };
const issueRefusals = {
  COUPON_NOT_TO_GIVE: z.strictObject({}),
  REFUND_NOT_OF_THIS: z.strictObject({}),
  /** Who left can be given nothing: the complaint ends with a compensation of nothing. */
  GIVEN_TO_NOBODY: z.strictObject({}),
};

/** The staff's area `complaints`: the desk. */
export const complaintDeskArea = {
  /**
   * Complaints by what is due first, or members of value first. `scope`: in my hands, of my stores, watched by me. Head office's stores are all.
   */
  queue: action({
    kind: 'query',
    auth: cashier,
    input: z.strictObject({
      list: z.enum(['open', 'waiting', 'closed']),
      scope: z.enum(['mine', 'stores', 'watched']),
      by: z.enum(['due', 'value']),
      /** Only those that stand at one step, or wait for one thing. */
      state: z.enum(complaintStates).optional(),
      storeId: s.storeId.optional(),
      cursor: s.cursor.optional(),
    }),
    output: s.page(complaintRow),
    refusals: {},
  }),
  /** Writes down what a member said on the telephone or in the store. */
  open: action({
    kind: 'command',
    auth: cashier,
    input: z.strictObject({
      memberId: s.memberId, kind: z.enum(complaintKinds), text: s.words(complaintLimits.textMin, complaintLimits.textMax), channel: z.enum(['phone', 'in_store', 'wechat']), purchaseId: s.purchaseId.optional(),
    }),
    output: z.strictObject({ complaintId: s.complaintId, firstAnswerDueAt: s.instant }),
    refusals: { OWN_CARD: z.strictObject({}), COMPLAINTS_TOO_MANY: z.strictObject({ open: s.count, most: s.count }) },
  }),
  show: action({ kind: 'query', auth: cashier, input: z.strictObject({ complaintId: s.complaintId }), output: complaintDetail, refusals: {} }),
  /** Takes one or more of the eight steps with their evidence, all or none. */
  take: action({
    kind: 'command',
    auth: cashier,
    input: z.strictObject({ ...seen, steps: z.array(stepTaken).min(1).max(7) }),
    output: complaintDetail,
    refusals: {
      ...deskRefusals,
      ...issueRefusals,
      COMPLAINT_STEP_ORDER: z.strictObject({ step: z.enum(complaintStepIds), next: z.enum(complaintStepIds).optional() }),
      COMPLAINT_STEP_WORDS: z.strictObject({ step: z.enum(complaintStepIds), length: s.count, min: s.count, max: s.count }),
      APOLOGY_CANNED: z.strictObject({}),
      APOLOGY_REPEATS: z.strictObject({ text: z.string(), at: s.instant }),
      OWN_CARD: z.strictObject({}),
    },
  }),
  /** A word to the customer outside the steps. */
  say: action({ kind: 'command', auth: cashier, input: z.strictObject({ ...seen, text: s.words(1, 1000) }), output: complaintDetail, refusals: deskRefusals }),
  /** A private word for colleagues. */
  note: action({ kind: 'command', auth: cashier, input: z.strictObject({ complaintId: s.complaintId, text: s.words(1, 1000) }), output: complaintDetail, refusals: {} }),
  handOver: action({
    kind: 'command',
    auth: cashier,
    input: z.strictObject({ ...seen, toStaffId: s.staffId, reason: s.words(2, 200) }),
    output: z.strictObject({ ownerName: z.string() }),
    refusals: { ...deskRefusals, COMPLAINT_OWNER_SAME: z.strictObject({}), COLLEAGUE_UNFIT: z.strictObject({}) },
  }),
  watch: action({
    kind: 'command',
    auth: cashier,
    input: z.strictObject({ complaintId: s.complaintId, isWatching: z.boolean() }),
    output: z.strictObject({ isWatched: z.boolean() }),
    refusals: { COMPLAINT_WATCHERS_MANY: z.strictObject({ most: s.count }) },
  }),
  /** The gift of a round was put into the customer's hands. */
  handGift: action({ kind: 'command', auth: cashier, input: z.strictObject({ complaintId: s.complaintId, round: s.count }), output: complaintDetail, refusals: { GIFT_NOT_DUE: z.strictObject({}) } }),
  /** Compensations that wait for the next level, newest first. */
  approvals: action({ kind: 'query', auth: manager, input: z.strictObject({ cursor: s.cursor.optional() }), output: s.page(approvalView), refusals: {} }),
  decide: action({
    kind: 'command',
    auth: manager,
    input: z.strictObject({ approvalId: z.string().regex(/^[A-Za-z0-9_.:-]{1,160}$/), approve: z.boolean(), reason: s.words(0, 200) }),
    output: z.strictObject({ complaintId: s.complaintId, state: z.enum(['approved', 'declined']) }),
    refusals: {
      ...issueRefusals,
      APPROVAL_DECIDED: z.strictObject({ state: z.enum(['approved', 'declined']), by: z.string() }),
      APPROVAL_BY_SAME_PERSON: z.strictObject({}),
      APPROVAL_BY_LOWER_ROLE: z.strictObject({ role: roles, needs: roles }),
      COMPENSATION_ABOVE_LIMIT: z.strictObject({ left: s.fen, needs: roles }),
      OWN_CARD: z.strictObject({}),
    },
  }),
} as const;
