import { z } from 'zod';
import { careCauses } from '../domain/care';
import { stars } from './ratings';
import * as s from './schema';

/** Why a member is called who has not complained. */
export const careReason = z.strictObject({
  cause: z.enum(careCauses),
  /** Bad visits within ninety days, this one included. */
  badVisits: s.count,
  store: stars.optional(),
  guide: stars.optional(),
  rating: stars.optional(),
  /** His own words, or the reason given at the till. */
  words: z.string().optional(),
});
