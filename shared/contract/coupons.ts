import { z } from 'zod';
import { action } from './action';
import * as s from './schema';

export const couponStates = ['issued', 'reserved', 'redeemed', 'expired', 'void'] as const;
const couponView = z.strictObject({
  couponId: s.couponId,
  name: s.localName,
  kind: z.enum(['cash_off', 'percent', 'gift']),
  value: z.strictObject({ off: s.fen.optional(), rate: s.basisPoints.optional(), cap: s.fen.optional(), gift: s.localName.optional() }),
  threshold: s.fen,
  startsAt: s.instant,
  endsAt: s.instant,
  state: z.enum(couponStates),
  redeemedAt: s.instant.optional(),
});

/** The member's area `coupons`. */
export const couponsArea = {
  wallet: action({
    kind: 'query',
    auth: 'member',
    input: z.strictObject({ state: z.enum(['usable', 'used', 'ended']), cursor: s.cursor.optional() }),
    output: s.page(couponView),
    refusals: {},
  }),
} as const;
