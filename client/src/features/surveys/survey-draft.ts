import { addDays, type LocalDate } from '../../../../shared/kernel/time';
import type { Input, Value } from '../../api/contract-types';

export type SurveyBody = Omit<Input<'staff', 'surveys', 'save'>, 'surveyId'>;
export type DraftQuestion = SurveyBody['questions'][number];
type Shown = Value<'staff', 'surveys', 'show'>;

const nothing = { zh: '', en: '' };
const openDays = 14;

/** The first `<letter><number>` that none of them has. */
function freshId(letter: string, taken: readonly { readonly id: string }[]): string {
  const numbers = taken.map(({ id }) => Number(id.slice(1))).filter(Number.isFinite);
  return `${letter}${Math.max(0, ...numbers) + 1}`;
}

const twoOptions = (): DraftQuestion['options'] => ['o1', 'o2'].map((id) => ({ id, words: nothing }));

/** An empty draft that opens today, with its first question. */
export function emptyDraft(kind: SurveyBody['kind'], today: LocalDate): SurveyBody {
  return { kind, title: nothing, opensOn: today, closesOn: addDays(today, openDays), questions: [{ id: 'q1', kind: 'single', words: nothing, required: true, options: twoOptions() }] };
}

export function draftOf({ kind, title, opensOn, closesOn, questions }: Shown): SurveyBody {
  return { kind, title, opensOn, closesOn, questions };
}

export function withQuestion(body: SurveyBody): SurveyBody {
  return { ...body, questions: [...body.questions, { id: freshId('q', body.questions), kind: 'single', words: nothing, required: true, options: twoOptions() }] };
}

/** Without a question; a skip that led to it leads to the next one again. */
export function withoutQuestion(body: SurveyBody, id: string): SurveyBody {
  const questions = body.questions.filter((question) => question.id !== id).map((question) => ({
    ...question, options: question.options.map(({ goTo, ...option }) => (goTo === undefined || goTo === id ? option : { ...option, goTo })),
  }));
  return { ...body, questions };
}

/** One place earlier; the first stays. */
export function movedUp(body: SurveyBody, id: string): SurveyBody {
  const place = body.questions.findIndex((question) => question.id === id);
  const [before, moved] = [body.questions[place - 1], body.questions[place]];
  if (!before || !moved) return body;
  return { ...body, questions: body.questions.map((question, at) => (at === place ? before : at === place - 1 ? moved : question)) };
}

export function changedQuestion(body: SurveyBody, id: string, part: Partial<DraftQuestion>): SurveyBody {
  return { ...body, questions: body.questions.map((question) => (question.id === id ? { ...question, ...part } : question)) };
}

/** Another kind of question: options come and go with it, skips stay with a single choice alone. */
export function ofKind(question: DraftQuestion, kind: DraftQuestion['kind']): DraftQuestion {
  if (kind !== 'single' && kind !== 'multi') return { ...question, kind, options: [] };
  const options = question.options.length === 0 ? twoOptions() : question.options;
  return { ...question, kind, options: kind === 'single' ? options : options.map(({ id, words }) => ({ id, words })) };
}

export function withOption(question: DraftQuestion): DraftQuestion {
  return { ...question, options: [...question.options, { id: freshId('o', question.options), words: nothing }] };
}
