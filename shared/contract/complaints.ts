import { z } from 'zod';
import { complaintEventKinds, complaintKinds, complaintStages, talkChannels } from '../domain/complaint';
import { action } from './action';
import * as s from './schema';

/** What was given for the trouble, without the desk's reasons; a coupon by its name. */
const givenView = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('points'), points: s.points }),
  z.strictObject({ kind: z.literal('coupon'), name: s.localName }),
  z.strictObject({ kind: z.literal('gift'), name: z.string() }),
  z.strictObject({ kind: z.literal('refund'), paid: s.fen }),
]);

/** One line of a complaint's timeline as both sides see it. */
export const complaintEventView = z.strictObject({
  kind: z.enum(complaintEventKinds),
  at: s.instant,
  by: z.strictObject({ side: z.enum(['member', 'store', 'clock']), name: z.string() }),
  text: z.string(),
  rating: z.number().int().min(1).max(5).optional(),
  channel: z.enum(talkChannels).optional(),
  given: givenView.optional(),
});
const complaintRow = z.strictObject({
  complaintId: s.complaintId,
  kind: z.enum(complaintKinds),
  /** In a list the beginning of it. */
  text: z.string(),
  stage: z.enum(complaintStages),
  /** How many of the eight steps are done. */
  stepsDone: z.number().int().min(0).max(8),
  openedAt: s.instant,
  changedAt: s.instant,
});
/** A photo as a link that ends after ten minutes. */
export const photo = z.strictObject({ fileId: s.fileId, url: z.string() });
const complaintView = complaintRow.extend({
  /** With what the content check says: a photo that `waits` or is `risky` is not shown to the store. */
  photos: z.array(photo.extend({ state: z.enum(['waiting', 'passed', 'risky', 'unchecked']) })),
  /** The first line and the latest; `omitted` stand between those two and are asked for by `earlier`. */
  events: z.array(complaintEventView),
  omitted: s.count,
  contactBy: z.enum(['phone', 'in_app']),
  purchaseId: s.purchaseId.optional(),
  ownerName: z.string().optional(),
  /** What he is asked: whether we have understood him, or whether he agrees to the proposal. `askedAt` names the question. */
  question: z.strictObject({ kind: z.enum(['restatement', 'proposal']), text: z.string(), askedAt: s.instant }).optional(),
  /** The last moment at which it may be opened again; absent while it is open. */
  reopenUntil: s.instant.optional(),
  /** The gifts that wait for him in the store. */
  giftsDue: z.array(z.string()),
});
/** Why the customer's word does not fit now. */
const memberRefusals = {
  COMPLAINT_CLOSED: z.strictObject({}),
  COMPLAINT_RESOLVED: z.strictObject({}),
  COMPLAINT_UNRESOLVED: z.strictObject({}),
  COMPLAINT_NOT_ASKED: z.strictObject({}),
  COMPLAINT_REOPEN_LATE: z.strictObject({ lastAt: s.instant }),
  COMPLAINT_TOO_LONG: z.strictObject({ most: s.count }),
  COMPLAINT_TEXT_LENGTH: z.strictObject({ length: s.count, min: s.count, max: s.count }),
  /** WeChat's content check found words that may not be published. */
  TEXT_RISKY: z.strictObject({}),
};

/** The member's area `complaints`. */
export const complaintsArea = {
  /** Where the phone may put photos before sending a complaint: a folder only this member's calls may name. */
  photoFolder: action({ kind: 'query', auth: 'member', input: s.nothing, output: z.strictObject({ folder: z.string() }), refusals: {} }),
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
    output: z.strictObject({
      complaintId: s.complaintId,
      firstAnswerDueAt: s.instant,
      /** Messages about this complaint that he may allow in this moment. */
      subscribeTemplates: z.array(z.strictObject({ templateId: z.string(), name: s.localName })).max(3),
    }),
    refusals: {
      TEXT_RISKY: z.strictObject({}),
      PHOTO_UNREADABLE: z.strictObject({ fileId: s.fileId }),
      COMPLAINTS_TOO_MANY: z.strictObject({ open: s.count, most: s.count }),
    },
  }),
  list: action({ kind: 'query', auth: 'member', input: z.strictObject({ cursor: s.cursor.optional() }), output: s.page(complaintRow), refusals: {} }),
  show: action({ kind: 'query', auth: 'member', input: z.strictObject({ complaintId: s.complaintId }), output: complaintView, refusals: {} }),
  /** The lines of a long talk that the first view leaves out, those just before `before`; `from` is where they begin, counted from 0. */
  earlier: action({
    kind: 'query',
    auth: 'member',
    input: z.strictObject({ complaintId: s.complaintId, before: z.number().int().min(1).max(1_000) }),
    output: z.strictObject({ events: z.array(complaintEventView), from: s.count }),
    refusals: {},
  }),
  rate: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ complaintId: s.complaintId, rating: z.number().int().min(1).max(5), text: s.words(0, 500) }),
    output: complaintView,
    refusals: memberRefusals,
  }),
  /** A further word from the member while the store is at it. */
  reply: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ complaintId: s.complaintId, text: s.words(1, 1000) }),
    output: complaintView,
    refusals: memberRefusals,
  }),
  /** Whether the store has understood him; a no says what is different. `askedAt` is the question he saw: a newer one is not answered by it. */
  confirm: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ complaintId: s.complaintId, askedAt: s.instant, isRight: z.boolean(), text: s.words(0, 1000) }),
    output: complaintView,
    refusals: memberRefusals,
  }),
  /** His answer to a proposal: yes, no with a reason, or what he would rather have. */
  answerProposal: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ complaintId: s.complaintId, askedAt: s.instant, answer: z.enum(['accept', 'decline', 'counter']), text: s.words(0, 1000) }),
    output: complaintView,
    refusals: memberRefusals,
  }),
  /** Not satisfied: the complaint opens again and says why. */
  reopen: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ complaintId: s.complaintId, text: s.words(5, 1000) }),
    output: complaintView,
    refusals: memberRefusals,
  }),
} as const;
