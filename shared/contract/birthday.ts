import { z } from 'zod';

/** A month and day of birth, solar or lunar; `leap` marks a lunar leap month. */
export const birthday = z.strictObject({
  calendar: z.enum(['solar', 'lunar']),
  month: z.number().int().min(1).max(12),
  day: z.number().int().min(1).max(31),
  leap: z.boolean().optional(),
});
