import type { Answers } from './answers';
import type { Question, Survey } from './survey';

/** How often each answer was given, by `question:value`; `answers` counts the people. Sums of parts are the parts of the sum. */
export type SurveyCounts = Readonly<Record<string, number>>;

const peopleKey = 'answers';

/** What one person's answers add. Words are not counted, only that there are some. */
export function countsOf(survey: Pick<Survey, 'questions'>, answers: Answers): SurveyCounts {
  const counts: Record<string, number> = { [peopleKey]: 1 };
  for (const { id, kind } of survey.questions) {
    const value = answers[id];
    if (value === undefined) continue;
    const said = kind === 'text' ? ['said'] : Array.isArray(value) ? (value as readonly string[]) : [String(value as string | number)];
    for (const one of said) counts[`${id}:${one}`] = 1;
  }
  return counts;
}

/** Adds, or with `-1` takes away, one count from another; what comes to nothing is left out. */
export function addCounts(counts: SurveyCounts, more: SurveyCounts, sign: 1 | -1 = 1): SurveyCounts {
  const sum: Record<string, number> = { ...counts };
  for (const [key, value] of Object.entries(more)) sum[key] = (sum[key] ?? 0) + sign * value;
  return Object.fromEntries(Object.entries(sum).filter(([, value]) => value !== 0));
}

export interface QuestionResult {
  readonly questionId: string;
  readonly answered: number;
  /** Each option, or each mark from the lowest, with how often it was given; empty for words. */
  readonly given: readonly { readonly value: string; readonly count: number }[];
  /** Mean of a scale; null without an answer or for another kind. */
  readonly mean: number | null;
  /** Promoters (9, 10) less detractors (0 to 6) in percent of the answers, -100 to 100; null for another kind. Source: Reichheld, HBR 12/2003. */
  readonly netPromoters: number | null;
}

function valuesOf({ kind, options }: Question): readonly string[] {
  if (kind === 'scale') return ['1', '2', '3', '4', '5'];
  if (kind === 'nps') return Array.from({ length: 11 }, (_, mark) => String(mark));
  return options.map((option) => option.id);
}

function resultOf(question: Question, counts: SurveyCounts): QuestionResult {
  const { id, kind } = question;
  const given = valuesOf(question).map((value) => ({ value, count: counts[`${id}:${value}`] ?? 0 }));
  const total = given.reduce((sum, one) => sum + one.count, 0);
  const answered = kind === 'text' ? (counts[`${id}:said`] ?? 0) : kind === 'multi' ? (counts[peopleKey] ?? 0) : total;
  const weighed = given.reduce((sum, one) => sum + Number(one.value) * one.count, 0);
  const promoters = given.filter((one) => Number(one.value) >= 9).reduce((sum, one) => sum + one.count, 0);
  const detractors = given.filter((one) => Number(one.value) <= 6).reduce((sum, one) => sum + one.count, 0);
  return {
    questionId: id,
    answered,
    given: kind === 'text' ? [] : given,
    mean: kind === 'scale' && total > 0 ? weighed / total : null,
    netPromoters: kind === 'nps' && total > 0 ? Math.round((100 * (promoters - detractors)) / total) : null,
  };
}

/** What a survey says so far. @example resultsOf(poll, {}).people //=> 0 */
export function resultsOf(survey: Pick<Survey, 'questions'>, counts: SurveyCounts): { readonly people: number; readonly questions: readonly QuestionResult[] } {
  return { people: counts[peopleKey] ?? 0, questions: survey.questions.map((question) => resultOf(question, counts)) };
}
