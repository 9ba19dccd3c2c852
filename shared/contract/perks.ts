import { z } from 'zod';
import { action } from './action';
import * as s from './schema';

/** What one more visit changes about a member's tier. `spend` is what one payment must be; `byOneVisit`: a visit as he usually makes it does it. */
export const nextStep = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keep'), tier: s.localName, spend: s.fen, untilOn: s.localDate, byOneVisit: z.boolean() }),
  z.strictObject({ kind: z.literal('rise'), tier: s.localName, spend: s.fen, byOneVisit: z.boolean() }),
  z.strictObject({ kind: z.literal('top') }),
]);

/** Where this month's gift of a member's tier stands. */
export const monthGift = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** His until the end of that day, on which it comes by itself. */
  z.strictObject({ kind: z.literal('ready'), name: s.localName, untilOn: s.localDate }),
  z.strictObject({ kind: z.literal('claimed'), name: s.localName, couponId: s.couponId }),
]);

/** Takes this month's gift of the tier that is held now, once. */
export const claimMonthGift = action({
  kind: 'command',
  auth: 'member',
  input: s.nothing,
  output: z.strictObject({ couponId: s.couponId, name: s.localName, endsAt: s.instant }),
  refusals: { MONTH_GIFT_CLAIMED: z.strictObject({ nextOn: s.localDate }), MONTH_GIFT_NONE: z.strictObject({}) },
});
