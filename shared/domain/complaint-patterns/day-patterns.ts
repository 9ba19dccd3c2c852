import { fen, sumFen, type Fen } from '../../kernel/units';
import { hourOf, type ComplaintFacts } from './complaint-facts';
import { lengthsOf, type Lengths } from './lengths';

export type Counts = Readonly<Record<string, number>>;

/** The complaints sent on a day, or on several, counted in every way that patterns are looked for. */
export interface Patterns {
  readonly opened: number;
  readonly byKind: Counts;
  readonly byCause: Counts;
  readonly byStore: Counts;
  readonly byProduct: Counts;
  readonly byPerson: Counts;
  /** Key: the hour, 0 to 23. */
  readonly byHour: Counts;
  /** Key: store, tilde, cause; what repeats, repeats somewhere. */
  readonly byStoreCause: Counts;
  readonly firstAnswers: Lengths;
  readonly resolutions: Lengths;
  readonly late: number;
  readonly reopened: number;
  /** Key: the rating, 1 to 5. */
  readonly ratings: Counts;
  /** Complaints for which something was given, and what it was worth. */
  readonly compensated: number;
  readonly compensationFen: Fen;
}

const none: Counts = {};
export const noPatterns: Patterns = {
  opened: 0, byKind: none, byCause: none, byStore: none, byProduct: none, byPerson: none, byHour: none, byStoreCause: none,
  firstAnswers: none, resolutions: none, late: 0, reopened: 0, ratings: none, compensated: 0, compensationFen: fen(0),
};

function countsOf(keys: readonly (string | number | null)[]): Counts {
  const counts: Record<string, number> = {};
  for (const key of keys) if (key !== null) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** The key of a cause at a store. A store's id holds no tilde. */
export const storeCauseOf = (storeId: string, cause: string): string => `${storeId}~${cause}`;

/** Counts complaints. Counting them in parts and adding the parts comes to the same. */
export function patternsOf(facts: readonly ComplaintFacts[]): Patterns {
  const given = facts.filter((one) => one.compensationFen > 0);
  return {
    opened: facts.length,
    byKind: countsOf(facts.map((one) => one.kind)),
    byCause: countsOf(facts.map((one) => one.cause)),
    byStore: countsOf(facts.map((one) => one.storeId)),
    byProduct: countsOf(facts.flatMap((one) => one.products)),
    byPerson: countsOf(facts.map((one) => one.personId)),
    byHour: countsOf(facts.map((one) => hourOf(one.openedAt))),
    byStoreCause: countsOf(facts.map((one) => (one.cause === null ? null : storeCauseOf(one.storeId, one.cause)))),
    firstAnswers: lengthsOf(facts.flatMap((one) => one.firstAnswerMs ?? [])),
    resolutions: lengthsOf(facts.flatMap((one) => one.resolutionMs ?? [])),
    late: facts.filter((one) => one.late).length,
    reopened: facts.filter((one) => one.reopened > 0).length,
    ratings: countsOf(facts.map((one) => one.rating)),
    compensated: given.length,
    compensationFen: sumFen(given.map((one) => one.compensationFen)),
  };
}

function addCounts(left: Counts, right: Counts): Counts {
  const sum: Record<string, number> = { ...left };
  for (const [key, count] of Object.entries(right)) sum[key] = (sum[key] ?? 0) + count;
  return sum;
}

/** Two countings of different complaints as one. */
export function addPatterns(left: Patterns, right: Patterns): Patterns {
  return {
    opened: left.opened + right.opened,
    byKind: addCounts(left.byKind, right.byKind),
    byCause: addCounts(left.byCause, right.byCause),
    byStore: addCounts(left.byStore, right.byStore),
    byProduct: addCounts(left.byProduct, right.byProduct),
    byPerson: addCounts(left.byPerson, right.byPerson),
    byHour: addCounts(left.byHour, right.byHour),
    byStoreCause: addCounts(left.byStoreCause, right.byStoreCause),
    firstAnswers: addCounts(left.firstAnswers, right.firstAnswers),
    resolutions: addCounts(left.resolutions, right.resolutions),
    late: left.late + right.late,
    reopened: left.reopened + right.reopened,
    ratings: addCounts(left.ratings, right.ratings),
    compensated: left.compensated + right.compensated,
    compensationFen: fen(left.compensationFen + right.compensationFen),
  };
}

/** A cause that came up again and again at one store. */
export interface RepeatCause {
  readonly storeId: string;
  readonly cause: string;
  readonly count: number;
  /** How often in as many days before. */
  readonly before: number;
}

/** From so many complaints on, a cause at one store is no accident. */
const repeats = 3;

/** Causes that repeat at a store, the most frequent first, at most ten. */
export function repeatCauses(now: Patterns, before: Patterns): readonly RepeatCause[] {
  return Object.entries(now.byStoreCause)
    .filter(([, count]) => count >= repeats)
    .map(([key, count]) => {
      const [storeId = '', cause = ''] = key.split('~');
      return { storeId, cause, count, before: before.byStoreCause[key] ?? 0 };
    })
    .sort((a, b) => b.count - a.count || (a.storeId + a.cause < b.storeId + b.cause ? -1 : 1))
    .slice(0, 10);
}
