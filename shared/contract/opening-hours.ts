import { z } from 'zod';
import { openingHoursFaults, openingHoursLimits as limits, type OpeningHours } from '../domain/opening-hours';
import { action } from './action';
import * as s from './schema';

const manager = { role: 'manager' } as const;

const block = z.strictObject({ fromMinute: z.number().int().min(0).max(1_439), toMinute: z.number().int().min(1).max(limits.lastMinute) });
const blocks = z.array(block).max(limits.blocksPerDay);
const hours = z.strictObject({
  week: z.array(blocks).length(7),
  holidays: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('as_week') }),
    z.strictObject({ kind: z.literal('closed') }),
    z.strictObject({ kind: z.literal('own'), blocks }),
  ]),
  makeUpDays: z.enum(['as_week', 'as_monday']),
  specialDays: z.array(z.strictObject({ on: s.localDate, blocks, note: s.words(0, limits.note) })).max(limits.specialDays),
}) satisfies z.ZodType<OpeningHours>;

/** What hours come to: when complaints sent at telling moments are due, and the days ahead that do not go by the week. */
const outcome = z.strictObject({
  examples: z.array(z.strictObject({ sentAt: s.instant, firstAnswerDueAt: s.instant, resolutionDueAt: s.instant })).max(5),
  ahead: z.array(z.strictObject({ on: s.localDate, basis: z.enum(['holiday', 'make_up', 'special']), name: z.string(), blocks })).max(100),
  /** Years among these days whose holidays are not announced: they were taken as ordinary days. */
  unknownYears: z.array(z.number().int()),
});
const unfit = z.strictObject({ faults: z.array(z.enum(openingHoursFaults)).min(1) });
const shown = z.strictObject({
  storeId: s.storeId,
  hours,
  /** 0 while the store has set none: its due times then run around the clock, and `hours` is a suggestion. */
  version: s.count,
  saved: z.strictObject({ at: s.instant, byName: z.string() }).optional(),
  outcome,
});

/** The staff's area `openingHours`: when a store works on complaints. */
export const openingHoursArea = {
  show: action({ kind: 'query', auth: manager, input: z.strictObject({ storeId: s.storeId }), output: shown, refusals: {} }),
  /** What edited hours would come to; nothing is saved. */
  preview: action({ kind: 'query', auth: manager, input: z.strictObject({ storeId: s.storeId, hours }), output: outcome, refusals: { OPENING_HOURS_UNFIT: unfit } }),
  /** Makes hours the ones in force for what starts from now on; due times that run keep what they were promised. */
  save: action({
    kind: 'command',
    auth: manager,
    input: z.strictObject({ storeId: s.storeId, hours, version: s.count }),
    output: shown,
    refusals: { OPENING_HOURS_UNFIT: unfit, OPENING_HOURS_CHANGED: z.strictObject({ version: s.count, byName: z.string() }) },
  }),
} as const;
