import { instant, localDate, type LocalMonth } from '../../../shared/kernel/time';
import { basisPoints, fen, points } from '../../../shared/kernel/units';
import { grouped, sayIn, yuan, yuanShort } from './say';

const zh = sayIn('zh');
const en = sayIn('en');
const today = localDate('2026-11-22');
const now = instant(Date.parse('2026-11-22T10:00:00+08:00'));
const minute = 60_000;

it.each([[0, '0'], [999, '999'], [1_000, '1,000'], [1_234_567, '1,234,567'], [-12_800, '-12,800']])('groups %d as %s', (value, said) => {
  expect(grouped(value)).toBe(said);
});

it.each([[12_850, '¥128.50'], [5, '¥0.05'], [0, '¥0.00'], [100_000_000, '¥1,000,000.00'], [-1_999, '-¥19.99']])('says %d fen as %s', (value, said) => {
  expect(yuan(fen(value))).toBe(said);
});

it('leaves out decimals of round sums only where asked', () => {
  expect(yuanShort(fen(5_000))).toBe('¥50');
  expect(yuanShort(fen(5_050))).toBe('¥50.50');
});

it.each([
  ['2026-11-22', '今天到期', 'Ends today'],
  ['2026-11-23', '明天到期', 'Ends tomorrow'],
  ['2026-11-25', '3 天后到期（11月25日）', 'Ends in 3 days (25 Nov)'],
  ['2026-12-22', '30 天后到期（12月22日）', 'Ends in 30 days (22 Dec)'],
  ['2026-12-23', '12月23日到期', 'Ends 23 Dec'],
  ['2027-01-05', '2027年1月5日到期', 'Ends 5 Jan 2027'],
  ['2026-11-21', '已于 11月21日到期', 'Ended 21 Nov'],
])('says the end on %s as %s', (day, inZh, inEn) => {
  expect(zh.until(localDate(day), today)).toBe(inZh);
  expect(en.until(localDate(day), today)).toBe(inEn);
});

it('counts points that end with a month to its last day', () => {
  expect(zh.untilMonthEnd('2026-11' as LocalMonth, today)).toBe('8 天后到期（11月30日）');
});

it.each([
  [now, '今天 10:00', 'Today, 10:00'],
  [instant(now - 86_400_000), '昨天 10:00', 'Yesterday, 10:00'],
  [instant(now + 86_400_000), '明天 10:00', 'Tomorrow, 10:00'],
  [instant(Date.parse('2026-11-20T23:59:00+08:00')), '11月20日 23:59', '20 Nov, 23:59'],
])('says the moment %d as %s', (moment, inZh, inEn) => {
  expect(zh.moment(moment, now)).toBe(inZh);
  expect(en.moment(moment, now)).toBe(inEn);
});

it.each([[30_000, '1 分钟', '1 min'], [40 * minute, '40 分钟', '40 min'], [150 * minute, '2 小时 30 分钟', '2 h 30 min'], [600 * minute, '10 小时', '10 h'], [2_880 * minute, '2 天', '2 days']])(
  'says a length of %d ms as %s',
  (ms, inZh, inEn) => {
    expect(zh.length(ms)).toBe(inZh);
    expect(en.length(ms)).toBe(inEn);
  },
);

it('says rates the way each language does', () => {
  expect([zh.discount(basisPoints(9_500)), en.discount(basisPoints(9_500))]).toEqual(['9.5 折', '5% off']);
  expect([zh.off(basisPoints(1_200)), en.off(basisPoints(1_200))]).toEqual(['8.8 折', '12% off']);
  expect([zh.times(basisPoints(15_000)), en.times(basisPoints(15_000))]).toEqual(['1.5 倍', '1.5×']);
});

it('says one point in the singular', () => {
  expect([en.points(points(1)), en.points(points(1_280)), zh.points(points(1_280))]).toEqual(['1 point', '1,280 points', '1,280 分']);
});
