import { z } from 'zod';
import { action } from './action';
import * as s from './schema';

const kept = z.array(z.strictObject({
  what: z.enum(['purchases', 'complaints', 'consents']),
  law: z.enum(['ecommerce_law_31', 'civil_code_188', 'pipl_69']),
  untilOn: s.localDate,
}));

/** The member's area `privacy`: a copy of his data, and leaving. */
export const privacyArea = {
  /** What leaving would end, and what is kept, why and until when. */
  terms: action({
    kind: 'query',
    auth: 'member',
    input: s.nothing,
    output: z.strictObject({ points: s.points, coupons: s.count, openComplaints: s.count, kept, personalised: z.boolean(), exportFromAt: s.instant.optional() }),
    refusals: {},
  }),
  /** Everything there is about the caller, as a page to read and as JSON, behind links that end after ten minutes. */
  exportData: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ lang: z.enum(['zh', 'en']) }),
    output: z.strictObject({ page: z.strictObject({ fileId: s.fileId, url: z.string() }), data: z.strictObject({ fileId: s.fileId, url: z.string() }), endsAt: s.instant }),
    refusals: { EXPORT_TOO_SOON: z.strictObject({ againAt: s.instant }) },
  }),
  /** Whether the store may reckon from his visits what to tell him. Off: nothing that rests on a score reaches him. */
  setPersonalised: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ personalised: z.boolean() }),
    output: z.strictObject({ personalised: z.boolean() }),
    refusals: {},
  }),
  /** Ends the membership at once. Anyone may ask, so that the same command again is answered after the member is gone. */
  leave: action({
    kind: 'command',
    auth: 'anyone',
    input: z.strictObject({ confirmed: z.literal(true) }),
    output: z.strictObject({ leftAt: s.instant, kept }),
    refusals: { NOT_A_MEMBER: z.strictObject({}) },
  }),
} as const;
