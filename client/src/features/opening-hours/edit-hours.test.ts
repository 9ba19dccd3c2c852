import { localDate } from '../../../../shared/kernel/time';
import { changedBlock, clockText, withBlock, withDay, withoutSpecialDay, withSpecialDay, type Hours } from './edit-hours';

const hours: Hours = { week: [[], [], [], [], [], [], []], holidays: { kind: 'as_week' }, makeUpDays: 'as_week', specialDays: [] };
const block = { fromMinute: 1_080, toMinute: 1_320 };

test.each([
  ['an end in the night is of the next day', 'to', '02:00', { fromMinute: 1_080, toMinute: 1_560 }],
  ['midnight ends the day', 'to', '00:00', { fromMinute: 1_080, toMinute: 1_440 }],
  ['a beginning behind the end makes the end one of the next day', 'from', '23:00', { fromMinute: 1_380, toMinute: 2_760 }],
  ['an earlier beginning', 'from', '17:30', { fromMinute: 1_050, toMinute: 1_320 }],
] as const)('%s', (_what, edge, text, changed) => {
  expect(changedBlock(block, edge, text)).toEqual(changed);
});

test('an overnight end that is brought back into the day stands in it again', () => {
  expect(changedBlock({ fromMinute: 1_080, toMinute: 1_560 }, 'to', '21:00')).toEqual({ fromMinute: 1_080, toMinute: 1_260 });
});

test.each([[0, '00:00'], [810, '13:30'], [1_440, '00:00'], [1_560, '02:00']])('minute %i reads %s', (minute, text) => {
  expect(clockText(minute)).toBe(text);
});

test('a further block never leaves its day', () => {
  expect(withBlock([])).toEqual([{ fromMinute: 540, toMinute: 1_260 }]);
  expect(withBlock([{ fromMinute: 540, toMinute: 720 }])).toEqual([{ fromMinute: 540, toMinute: 720 }, { fromMinute: 780, toMinute: 900 }]);
  expect(withBlock([{ fromMinute: 540, toMinute: 1_400 }]).at(-1)).toEqual({ fromMinute: 1_380, toMinute: 1_440 });
});

test('days get the same hours, special days stand in order, once each', () => {
  expect(withDay(hours, [5, 6], [block]).week.map((day) => day.length)).toEqual([0, 0, 0, 0, 0, 1, 1]);
  const special = (on: string, note: string) => ({ on: localDate(on), blocks: [], note });
  const set = withSpecialDay(withSpecialDay(withSpecialDay(hours, special('2026-12-31', '')), special('2026-12-01', '盘点')), special('2026-12-31', '年会'));
  expect(set.specialDays.map(({ on, note }) => [on, note])).toEqual([['2026-12-01', '盘点'], ['2026-12-31', '年会']]);
  expect(withoutSpecialDay(set, localDate('2026-12-01')).specialDays).toHaveLength(1);
});
