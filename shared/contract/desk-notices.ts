import { z } from 'zod';
import { noticeKinds, noticeWays } from '../domain/complaint';
import { action } from './action';
import * as s from './schema';

const cashier = { role: 'cashier' } as const;
const choices = z.strictObject(Object.fromEntries(noticeKinds.map((kind) => [kind, z.enum(noticeWays)])) as Record<(typeof noticeKinds)[number], z.ZodEnum<{ message: 'message'; app: 'app'; off: 'off' }>>);

/** The staff's area `deskNotices`: what a person was told about complaints, and how he wants to hear of it. */
export const deskNoticesArea = {
  list: action({
    kind: 'query',
    auth: cashier,
    input: z.strictObject({ cursor: s.cursor.optional() }),
    output: s.page(z.strictObject({
      noticeId: z.string(),
      complaintId: s.complaintId,
      kind: z.enum(noticeKinds),
      at: s.instant,
      excerpt: z.string(),
      isUnread: z.boolean(),
    })).extend({ unread: s.count }),
    refusals: {},
  }),
  /** Everything told up to a moment has been read. */
  read: action({ kind: 'command', auth: cashier, input: z.strictObject({ upTo: s.instant }), output: z.strictObject({ unread: s.count }), refusals: {} }),
  settings: action({
    kind: 'query',
    auth: cashier,
    input: s.nothing,
    output: z.strictObject({ choices, templateId: z.string(), credits: s.count }),
    refusals: {},
  }),
  save: action({ kind: 'command', auth: cashier, input: z.strictObject({ choices }), output: z.strictObject({ choices }), refusals: {} }),
  /** He has allowed one more message. */
  allow: action({ kind: 'command', auth: cashier, input: s.nothing, output: z.strictObject({ credits: s.count }), refusals: {} }),
} as const;
