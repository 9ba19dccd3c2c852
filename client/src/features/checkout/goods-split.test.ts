import { fen } from '../../../../shared/kernel/units';
import { linesOf, withCategory, type GoodsSplit } from './goods-split';

const whole = fen(10_000);
const split = (...lines: readonly [string, number][]): GoodsSplit => lines.map(([category, amount]) => ({ category, amount: fen(amount) }));
const rows: readonly [what: string, before: GoodsSplit, category: string, amount: number, after: GoodsSplit][] = [
  ['the first kind takes the whole', [], '绿茶', 10_000, split(['绿茶', 10_000])],
  ['a second kind takes its part from the first', split(['绿茶', 10_000]), '茶具', 3_000, split(['绿茶', 7_000], ['茶具', 3_000])],
  ['what has no kind is taken first', split(['绿茶', 6_000]), '茶具', 5_000, split(['绿茶', 5_000], ['茶具', 5_000])],
  ['the largest gives first', split(['绿茶', 2_000], ['茶点', 8_000]), '茶具', 3_000, split(['绿茶', 2_000], ['茶点', 5_000], ['茶具', 3_000])],
  ['a kind that is left with nothing goes', split(['绿茶', 10_000]), '茶具', 20_000, split(['茶具', 10_000])],
  ['nothing takes a kind away', split(['绿茶', 7_000], ['茶具', 3_000]), '茶具', 0, split(['绿茶', 7_000])],
];
test.each(rows)('%s', (_what, before, category, amount, after) => {
  expect(withCategory(before, whole, category, fen(amount))).toEqual(after);
});

test('the lines that are sent always come to the sum, and none are sent while nothing was said', () => {
  expect(linesOf([], whole)).toEqual({});
  expect(linesOf(split(['绿茶', 7_000]), whole)).toEqual({ lines: [{ category: '绿茶', amount: 7_000 }, { category: null, amount: 3_000 }] });
});
