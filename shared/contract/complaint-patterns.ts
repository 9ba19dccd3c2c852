import { z } from 'zod';
import { complaintCauses, complaintKinds } from '../domain/complaint';
import { daysBetween } from '../kernel/time';
import { action } from './action';
import * as s from './schema';

const manager = { role: 'manager' } as const;

/** Days from the first to the last, both included; a year at most. */
const days = { from: s.localDate, until: s.localDate };
const inOrder = ({ from, until }: { readonly from: string; readonly until: string }): boolean => {
  const length = daysBetween(from as never, until as never);
  return length >= 0 && length <= 366;
};
const orderFault = 'from one day to the same or a later one, a year at most';

const ms = z.number().int().min(0);
const withChange = z.strictObject({ count: s.count, before: s.count });
const lengths = z.strictObject({ count: s.count, halfWithinMs: ms.optional(), nineOfTenWithinMs: ms.optional() });
const cause = z.enum(complaintCauses);
const kind = z.enum(complaintKinds);

/** What a figure counts: one value of one way of looking; `all` everything. */
const facet = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('all') }),
  z.strictObject({ by: z.literal('kind'), value: kind }),
  z.strictObject({ by: z.literal('cause'), value: cause }),
  z.strictObject({ by: z.literal('product'), value: z.string().min(1).max(60) }),
  z.strictObject({ by: z.literal('person'), value: s.staffId }),
  z.strictObject({ by: z.literal('hour'), value: z.number().int().min(0).max(23) }),
]);

const exportRow = z.strictObject({
  openedAt: s.instant,
  storeName: s.localName,
  kind,
  cause: cause.optional(),
  products: z.array(z.string()),
  personName: z.string().optional(),
  firstAnswerMs: ms.optional(),
  resolutionMs: ms.optional(),
  late: z.boolean(),
  reopened: s.count,
  rating: z.number().int().min(1).max(5).optional(),
  compensation: s.fen,
  text: z.string(),
});

/** The staff's area `complaintPatterns`: what complaints have in common. */
export const complaintPatternsArea = {
  /** Complaints sent from one day to another at one store, or at all (head office), beside as many days before. */
  report: action({
    kind: 'query',
    auth: manager,
    input: z.strictObject({ storeId: s.storeId.optional(), ...days }).refine(inOrder, orderFault),
    output: z.strictObject({
      opened: withChange,
      /** Oldest first, days without complaints included. */
      byDay: z.array(z.strictObject({ on: s.localDate, count: s.count })).max(367),
      byKind: z.array(withChange.extend({ kind })),
      byCause: z.array(withChange.extend({ cause })),
      byStore: z.array(withChange.extend({ storeId: s.storeId, name: s.localName })),
      byProduct: z.array(withChange.extend({ product: z.string() })).max(20),
      byPerson: z.array(withChange.extend({ staffId: s.staffId, name: z.string() })).max(20),
      byHour: z.array(s.count).length(24),
      firstAnswer: lengths,
      resolution: lengths,
      late: s.count,
      reopened: s.count,
      /** How many gave one star to five. */
      ratings: z.array(s.count).length(5),
      compensated: s.count,
      compensation: s.fen,
      compensationBefore: s.fen,
      repeats: z.array(withChange.extend({ storeId: s.storeId, storeName: s.localName, cause })).max(10),
      /** Changes up to here are counted; absent before the first counting. */
      countedUntilAt: s.instant.optional(),
    }),
    refusals: {},
  }),
  /** The complaints behind a figure, newest first. */
  complaints: action({
    kind: 'query',
    auth: manager,
    input: z.strictObject({ storeId: s.storeId.optional(), ...days, facet, cursor: s.cursor.optional() }).refine(inOrder, orderFault),
    output: s.page(z.strictObject({
      complaintId: s.complaintId, storeId: s.storeId, kind, cause: cause.optional(), text: z.string(), openedAt: s.instant, isClosed: z.boolean(),
      rating: z.number().int().min(1).max(5).optional(),
    })).extend({ counted: s.count }),
    refusals: {},
  }),
  /** The complaints of these days as rows of a table, oldest first, without names of members. */
  exportRows: action({
    kind: 'query',
    auth: manager,
    input: z.strictObject({ storeId: s.storeId.optional(), ...days, cursor: s.cursor.optional() }).refine(inOrder, orderFault),
    output: z.strictObject({ items: z.array(exportRow).max(500), nextCursor: s.cursor.optional() }),
    refusals: {},
  }),
} as const;
