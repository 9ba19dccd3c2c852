import { z } from 'zod';
import { action } from './action';
import { complaintEventView, complaintKinds, complaintRefusals, complaintStates, photo } from './complaints';
import * as s from './schema';

const manager = { role: 'manager' } as const;

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

/** The staff's area `complaints`: the desk. */
export const complaintDeskArea = {
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
} as const;
