import { z } from 'zod';
import { pointsEntryKinds } from '../domain/points';
import { action } from './action';
import * as s from './schema';

export const pointsEntryView = z.strictObject({
  entryId: z.string(),
  kind: z.enum(pointsEntryKinds),
  points: s.points,
  balanceAfter: s.points,
  at: s.instant,
  expiresIn: s.localMonth.optional(),
  /** Not to be spent before this day. */
  availableOn: s.localDate.optional(),
  /** Staff's words for an adjustment. */
  reason: z.string().optional(),
  /** The purchase it belongs to, a refund's too. */
  purchaseId: s.purchaseId.optional(),
  policyVersion: s.count,
});

/** The member's area `points`. */
export const pointsArea = {
  entries: action({
    kind: 'query',
    auth: 'member',
    input: z.strictObject({ cursor: s.cursor.optional() }),
    output: s.page(pointsEntryView).extend({
      balance: s.points,
      /** Points of purchases whose refund window is still open, by the day they may be spent from. */
      pending: z.array(z.strictObject({ points: s.points, availableOn: s.localDate })),
      /** What later points pay off first. */
      owed: s.points,
      expiring: z.array(z.strictObject({ points: s.points, expiresIn: s.localMonth })),
      /** What points take off at the till; absent where they are no money. */
      asMoney: z.strictObject({ pointsPerStep: s.points, fenPerStep: s.fen, capRate: s.basisPoints }).optional(),
    }),
    refusals: {},
  }),
} as const;
