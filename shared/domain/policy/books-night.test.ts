import { emptyPointsAccount, type PointsAccount } from '../points';
import { firstTierState, type TierState } from '../tier';
import { addDays, localDate, localTime, type LocalDate, type LocalMonth } from '../../kernel/time';
import { points } from '../../kernel/units';
import { booksDueOn, booksNight, type MemberBooks } from './books-night';
import { defaultPolicies } from './demo-brand';

const policies = { ...defaultPolicies, tiers: { ...defaultPolicies.tiers, tiers: defaultPolicies.tiers.tiers.map((tier) => ({ ...tier, giftTemplateId: tier.id === 'diamond' ? 'monthly_diamond' : null })) } };
const on = localDate('2026-11-22');
const silver = firstTierState(localDate('2026-01-01'), policies.tiers);
const gold = (more: Partial<TierState> = {}): TierState => ({ ...silver, tierId: 'gold', months: [{ month: '2026-03' as LocalMonth, growth: 1_200 }], ...more });
const holding = (more: Partial<PointsAccount>): PointsAccount => ({ ...emptyPointsAccount, ...more });
const grace = (endsOn: string, noticedOn: string | null) => ({ since: localDate('2026-11-01'), endsOn: localDate(endsOn), noticedOn: noticedOn === null ? null : localDate(noticedOn) });

const rows: readonly { readonly name: string; readonly books: MemberBooks; readonly due: string | null }[] = [
  { name: 'nothing to lose: never', books: { points: emptyPointsAccount, tier: silver }, due: null },
  { name: 'points: the day after their month', books: { points: holding({ buckets: [{ expiresIn: '2026-12' as LocalMonth, points: points(5) }] }), tier: silver }, due: '2027-01-01' },
  { name: 'points past their month: today', books: { points: holding({ buckets: [{ expiresIn: '2026-10' as LocalMonth, points: points(5) }] }), tier: silver }, due: '2026-11-22' },
  { name: 'pending points: their day', books: { points: holding({ pending: [{ expiresIn: '2027-12' as LocalMonth, points: points(5), availableOn: localDate('2026-11-29') }] }), tier: silver }, due: '2026-11-29' },
  { name: 'growth: the day its month leaves the window', books: { points: emptyPointsAccount, tier: gold() }, due: '2027-03-01' },
  { name: 'growth that a refund took: today', books: { points: emptyPointsAccount, tier: gold({ months: [] }) }, due: '2026-11-22' },
  { name: 'a grace before its notice: the day of the notice', books: { points: emptyPointsAccount, tier: gold({ months: [], grace: grace('2026-12-20', null) }) }, due: '2026-12-06' },
  { name: 'a grace with its notice: its end', books: { points: emptyPointsAccount, tier: gold({ months: [], grace: grace('2026-12-20', '2026-12-06') }) }, due: '2026-12-20' },
  { name: 'a grace that growth has ended: today', books: { points: emptyPointsAccount, tier: gold({ grace: grace('2026-12-20', null) }) }, due: '2026-11-22' },
  { name: 'a tier set by hand: its end', books: { points: emptyPointsAccount, tier: { ...silver, manual: { tierId: 'gold', untilOn: localDate('2026-12-01'), reason: 'a regular' } } }, due: '2026-12-01' },
  { name: 'a gift of the tier: the last day of its month, until when it may be claimed', books: { points: emptyPointsAccount, tier: { ...gold({ tierId: 'diamond', months: [{ month: '2026-11' as LocalMonth, growth: 9_000 }] }) } }, due: '2026-11-30' },
  { name: 'a gift that was claimed: the end of the next month', books: { points: emptyPointsAccount, tierGiftCause: 'tiergift_m_1_diamond_2026-11', tier: { ...gold({ tierId: 'diamond', months: [{ month: '2026-11' as LocalMonth, growth: 9_000 }] }) } }, due: '2026-12-31' },
];
test.each(rows)('the day of the books falls on $due: $name', ({ books, due }) => {
  expect(booksDueOn('m_1', books, on, policies)).toBe(due);
});

test('a night on any other day than the due one changes nothing, and after a night the due day lies ahead', () => {
  const said = ({ points: held, tier, tierGiftCause = '' }: MemberBooks): string => JSON.stringify([held, tier, tierGiftCause]);
  const wrong: unknown[] = [];
  for (const { name, books } of rows) {
    let current = books;
    let due = booksDueOn('m_1', current, on, policies);
    for (let day: LocalDate = on; day < '2028-01-10'; day = addDays(day, 1)) {
      const night = booksNight('m_1', current, localTime(day, 0, 5), policies);
      if (day !== due && (said(night.books) !== said(current) || night.entries.length + night.tierEvents.length > 0 || night.gift)) wrong.push([name, day]);
      current = night.books;
      if (day === due) due = booksDueOn('m_1', current, day, policies);
      if (due !== null && due <= day) wrong.push([name, day, due]);
    }
  }
  expect(wrong).toEqual([]);
});

test('the same night run twice writes nothing the second time', () => {
  const books: MemberBooks = {
    points: holding({ buckets: [{ expiresIn: '2026-09' as LocalMonth, points: points(5) }, { expiresIn: '2026-10' as LocalMonth, points: points(7) }], entryCount: 2 }),
    tier: gold({ tierId: 'diamond', months: [] }),
  };
  const monthsEnd = localDate('2026-11-30');
  const first = booksNight('m_1', books, localTime(monthsEnd, 0, 5), policies);
  expect(first.entries.map(({ points: moved }) => moved)).toEqual([-5, -7]);
  expect(first.tierEvents.map(({ kind }) => kind)).toEqual(['grace_started']);
  expect(first.gift).toEqual({ templateId: 'monthly_diamond', causeId: 'tiergift_m_1_diamond_2026-11' });
  expect(booksNight('m_1', first.books, localTime(monthsEnd, 0, 10), policies)).toEqual({ books: first.books, entries: [], tierEvents: [], gift: null, upgradeGift: null });
});

test('the month\'s gift waits to be claimed until the last day, and what was claimed is not given again', () => {
  const books: MemberBooks = { points: emptyPointsAccount, tier: gold({ tierId: 'diamond', months: [{ month: '2026-11' as LocalMonth, growth: 9_000 }] }) };
  const giftOn = (day: string, held = books) => booksNight('m_1', held, localTime(localDate(day), 0, 5), policies).gift?.causeId ?? null;
  expect(['2026-11-01', '2026-11-29', '2026-11-30', '2026-12-01'].map((day) => giftOn(day))).toEqual([null, null, 'tiergift_m_1_diamond_2026-11', null]);
  expect(giftOn('2026-11-30', { ...books, tierGiftCause: 'tiergift_m_1_diamond_2026-11' })).toBeNull();
});
