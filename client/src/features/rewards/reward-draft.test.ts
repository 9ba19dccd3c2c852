import { localDate } from '../../../../shared/kernel/time';
import { emptyReward, sentReward, wholeOf } from './reward-draft';

test.each([['', null], [' 12 ', 12], ['0', 0], ['1.5', undefined], ['-1', undefined], ['many', undefined]] as const)('%j is read as %j', (typed, expected) => {
  expect(wholeOf(typed)).toBe(expected);
});

test('an empty stock is without limit, and a reward begins today', () => {
  const sent = sentReward({ ...emptyReward, name: ' 茶杯 ', points: '300' }, undefined, localDate('2026-11-22'));
  expect(sent).toMatchObject({ ok: true, input: { stock: null, terms: { name: { zh: '茶杯' }, points: 300, fromOn: '2026-11-22', untilOn: null, perMemberLimit: null } } });
});

test.each([[{ points: '' }, 'number'], [{ points: '300', stock: 'x' }, 'number'], [{ points: '300', untilOn: '2026-02-30' }, 'day']] as const)('%j cannot be sent', (changes, wrong) => {
  expect(sentReward({ ...emptyReward, name: '茶杯', ...changes }, undefined, localDate('2026-11-22'))).toEqual({ ok: false, wrong });
});
