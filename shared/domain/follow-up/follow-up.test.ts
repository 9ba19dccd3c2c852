import { instant } from '../../kernel/time';
import { followUpMoves, followUpResults, followUpStates, recordFollowUp, wasReached, type FollowUpState } from './follow-up';

const at = instant(1_000);

test.each(['done', 'cancelled'] as const)('a follow-up that is %s takes no second result', (state) => {
  expect(recordFollowUp({ state }, { result: 'reached_will_come', note: '', at })).toEqual({ ok: false, code: 'TASK_NOT_OPEN', details: { state } });
});

test('a result ends a follow-up with the words of the person, and an empty note is none', () => {
  expect(recordFollowUp({ state: 'open' }, { result: 'reached_not_now', note: ' 下月再来 ', at })).toMatchObject({ ok: true, value: { state: 'done', note: '下月再来', doneAt: at } });
  expect(recordFollowUp({ state: 'open' }, { result: 'reached_not_now', note: '  ', at })).toEqual({ ok: true, value: { state: 'done', result: 'reached_not_now', doneAt: at } });
});

test('every state can be reached from open, and every way ends', () => {
  const reached = new Set<FollowUpState>(['open', ...followUpMoves.open]);
  expect([...reached].sort()).toEqual([...followUpStates].sort());
  expect(followUpStates.filter((state) => followUpMoves[state].length === 0)).toEqual(['done', 'cancelled']);
});

test('only a member who was spoken to counts as contacted', () => {
  expect(followUpResults.filter(wasReached)).toEqual(['reached_will_come', 'reached_not_now', 'reached_declined']);
});
