import { z } from 'zod';
import { action } from './action';
import * as s from './schema';

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

/** The member's area `complaints`. */
export const complaintsArea = {
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
} as const;
