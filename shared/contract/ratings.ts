import { z } from 'zod';
import { ratingLimits } from '../domain/care';
import { action } from './action';
import * as s from './schema';

export const stars = z.number().int().min(ratingLimits.least).max(ratingLimits.most);

/** A purchase's rating as its member sees it. */
export const purchaseRating = z.strictObject({ store: stars, guide: stars.optional(), words: z.string() });

/** The member's area `ratings`: how a visit was. */
export const ratingsArea = {
  /** Rates store and guide of one's own purchase, or changes that within a week. */
  rate: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ purchaseId: s.purchaseId, store: stars, guide: stars.optional(), words: s.words(0, ratingLimits.words) }),
    output: purchaseRating.extend({ purchaseId: s.purchaseId, rateUntilAt: s.instant }),
    refusals: {
      RATING_LATE: z.strictObject({ lastAt: s.instant }),
      RATING_FIXED: z.strictObject({ lastAt: s.instant }),
      TEXT_RISKY: z.strictObject({}),
    },
  }),
} as const;
