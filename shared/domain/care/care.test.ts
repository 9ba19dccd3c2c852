import { addDays, dayMs, instant, localDate, localTime, type Instant } from '../../kernel/time';
import { careFor, carePolicy, isBadVisit, ratePurchase, rateUntil, type CareFacts, type PurchaseRating, type Voice } from './index';

const today = localDate('2026-11-22');
const at = (daysAgo = 0): Instant => localTime(addDays(today, -daysAgo), 15);
const rated = (store: number, guide: number | null = null): Voice => ({ kind: 'purchase_rating', purchaseId: 'pu_1', at: at(), store, guide });
const refunded = (reason: string): Voice => ({ kind: 'refund', purchaseId: 'pu_1', at: at(), reason });
const silent: CareFacts = { complains: false, badVisits: [] };
const bad = (...daysAgo: number[]): CareFacts => ({ complains: false, badVisits: daysAgo.map((days, index) => ({ purchaseId: `pu_b${index}`, at: at(days) })) });

describe('who is called without having complained', () => {
  test.each<[string, Voice, CareFacts, string | null, string | null]>([
    ['one star for the store', rated(1), silent, 'low_rating', '2026-11-24'],
    ['two stars for the guide alone', rated(5, 2), silent, 'low_rating', '2026-11-24'],
    ['three stars once', rated(3), silent, null, null],
    ['five stars', rated(5, 5), silent, null, null],
    ['one star, but he has complained about it', rated(1), { ...silent, complains: true }, null, null],
    ['goods brought back with a reason', refunded('杯口有裂'), silent, 'refund', '2026-11-25'],
    ['goods brought back without a word', refunded('  '), silent, null, null],
    ['a refund while he complains', refunded('杯口有裂'), { ...silent, complains: true }, null, null],
    ['a complaint that ended with two stars', { kind: 'complaint_rating', complaintId: 'cm_1', at: at(), rating: 2 }, { ...silent, complains: true }, 'low_complaint_rating', '2026-11-23'],
    ['a complaint that ended with three', { kind: 'complaint_rating', complaintId: 'cm_1', at: at(), rating: 3 }, silent, null, null],
    ['a low survey answer', { kind: 'survey', answerId: 'sa_1', at: at(), rating: 2 }, silent, 'low_survey', '2026-11-25'],
    ['a fair survey answer', { kind: 'survey', answerId: 'sa_1', at: at(), rating: 3 }, silent, null, null],
    ['the third visit of three stars', rated(3), bad(10, 40), 'three_bad_visits', '2026-11-23'],
    ['the third bad visit outweighs one star', rated(1), bad(10, 40), 'three_bad_visits', '2026-11-23'],
    ['two bad visits and a good one', rated(5), bad(10, 40), null, null],
    ['the fourth, fair enough by itself', rated(3), bad(10, 20, 40), null, null],
    ['the sixth', rated(3), bad(10, 20, 30, 40, 50), 'three_bad_visits', '2026-11-23'],
    ['two others, one of them ninety days ago', rated(3), bad(10, 90), null, null],
    ['two others, one of them eighty-nine days ago', rated(3), bad(10, 89), 'three_bad_visits', '2026-11-23'],
    ['the same visit, rated and brought back, is one', refunded(''), { complains: false, badVisits: [{ purchaseId: 'pu_1', at: at() }, { purchaseId: 'pu_2', at: at(3) }] }, null, null],
  ])('%s', (_what, voice, facts, cause, dueOn) => {
    const care = careFor(voice, facts, carePolicy);
    expect([care?.cause ?? null, care?.dueOn ?? null]).toEqual([cause, dueOn]);
  });

  test('a low rating and a refund of one purchase are one cause', () => {
    expect(careFor(rated(1), silent, carePolicy)?.causeId).toBe(careFor(refunded('坏了'), silent, carePolicy)?.causeId);
  });

  test('a visit is as good as the worse of store and guide', () => {
    expect([isBadVisit(rated(5, 3), carePolicy), isBadVisit(rated(3, 5), carePolicy), isBadVisit(rated(4, 4), carePolicy)]).toEqual([true, true, false]);
  });
});

describe('rating a purchase', () => {
  const purchase = { at: at(), served: true };
  const give = (daysLater: number, before: PurchaseRating | null = null, served = true) =>
    ratePurchase({ store: 4, guide: 5, words: ' 好茶 ', at: instant(at() + daysLater * dayMs) }, { ...purchase, served }, before);
  const first: PurchaseRating = { store: 2, guide: 2, words: '', ratedAt: at(), changedAt: at() };

  test.each<[string, number, PurchaseRating | null, string]>([
    ['at once', 0, null, 'rated'],
    ['to the last moment of the month', 30, null, 'rated'],
    ['after it', 30.001, null, 'RATING_LATE'],
    ['again within the week', 7, first, 'rated'],
    ['again after the week', 7.001, first, 'RATING_FIXED'],
  ])('%s', (_what, days, before, outcome) => {
    const result = give(days, before);
    expect(result.ok ? 'rated' : result.code).toBe(outcome);
  });

  test('changing it keeps the week of the first rating', () => {
    const changed = give(6, first);
    expect(changed).toMatchObject({ ok: true, value: { store: 4, guide: 5, words: '好茶', ratedAt: first.ratedAt, changedAt: at() + 6 * dayMs } });
    expect(changed.ok && rateUntil(purchase.at, changed.value)).toBe(at() + 7 * dayMs);
  });

  test('nobody served him, nobody is rated', () => {
    expect(give(0, null, false)).toMatchObject({ ok: true, value: { guide: null } });
  });
});
