import { z } from 'zod';
import { action } from './action';
import * as s from './schema';

export const pointsEntryView = z.strictObject({
  entryId: z.string(),
  kind: z.enum(['earn', 'bonus', 'redeem', 'clawback', 'restore', 'expire', 'adjust', 'gift', 'transfer']),
  points: s.points,
  balanceAfter: s.points,
  at: s.instant,
  expiresIn: s.localMonth.optional(),
});

/** The member's area `points`. */
export const pointsArea = {
  entries: action({
    kind: 'query',
    auth: 'member',
    input: z.strictObject({ cursor: s.cursor.optional() }),
    output: s.page(pointsEntryView).extend({
      balance: s.points,
      expiring: z.array(z.strictObject({ points: s.points, expiresIn: s.localMonth })),
    }),
    refusals: {},
  }),
} as const;
