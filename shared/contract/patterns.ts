import { z } from 'zod';
import { patternKinds } from '../domain/checkout';
import { action } from './action';
import * as s from './schema';

const manager = { role: 'manager' } as const;

/** Something a manager should look at: not a verdict, each may have a good reason. */
const pattern = z.strictObject({
  patternId: z.string(),
  kind: z.enum(patternKinds),
  staffName: z.string(),
  storeId: s.storeId,
  storeName: s.localName,
  on: s.localDate,
  /** The member concerned; absent when it is about many. */
  memberId: s.memberId.optional(),
  memberName: z.string().optional(),
  times: s.count,
  amount: s.fen,
  points: z.number().int(),
  /** The first acts it rests on. */
  acts: z.array(
    z.strictObject({
      actId: z.string(),
      kind: z.enum(['purchase', 'refund', 'adjustment', 'own_card_attempt']),
      at: s.instant,
      amount: s.fen,
      points: z.number().int(),
      memberId: s.memberId.optional(),
      memberName: z.string().optional(),
    }),
  ).max(20),
  looked: z.strictObject({ byName: z.string(), at: s.instant, because: z.string() }).optional(),
  /** It is about the one who asks: somebody else looks at it. */
  isMine: z.boolean(),
});

/** The staff's area `patterns`: what was unusual at the tills, found by the books' night from the day before. */
export const patternsArea = {
  list: action({
    kind: 'query',
    auth: manager,
    input: z.strictObject({ state: z.enum(['open', 'looked']), cursor: s.cursor.optional() }),
    output: s.page(pattern),
    refusals: {},
  }),
  /** Says that somebody looked at it and what it was. */
  look: action({
    kind: 'command',
    auth: manager,
    input: z.strictObject({ patternId: z.string().regex(/^[A-Za-z0-9_.:-]{1,300}$/), because: s.words(2, 200) }),
    output: pattern,
    refusals: { PATTERN_LOOKED_AT: z.strictObject({ byName: z.string() }), PATTERN_ABOUT_YOURSELF: z.strictObject({}) },
  }),
} as const;
