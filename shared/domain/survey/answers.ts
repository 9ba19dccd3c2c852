import { accept, refuse, type Refusal, type Result } from '../../kernel/result';
import { surveyEnd, surveyLimits, type Question, type Survey } from './survey';

/** An answer: the chosen option, several, a number, or words. */
export type AnswerValue = string | readonly string[] | number;
export type Answers = Readonly<Record<string, AnswerValue>>;

export type AnswersRefusal =
  | Refusal<'SURVEY_ANSWER_MISSING', { readonly questionId: string }>
  | Refusal<'SURVEY_ANSWER_UNFIT', { readonly questionId: string }>;

const whole = (value: unknown, least: number, most: number): boolean => typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

function fits({ kind, options }: Question, value: AnswerValue): boolean {
  const known = (id: unknown): boolean => options.some((option) => option.id === id);
  switch (kind) {
    case 'single': return typeof value === 'string' && known(value);
    case 'multi': return Array.isArray(value) && value.length > 0 && value.every(known) && new Set(value).size === value.length;
    case 'scale': return whole(value, 1, 5);
    case 'nps': return whole(value, 0, 10);
    case 'text': return typeof value === 'string' && value.trim() !== '' && [...value].length <= surveyLimits.text;
  }
}

/** The question after one, by the answer given to it; undefined at the end. */
export function nextQuestion(survey: Pick<Survey, 'questions'>, question: Question, value: AnswerValue | undefined): Question | undefined {
  const goTo = question.kind === 'single' ? question.options.find((option) => option.id === value)?.goTo : undefined;
  if (goTo === surveyEnd) return undefined;
  const place = survey.questions.indexOf(question);
  return goTo === undefined ? survey.questions[place + 1] : survey.questions.find((one) => one.id === goTo);
}

/** The questions that these answers lead through, in order. */
export function pathThrough(survey: Pick<Survey, 'questions'>, answers: Answers): readonly Question[] {
  const path: Question[] = [];
  for (let question = survey.questions[0]; question !== undefined && path.length <= survey.questions.length; question = nextQuestion(survey, question, answers[question.id])) path.push(question);
  return path;
}

/**
 * The answers that count: those on the way that the skips lead. What lies beside it is dropped, so that nobody is counted for a question he was
 * not asked.
 * Refuses SURVEY_ANSWER_MISSING for a required question on the way, SURVEY_ANSWER_UNFIT for a value the question cannot have.
 */
export function readAnswers(survey: Pick<Survey, 'questions'>, given: Answers): Result<Answers, AnswersRefusal> {
  const kept: Record<string, AnswerValue> = {};
  for (const question of pathThrough(survey, given)) {
    const value = given[question.id];
    if (value === undefined) {
      if (question.required) return refuse('SURVEY_ANSWER_MISSING', { questionId: question.id });
      continue;
    }
    if (!fits(question, value)) return refuse('SURVEY_ANSWER_UNFIT', { questionId: question.id });
    kept[question.id] = question.kind === 'text' && typeof value === 'string' ? value.trim() : value;
  }
  return accept(kept);
}

/**
 * How content somebody is by his answers, 1 to 5: the lowest of what he marked. Null where nothing was marked.
 * NPS 0 to 10 becomes 1 to 5 by twos, so that 0 to 3, whom something went wrong for, is a call worth making.
 * @example contentmentOf(survey, { again: 3 }) //=> 2
 */
export function contentmentOf(survey: Pick<Survey, 'questions'>, answers: Answers): number | null {
  const marks = survey.questions.flatMap(({ id, kind }) => {
    const value = answers[id];
    if (typeof value !== 'number') return [];
    return kind === 'scale' ? [value] : kind === 'nps' ? [Math.min(5, Math.floor(value / 2) + 1)] : [];
  });
  return marks.length === 0 ? null : Math.min(...marks);
}
