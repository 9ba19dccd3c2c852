import { z } from 'zod';
import { action } from './action';
import { birthday } from './birthday';
import * as s from './schema';

const manager = { role: 'manager' } as const;

const wishRow = z.strictObject({
  wishId: s.memberId,
  memberId: s.memberId,
  memberName: z.string(),
  memberNumber: z.string(),
  storeId: s.storeId,
  current: birthday,
  wanted: birthday,
  reason: z.string(),
  askedAt: s.instant,
  /** The day his last birthday gift was given: why a change may not be honest. */
  lastGiftOn: s.localDate.optional(),
});

/** The staff's area `birthdayWishes`: members who ask to change a birthday before its lock ends. */
export const birthdayWishesArea = {
  waiting: action({
    kind: 'query',
    auth: manager,
    input: z.strictObject({ cursor: s.cursor.optional() }),
    output: s.page(wishRow),
    refusals: {},
  }),
  /** Changes the birthday as he asked, or leaves it; either way the wish is answered and gone from the list. */
  decide: action({
    kind: 'command',
    auth: manager,
    input: z.strictObject({ wishId: s.memberId, granted: z.boolean(), askedAt: s.instant }),
    output: z.strictObject({ granted: z.boolean() }),
    refusals: { WISH_ANSWERED: z.strictObject({}), OWN_CARD: z.strictObject({}) },
  }),
} as const;
