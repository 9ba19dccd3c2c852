import { z } from 'zod';
import { suggestionLetters } from '../domain/survey';
import { action } from './action';
import * as s from './schema';

const manager = { role: 'manager' } as const;
export const suggestionId = z.string().regex(/^sg_[A-Za-z0-9_.:-]{1,250}$/);

const reply = z.strictObject({ words: z.string(), at: s.instant, byName: z.string() });
const suggestionRow = z.strictObject({ suggestionId, words: z.string(), at: s.instant, isMine: z.boolean(), isPublic: z.boolean(), reply: reply.optional() });

/** The member's area `suggestions`: what he would like, what the store says to it, and what others suggested. */
export const suggestionsArea = {
  /** His own with their replies, or those the store answered for everybody to see. */
  list: action({
    kind: 'query',
    auth: 'member',
    input: z.strictObject({ whose: z.enum(['mine', 'public']), cursor: s.cursor.optional() }),
    output: s.page(suggestionRow),
    refusals: {},
  }),
  send: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ words: s.words(5, suggestionLetters) }),
    output: suggestionRow,
    refusals: { TEXT_RISKY: z.strictObject({}), SUGGESTIONS_TOO_MANY: z.strictObject({ most: s.count }) },
  }),
} as const;

const staffRow = z.strictObject({ suggestionId, words: z.string(), at: s.instant, storeId: s.storeId, memberId: s.memberId, memberName: z.string(), isPublic: z.boolean(), reply: reply.optional() });

/** The staff's area `suggestions`: every one gets a reply, for the member alone or for all to read. */
export const staffSuggestionsArea = {
  list: action({
    kind: 'query',
    auth: manager,
    input: z.strictObject({ state: z.enum(['waiting', 'answered']), cursor: s.cursor.optional() }),
    output: s.page(staffRow),
    refusals: {},
  }),
  answer: action({
    kind: 'command',
    auth: manager,
    input: z.strictObject({ suggestionId, words: s.words(2, suggestionLetters), isPublic: z.boolean() }),
    output: staffRow,
    refusals: {},
  }),
} as const;
