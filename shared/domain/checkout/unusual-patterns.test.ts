import { fen, points } from '../../kernel/units';
import { instant, localDate, localTime, minuteMs } from '../../kernel/time';
import { unusualPatterns, usualLimits, type CashierAct } from './index';

const start = localTime(localDate('2026-11-22'), 10);
let count = 0;
const act = (kind: CashierAct['kind'], minutes: number, changes: Partial<CashierAct> = {}): CashierAct => ({
  kind, id: `a${(count += 1)}`, staffId: 'st_1', memberId: 'm_1', at: instant(start + minutes * minuteMs), amountFen: fen(kind === 'adjustment' ? 0 : 1_000), points: points(10), ...changes,
});
const kinds = (acts: readonly CashierAct[], own: ReadonlyMap<string, string> = new Map()): string[] => unusualPatterns(acts, own, usualLimits).map((one) => one.kind);
const times = (many: number, make: (index: number) => CashierAct): CashierAct[] => Array.from({ length: many }, (_, index) => make(index));

describe('unusual patterns at the till', () => {
  test.each([
    ['an ordinary day', times(3, (index) => act('purchase', index * 60)), []],
    ['the same member for the fourth time', times(4, (index) => act('purchase', index * 60)), ['same_member']],
    ['four members once each', times(4, (index) => act('purchase', index * 60, { memberId: `m_${index}` })), []],
    ['the same member by four cashiers', times(4, (index) => act('purchase', index * 60, { staffId: `st_${index}` })), []],
    ['four times over two days', times(4, (index) => act('purchase', index * 720)), []],
    ['points by hand within the limit', [act('adjustment', 0, { points: points(500) })], []],
    ['points by hand above it', times(2, (index) => act('adjustment', index, { points: points(251), memberId: `m_${index}` })), ['manual_points']],
    ['points taken away by hand', [act('adjustment', 0, { points: points(-900) })], []],
    ['the fifth refund of a day', times(5, (index) => act('refund', index * 30, { memberId: `m_${index}` })), []],
    ['the sixth refund of a day', times(6, (index) => act('refund', index * 30, { memberId: `m_${index}` })), ['many_refunds']],
    ['the third refund by amount of a day', times(3, (index) => act('refund', index * 30, { memberId: `m_${index}`, withoutGoods: true })), []],
    ['the fourth refund by amount of a day', times(4, (index) => act('refund', index * 30, { memberId: `m_${index}`, withoutGoods: true })), ['refund_without_goods']],
    ['ten members looked up', times(10, (index) => act('purchase', index, { memberId: `m_${index}`, scanned: false })), []],
    ['eleven members looked up and none scanned', times(11, (index) => act('purchase', index, { memberId: `m_${index}`, scanned: false })), ['looked_up']],
    ['eleven members looked up among many scanned', times(30, (index) => act('purchase', index, { memberId: `m_${index}`, scanned: index > 10 })), []],
    ['purchases of a till that does not say', times(30, (index) => act('purchase', index, { memberId: `m_${index}` })), []],
    ['an attempt on his own card', [act('own_card_attempt', 0)], ['own_card']],
    ['a refund right after the purchase', [act('purchase', 0), act('refund', 10)], ['quick_refund']],
    ['a refund a while later', [act('purchase', 0), act('refund', 11)], []],
    ['a refund right after, by another cashier', [act('purchase', 0), act('refund', 5, { staffId: 'st_2' })], []],
  ] as const)('%s', (_what, acts, expected) => {
    expect(kinds(acts)).toEqual(expected);
  });

  test('a cashier’s own card is always listed, with what it came to', () => {
    const acts = [act('purchase', 0, { id: 'x1', memberId: 'm_9' }), act('purchase', 90, { id: 'x2', memberId: 'm_9' })];
    expect(unusualPatterns(acts, new Map([['st_1', 'm_9']]), usualLimits)).toEqual([
      { kind: 'own_card', staffId: 'st_1', on: '2026-11-22', memberId: 'm_9', times: 2, amountFen: 2_000, points: 20, actIds: ['x1', 'x2'] },
    ]);
  });

  test('the list does not depend on the order in which acts are read', () => {
    const acts = [...times(5, (index) => act('purchase', index)), ...times(6, (index) => act('refund', index + 3))];
    expect(unusualPatterns([...acts].reverse(), new Map(), usualLimits)).toEqual(unusualPatterns(acts, new Map(), usualLimits));
  });
});
