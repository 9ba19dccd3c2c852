import type { LocalDate } from '../../kernel/time';

/** Words in both languages. */
export interface SurveyWords {
  readonly zh: string;
  readonly en: string;
}

export const questionKinds = ['single', 'multi', 'scale', 'nps', 'text'] as const;
/** `scale` is 1 to 5, the higher the better; `nps` is 0 to 10: how likely is he to tell a friend of us. */
export type QuestionKind = (typeof questionKinds)[number];

export interface SurveyOption {
  readonly id: string;
  readonly words: SurveyWords;
  /** Of a single choice: the question that comes next instead of the following one, or the end. Only forwards. */
  readonly goTo?: string | undefined;
}

export interface Question {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly words: SurveyWords;
  readonly required: boolean;
  /** For single and multi; empty otherwise. */
  readonly options: readonly SurveyOption[];
}

/** Ends the questions early. */
export const surveyEnd = 'end';

/** Questions to members. A poll has one choice, and whoever voted sees what the others think. */
export interface Survey {
  readonly id: string;
  readonly kind: 'survey' | 'poll';
  readonly title: SurveyWords;
  readonly questions: readonly Question[];
  /** From the beginning of this day to the end of the other. */
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
}

/** `letters`: of all questions and options in both languages; more would not come to a phone in one answer of 60 KB, and nobody would read it. */
export const surveyLimits = { questions: 20, options: 12, title: 40, words: 100, letters: 8_000, text: 500, days: 366 } as const;

export const surveyFaults = [
  'TITLE', 'DAYS', 'NO_QUESTION', 'TOO_MANY_QUESTIONS', 'QUESTION_WORDS', 'QUESTION_TWICE', 'OPTIONS', 'OPTION_WORDS', 'OPTION_TWICE', 'SKIP_BACKWARDS', 'SKIP_NOT_SINGLE', 'POLL_SHAPE', 'TOO_LONG',
] as const;
export type SurveyFault = (typeof surveyFaults)[number];

const isSaid = ({ zh, en }: SurveyWords, most: number): boolean => [zh, en].every((words) => words.trim() !== '' && [...words].length <= most);
const lettersOf = ({ words, options }: Question): number => [words, ...options.map((option) => option.words)].reduce((sum, { zh, en }) => sum + zh.length + en.length, 0);
const hasTwice = (ids: readonly string[]): boolean => new Set(ids).size !== ids.length;

function questionFaults({ kind, words, options }: Question, laterIds: ReadonlySet<string>): SurveyFault[] {
  const chooses = kind === 'single' || kind === 'multi';
  const skips = options.filter((option) => option.goTo !== undefined);
  return [
    ...(isSaid(words, surveyLimits.words) ? [] : (['QUESTION_WORDS'] as const)),
    ...((chooses ? options.length >= 2 && options.length <= surveyLimits.options : options.length === 0) ? [] : (['OPTIONS'] as const)),
    ...(options.every((option) => isSaid(option.words, surveyLimits.words)) ? [] : (['OPTION_WORDS'] as const)),
    ...(hasTwice(options.map((option) => option.id)) ? (['OPTION_TWICE'] as const) : []),
    ...(skips.length > 0 && kind !== 'single' ? (['SKIP_NOT_SINGLE'] as const) : []),
    ...(skips.every((option) => option.goTo === surveyEnd || laterIds.has(option.goTo ?? '')) ? [] : (['SKIP_BACKWARDS'] as const)),
  ];
}

/** Why a survey cannot be published as it is; each fault once. Skips lead forwards only, so every way through has an end. */
export function checkSurvey(survey: Survey): readonly SurveyFault[] {
  const { title, questions, opensOn, closesOn, kind } = survey;
  const ids = questions.map((question) => question.id);
  const faults: SurveyFault[] = [
    ...(isSaid(title, surveyLimits.title) ? [] : (['TITLE'] as const)),
    ...(opensOn <= closesOn ? [] : (['DAYS'] as const)),
    ...(questions.length > 0 ? [] : (['NO_QUESTION'] as const)),
    ...(questions.length <= surveyLimits.questions ? [] : (['TOO_MANY_QUESTIONS'] as const)),
    ...(hasTwice(ids) || ids.includes(surveyEnd) ? (['QUESTION_TWICE'] as const) : []),
    ...questions.flatMap((question, place) => questionFaults(question, new Set(ids.slice(place + 1)))),
    ...(kind === 'poll' && (questions.length !== 1 || !['single', 'multi'].includes(questions[0]?.kind ?? '')) ? (['POLL_SHAPE'] as const) : []),
    ...(questions.reduce((sum, question) => sum + lettersOf(question), 0) > surveyLimits.letters ? (['TOO_LONG'] as const) : []),
  ];
  return [...new Set(faults)];
}

/** Where a survey stands on a day. */
export function surveyStateOn(survey: Pick<Survey, 'opensOn' | 'closesOn'>, on: LocalDate): 'coming' | 'open' | 'closed' {
  return on < survey.opensOn ? 'coming' : on > survey.closesOn ? 'closed' : 'open';
}
