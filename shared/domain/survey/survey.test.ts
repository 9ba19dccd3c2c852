import { localDate } from '../../kernel/time';
import {
  checkSurvey, contentmentOf, countsOf, pathThrough, readAnswers, resultsOf, addCounts, surveyEnd, surveyStateOn, type Answers, type Question, type Survey,
} from './index';

const words = (zh: string) => ({ zh, en: zh });
const option = (id: string, goTo?: string) => ({ id, words: words(id), ...(goTo === undefined ? {} : { goTo }) });
const question = (id: string, kind: Question['kind'], more: Partial<Question> = {}): Question => ({ id, kind, words: words(id), required: true, options: [], ...more });

const visit = question('visit', 'single', { options: [option('yes'), option('no', 'why')] });
const good = question('good', 'multi', { required: false, options: [option('tea'), option('people'), option('place')] });
const mark = question('mark', 'scale');
const why = question('why', 'text', { required: false });
const tell = question('tell', 'nps');
const survey: Survey = { id: 's1', kind: 'survey', title: words('秋天问卷'), questions: [visit, good, mark, why, tell], opensOn: localDate('2026-11-01'), closesOn: localDate('2026-11-30') };
const poll: Survey = { ...survey, kind: 'poll', questions: [good] };

test('a survey and a poll that can be published have no fault', () => {
  expect(checkSurvey(survey)).toEqual([]);
  expect(checkSurvey(poll)).toEqual([]);
});

test.each<[string, Survey, string]>([
  ['no title', { ...survey, title: words(' ') }, 'TITLE'],
  ['a title in one language', { ...survey, title: { zh: '问卷', en: '' } }, 'TITLE'],
  ['ends before it begins', { ...survey, closesOn: localDate('2026-10-31') }, 'DAYS'],
  ['nothing asked', { ...survey, questions: [] }, 'NO_QUESTION'],
  ['too much asked', { ...survey, questions: Array.from({ length: 21 }, (_, i) => question(`q${i}`, 'text')) }, 'TOO_MANY_QUESTIONS'],
  ['too long to read', { ...survey, questions: Array.from({ length: 4 }, (_, i) => question(`q${i}`, 'multi', { options: Array.from({ length: 12 }, (_each, o) => ({ ...option(`o${o}`), words: words('茶'.repeat(90)) })) })) }, 'TOO_LONG'],
  ['one id twice', { ...survey, questions: [mark, mark] }, 'QUESTION_TWICE'],
  ['a question without words', { ...survey, questions: [{ ...mark, words: words('') }] }, 'QUESTION_WORDS'],
  ['a choice of one', { ...survey, questions: [{ ...good, options: [option('tea')] }] }, 'OPTIONS'],
  ['options to a mark', { ...survey, questions: [{ ...mark, options: [option('a'), option('b')] }] }, 'OPTIONS'],
  ['an option twice', { ...survey, questions: [{ ...good, options: [option('tea'), option('tea')] }] }, 'OPTION_TWICE'],
  ['an option without words', { ...survey, questions: [{ ...good, options: [option('tea'), { id: 'x', words: words('') }] }] }, 'OPTION_WORDS'],
  ['a skip backwards', { ...survey, questions: [mark, { ...visit, options: [option('yes'), option('no', 'mark')] }] }, 'SKIP_BACKWARDS'],
  ['a skip to nowhere', { ...survey, questions: [{ ...visit, options: [option('yes'), option('no', 'moon')] }] }, 'SKIP_BACKWARDS'],
  ['a skip from several choices', { ...survey, questions: [{ ...good, options: [option('tea', surveyEnd), option('cup')] }] }, 'SKIP_NOT_SINGLE'],
  ['a poll of two questions', { ...poll, questions: [good, mark] }, 'POLL_SHAPE'],
  ['a poll of a mark', { ...poll, questions: [mark] }, 'POLL_SHAPE'],
])('%s is a fault', (_what, made, fault) => {
  expect(checkSurvey(made)).toContain(fault);
});

test.each<[string, Answers, string[]]>([
  ['who came is asked everything', { visit: 'yes' }, ['visit', 'good', 'mark', 'why', 'tell']],
  ['who did not skips to why', { visit: 'no' }, ['visit', 'why', 'tell']],
])('%s', (_who, answers, path) => {
  expect(pathThrough(survey, answers).map((one) => one.id)).toEqual(path);
});

test.each<[string, Answers, unknown]>([
  ['whole', { visit: 'yes', good: ['tea', 'place'], mark: 4, tell: 9 }, { ok: true, value: { visit: 'yes', good: ['tea', 'place'], mark: 4, tell: 9 } }],
  ['what the skip passed over is dropped', { visit: 'no', mark: 1, why: ' 太远 ', tell: 3 }, { ok: true, value: { visit: 'no', why: '太远', tell: 3 } }],
  ['a required one is missing', { visit: 'yes', tell: 9 }, { ok: false, code: 'SURVEY_ANSWER_MISSING', details: { questionId: 'mark' } }],
  ['a foreign option', { visit: 'perhaps' }, { ok: false, code: 'SURVEY_ANSWER_UNFIT', details: { questionId: 'visit' } }],
  ['one option twice', { visit: 'yes', good: ['tea', 'tea'], mark: 3, tell: 3 }, { ok: false, code: 'SURVEY_ANSWER_UNFIT', details: { questionId: 'good' } }],
  ['a mark beyond the scale', { visit: 'yes', mark: 6, tell: 3 }, { ok: false, code: 'SURVEY_ANSWER_UNFIT', details: { questionId: 'mark' } }],
  ['half a mark', { visit: 'yes', mark: 2.5, tell: 3 }, { ok: false, code: 'SURVEY_ANSWER_UNFIT', details: { questionId: 'mark' } }],
])('answers: %s', (_what, answers, outcome) => {
  expect(readAnswers(survey, answers)).toEqual(outcome);
});

test('an answer changed takes its old counts with it', () => {
  const [before, after, other] = [{ visit: 'yes', mark: 5, tell: 10 }, { visit: 'no', why: '太远', tell: 2 }, { visit: 'yes', good: ['tea'], mark: 3, tell: 9 }].map((answers) => countsOf(survey, answers as Answers));
  if (!before || !after || !other) throw new Error('three of them');
  const changed = addCounts(addCounts(addCounts(before, other), before, -1), after);
  expect(changed).toEqual(addCounts(other, after));
  expect(resultsOf(survey, changed)).toMatchObject({
    people: 2,
    questions: [
      { given: [{ value: 'yes', count: 1 }, { value: 'no', count: 1 }] }, { answered: 2 }, { mean: 3, answered: 1 }, { answered: 1, given: [] }, { netPromoters: 0 },
    ],
  });
});

test.each<[string, Answers, number | null]>([
  ['nothing marked', { visit: 'yes' }, null], ['a scale', { mark: 4 }, 4], ['the lower of two', { mark: 4, tell: 1 }, 1], ['the best there is', { tell: 10 }, 5], ['a detractor', { tell: 6 }, 4],
])('contentment by %s', (_by, answers, content) => {
  expect(contentmentOf(survey, answers)).toBe(content);
});

test.each([['2026-10-31', 'coming'], ['2026-11-01', 'open'], ['2026-11-30', 'open'], ['2026-12-01', 'closed']])('on %s it is %s', (on, state) => {
  expect(surveyStateOn(survey, localDate(on))).toBe(state);
});
