import { z } from 'zod';
import { reachWays } from '../domain/campaign';
import { action } from './action';
import { channels } from './reach';
import * as s from './schema';

/** Why the store wrote: what it was about, and by what right. */
const because = z.strictObject({
  occasion: z.string(),
  purpose: z.enum(['service', 'marketing']),
  /** Marketing: since when he has agreed to it; absent when he has taken that back since. */
  consentSince: s.instant.optional(),
});
const way = z.enum(reachWays);

/** The member's area `messages`: what was sent to me and why, and a switch for every way. */
export const messagesArea = {
  /** What the store said to me, newest first; a call by a person is listed without its notes. The first page comes with my switches. */
  list: action({
    kind: 'query', auth: 'member', input: z.strictObject({ cursor: s.cursor.optional() }),
    output: s.page(z.strictObject({ contactId: z.string(), at: s.instant, way: z.enum(channels), text: z.string(), messageId: z.string().optional(), because: because.optional() })).extend({ switches: z.strictObject({ marketing: z.boolean(), ways: z.array(z.strictObject({ way, on: z.boolean() })) }).optional() }),
    refusals: {},
  }),
  /** Opens one message from its link: counted once, shown every time. */
  open: action({
    kind: 'command', auth: 'member', input: z.strictObject({ messageId: s.messageId }),
    output: z.strictObject({ messageId: s.messageId, at: s.instant, way, text: z.array(z.string()), because, page: z.string(), wayOn: z.boolean(), marketing: z.boolean() }),
    refusals: {},
  }),
  /** Turns one way on or off; off holds at once, also for what is waiting. */
  setWay: action({ kind: 'command', auth: 'member', input: z.strictObject({ way, on: z.boolean() }), output: z.strictObject({ way, on: z.boolean() }), refusals: {} }),
} as const;
