import { z } from 'zod';
import { action } from './action';
import * as s from './schema';

const cashier = { role: 'cashier' } as const;

/** A WeChat ID as WeChat makes them: a letter, then letters, digits, _ or -, six to twenty in all. Empty: none shown. */
export const wechatId = z.string().regex(/^([A-Za-z][A-Za-z0-9_-]{5,19})?$/);
const contactCard = z.strictObject({ staffId: s.staffId, name: z.string(), isMe: z.boolean(), wechatId: z.string() });

/** The staff's area `contactCards`: what a member sees of whoever served him, beside the name. */
export const contactCardsArea = {
  /** One's own card; for a manager those of his stores too, for head office all. One's own first. */
  list: action({ kind: 'query', auth: cashier, input: s.nothing, output: z.strictObject({ cards: z.array(contactCard).max(200) }), refusals: {} }),
  /** Sets or takes away a WeChat ID: everybody his own, a manager those of his stores' cashiers. */
  save: action({ kind: 'command', auth: cashier, input: z.strictObject({ staffId: s.staffId, wechatId }), output: contactCard, refusals: {} }),
} as const;
