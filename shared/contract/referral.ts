import { z } from 'zod';
import { action } from './action';
import * as s from './schema';

const invited = z.strictObject({
  /** His name with all but its first character hidden. */
  nameMasked: z.string(),
  joinedOn: s.localDate,
  state: z.enum(['joined', 'bought', 'rewarded', 'ended']),
  /** Once he has bought: the day on which both are rewarded if nothing is given back. */
  rewardOn: s.localDate.optional(),
});

/** The member's area `referral`: his card to share, and the friends it brought. */
export const referralArea = {
  show: action({
    kind: 'query',
    auth: 'member',
    input: z.strictObject({ cursor: s.cursor.optional() }),
    output: s.page(invited).extend({
      /** What the shared card carries into the joining screen. */
      scene: z.string(),
      gives: z.strictObject({ referrer: s.localName.optional(), friend: s.localName.optional() }),
      refundDays: s.count,
      endsAfterDays: s.count,
    }),
    refusals: {},
  }),
} as const;
