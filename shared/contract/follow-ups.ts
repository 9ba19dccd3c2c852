import { z } from 'zod';
import { followUpResults, followUpStates } from '../domain/follow-up';
import { action } from './action';
import { careReason } from './care';
import { channels } from './reach';
import { retentionReason } from './retention';
import * as s from './schema';

const cashier = { role: 'cashier' } as const;

const taskRow = z.strictObject({
  taskId: s.taskId,
  memberId: s.memberId,
  memberName: z.string(),
  phoneMasked: z.string().optional(),
  storeId: s.storeId,
  occasion: z.enum(['drifting', 'dormant', 'lost', 'complaint_closed', 'care', 'campaign']),
  state: z.enum(followUpStates),
  dueOn: s.localDate,
  createdAt: s.instant,
  reason: retentionReason.optional(),
  care: careReason.optional(),
  lastPurchaseOn: s.localDate.optional(),
  result: z.enum(followUpResults).optional(),
  note: z.string().optional(),
  /** What was said last time, so that nobody says the same thing twice. */
  lastContact: z.strictObject({ at: s.instant, channel: z.enum(channels), text: z.string() }).optional(),
});

/** The staff's area `followUps`. */
export const followUpsArea = {
  list: action({
    kind: 'query',
    auth: cashier,
    input: z.strictObject({ state: z.enum(followUpStates), storeId: s.storeId.optional(), cursor: s.cursor.optional() }),
    output: s.page(taskRow),
    refusals: {},
  }),
  record: action({
    kind: 'command',
    auth: cashier,
    input: z.strictObject({ taskId: s.taskId, result: z.enum(followUpResults), note: s.words(0, 500) }),
    output: taskRow,
    refusals: { TASK_NOT_OPEN: z.strictObject({ state: z.enum(followUpStates) }) },
  }),
} as const;
