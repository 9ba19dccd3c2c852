import { checkSurvey } from '../../../../shared/domain/survey';
import { localDate } from '../../../../shared/kernel/time';
import { changedQuestion, emptyDraft, movedUp, ofKind, withOption, withoutQuestion, withQuestion } from './survey-draft';

const today = localDate('2026-11-22');
const three = withQuestion(withQuestion(emptyDraft('survey', today)));
const ids = (body: typeof three): string[] => body.questions.map(({ id }) => id);

test('a new draft lacks nothing but its words', () => {
  expect(checkSurvey({ id: 's', ...emptyDraft('poll', today) })).toEqual(['TITLE', 'QUESTION_WORDS', 'OPTION_WORDS']);
});

test('a question that was taken out leaves its id to the next, and no skip to nowhere', () => {
  const skipping = changedQuestion(three, 'q1', { options: [{ id: 'o1', words: { zh: '', en: '' }, goTo: 'q3' }, { id: 'o2', words: { zh: '', en: '' }, goTo: 'end' }] });
  const without = withoutQuestion(skipping, 'q3');
  expect(without.questions[0]?.options.map(({ goTo }) => goTo)).toEqual([undefined, 'end']);
  expect(ids(withQuestion(without))).toEqual(['q1', 'q2', 'q3']);
  expect(ids(withQuestion(withoutQuestion(three, 'q2')))).toEqual(['q1', 'q3', 'q4']);
});

test('a question moves up by one, and the first stays', () => {
  expect(ids(movedUp(three, 'q3'))).toEqual(['q1', 'q3', 'q2']);
  expect(ids(movedUp(three, 'q1'))).toEqual(['q1', 'q2', 'q3']);
});

test('only a single choice skips, and only a choice has options', () => {
  const single = { ...three.questions[0]!, options: [{ id: 'o1', words: { zh: '', en: '' }, goTo: 'end' }, { id: 'o4', words: { zh: '', en: '' } }] };
  expect(ofKind(single, 'multi').options).toEqual([{ id: 'o1', words: { zh: '', en: '' } }, { id: 'o4', words: { zh: '', en: '' } }]);
  expect(ofKind(single, 'nps').options).toEqual([]);
  expect(ofKind(ofKind(single, 'nps'), 'single').options).toHaveLength(2);
  expect(withOption(single).options.at(-1)?.id).toBe('o5');
});
