import { BugError } from '../../kernel/assert';
import { basisPoints, fen, points } from '../../kernel/units';
import { localDate, localTime, type Instant, type LocalMonth } from '../../kernel/time';
import {
  addPoints, availableOn, balanceOf, clawBack, earnedPoints, emptyPointsAccount, expirePoints, expiryMonth, mostPointsAsMoney, nextExpiry,
  pendingUntil, pointsEntryId, pointsMultiplier, releasePending, restorePoints, spendPoints, transferPoints, type PointsAccount, type PointsBucket,
} from './index';

const at = (date: string): Instant => localTime(localDate(date), 12);
const month = (text: string): LocalMonth => text as LocalMonth;
const bucket = (expiresIn: string, amount: number): PointsBucket => ({ expiresIn: month(expiresIn), points: points(amount) });
const holding = (...buckets: PointsBucket[]): PointsAccount => ({ ...emptyPointsAccount, buckets });
const cause = { causeId: 'pu_1', at: at('2026-11-22'), policyVersion: 3 };

describe('earning', () => {
  const rate = { earn: { points: points(1), perFen: fen(100) } };
  test.each([
    [12_850, 10_000, 128], [12_850, 12_000, 154], [12_850, 15_000, 192], [99, 10_000, 0], [99, 15_000, 1], [0, 10_000, 0], [100_000_000, 15_000, 1_500_000],
  ])('%i fen at multiplier %i earn %i points, rounded down once', (paid, multiplier, earned) => {
    expect(earnedPoints(fen(paid), basisPoints(multiplier), rate)).toBe(earned);
  });

  test('half a point per yuan is a rate like any other', () => {
    expect(earnedPoints(fen(12_850), basisPoints(12_000), { earn: { points: points(1), perFen: fen(200) } })).toBe(77);
  });

  test('a refund earns nothing, not even negative points', () => {
    expect(() => earnedPoints(fen(-1), basisPoints(10_000), rate)).toThrow(BugError);
  });

  const days = [
    { storeIds: [], weekday: 3, dayOfMonth: null, multiplier: basisPoints(20_000) },
    { storeIds: ['S1'], weekday: null, dayOfMonth: 28, multiplier: basisPoints(30_000) },
  ];
  test.each([
    ['an ordinary day: the tier', '2026-11-24', 'S1', false, 12_000],
    ['a points day of every store', '2026-11-25', 'S2', false, 20_000],
    ['a points day of this store', '2026-11-28', 'S1', false, 30_000],
    ['another store does not have that day', '2026-11-28', 'S2', false, 12_000],
    ['the birthday month', '2026-11-24', 'S1', true, 25_000],
    ['the highest wins, they do not multiply', '2026-11-28', 'S1', true, 30_000],
  ])('multiplier on %s', (_what, date, storeId, inBirthdayMonth, multiplier) => {
    const policy = { days, birthdayMonthMultiplier: basisPoints(25_000) };
    expect(pointsMultiplier({ tierMultiplier: basisPoints(12_000), storeId, at: at(date), inBirthdayMonth }, policy)).toBe(multiplier);
  });

  test('without a birthday rule the birthday month is like any other', () => {
    expect(pointsMultiplier({ tierMultiplier: basisPoints(10_000), storeId: 'S1', at: at('2026-11-24'), inBirthdayMonth: true }, { days: [], birthdayMonthMultiplier: null })).toBe(10_000);
  });

  test.each([['2026-11-01', '2027-11'], ['2026-11-30', '2027-11'], ['2026-12-31', '2027-12']])('points of %s live to the end of %s', (date, expiresIn) => {
    expect(expiryMonth(localDate(date), { expireAfterMonths: 12 })).toBe(expiresIn);
  });

  test('writes one entry named by its cause', () => {
    const { account, entry } = addPoints(emptyPointsAccount, { ...cause, kind: 'earn', points: points(128), expiresIn: month('2027-11') });
    expect(account).toEqual({ buckets: [bucket('2027-11', 128)], pending: [], owedPoints: 0, entryCount: 1 });
    expect(entry).toEqual({
      id: 'pt_earn_pu_1', kind: 'earn', points: 128, causeId: 'pu_1', at: cause.at, balanceAfter: 128, number: 1,
      parts: [bucket('2027-11', 128)], policyVersion: 3,
    });
    expect(pointsEntryId('redeem', 'pu_1')).toBe('pt_redeem_pu_1');
  });

  test('an addition of nothing is a mistake of the caller', () => {
    expect(() => addPoints(emptyPointsAccount, { ...cause, kind: 'earn', points: points(0), expiresIn: month('2027-11') })).toThrow(BugError);
  });
});

describe('pending points', () => {
  const earned = addPoints(holding(bucket('2027-01', 10)), {
    ...cause, kind: 'earn', points: points(90), expiresIn: month('2027-11'), availableOn: localDate('2026-11-29'),
  }).account;

  test('are in the balance, not to be spent before their day', () => {
    expect(balanceOf(earned)).toBe(100);
    expect(availableOn(earned, localDate('2026-11-28'))).toBe(10);
    expect(availableOn(earned, localDate('2026-11-29'))).toBe(100);
  });

  test('release changes no balance and makes no entry', () => {
    const released = releasePending(earned, localDate('2026-11-29'));
    expect(released).toEqual({ ...earned, pending: [], buckets: [bucket('2027-01', 10), bucket('2027-11', 90)] });
    expect(balanceOf(released)).toBe(balanceOf(earned));
    expect(releasePending(earned, localDate('2026-11-28'))).toBe(earned);
  });

  test('of one day and month are one line', () => {
    const again = addPoints(earned, { ...cause, causeId: 'pu_2', kind: 'earn', points: points(5), expiresIn: month('2027-11'), availableOn: localDate('2026-11-29') }).account;
    expect(again.pending).toEqual([{ expiresIn: '2027-11', availableOn: '2026-11-29', points: 95 }]);
  });

  test.each([[0, null], [7, '2026-11-29']])('a window of %p days ends on %p', (pendingDays, on) => {
    expect(pendingUntil(at('2026-11-22'), { pendingDays })).toBe(on);
  });
});

describe('spending', () => {
  const account = holding(bucket('2026-10', 40), bucket('2026-11', 50), bucket('2027-03', 100));

  test('takes what expires earliest first and never what is past its month', () => {
    const spent = spendPoints(account, { ...cause, kind: 'redeem', points: points(120) });
    expect(spent).toMatchObject({ ok: true, value: { entry: { points: -120, parts: [bucket('2026-11', 50), bucket('2027-03', 70)] } } });
    expect(spent.ok && spent.value.account.buckets).toEqual([bucket('2026-10', 40), bucket('2027-03', 30)]);
  });

  test('refuses more than there is, with the facts', () => {
    expect(spendPoints(account, { ...cause, kind: 'redeem', points: points(151) })).toEqual({
      ok: false, code: 'POINTS_INSUFFICIENT', details: { required: 151, available: 150 },
    });
  });

  test('a spending of nothing is a mistake of the caller', () => {
    expect(() => spendPoints(account, { ...cause, kind: 'redeem', points: points(0) })).toThrow(BugError);
  });

  test.each([
    [10_000, 5_350, 5_000, 5_000], [10_000, 4_999, 4_900, 4_900], [150, 10_000, 0, 0], [199, 10_000, 0, 0], [200, 10_000, 100, 100], [0, 10_000, 0, 0], [100_000, -50, 0, 0],
  ])('of %i fen with %i points at most %i points take %i fen off', (amount, available, most, off) => {
    const rule = { pointsPerStep: points(100), fenPerStep: fen(100), capRate: basisPoints(5_000) };
    expect(mostPointsAsMoney(fen(amount), points(available), rule)).toEqual({ points: most, discountFen: off });
  });
});

describe('expiry', () => {
  const account = holding(bucket('2026-09', 10), bucket('2026-10', 40), bucket('2026-11', 50));

  test.each([
    ['the last day of the month: nothing of it', '2026-10-31', [['2026-09', -10]]],
    ['the first day after it', '2026-11-01', [['2026-09', -10], ['2026-10', -40]]],
    ['a night that was missed is made up for', '2027-01-15', [['2026-09', -10], ['2026-10', -40], ['2026-11', -50]]],
    ['nothing to expire', '2026-09-30', []],
  ])('%s', (_what, date, expired) => {
    const { account: after, entries } = expirePoints(account, { memberId: 'm_1', at: at(date), policyVersion: 3 });
    expect(entries.map((entry) => [entry.parts[0]?.expiresIn, entry.points])).toEqual(expired);
    expect(balanceOf(after)).toBe(100 + entries.reduce((sum, entry) => sum + entry.points, 0));
  });

  test('a second run of the same night changes nothing', () => {
    const night = { memberId: 'm_1', at: at('2026-11-01'), policyVersion: 3 };
    const first = expirePoints(account, night);
    expect(expirePoints(first.account, night)).toEqual({ account: first.account, entries: [] });
  });

  test('names each entry by member, month and place, so that a month may be emptied twice', () => {
    const night = { memberId: 'm_1', at: at('2026-10-05'), policyVersion: 3 };
    expect(expirePoints(account, night).entries.map((entry) => entry.id)).toEqual(['pt_expire_m_1_2026-09_1']);
  });

  test.each([
    ['2026-09-30', { expiresOn: '2026-09-30', points: 10 }],
    ['2026-10-01', { expiresOn: '2026-10-31', points: 40 }],
    ['2026-12-01', null],
  ])('seen from %s the next to expire is %p', (date, next) => {
    expect(nextExpiry(account, localDate(date))).toEqual(next);
  });
});

describe('claw-back', () => {
  const claim = { ...cause, causeId: 'rf_1', points: points(80), expiresIn: month('2027-11') };

  test('takes first from the month that the purchase filled', () => {
    const { account, entry, lostPoints } = clawBack(holding(bucket('2027-03', 50), bucket('2027-11', 100)), claim, { clawBack: 'clamp' });
    expect(account.buckets).toEqual([bucket('2027-03', 50), bucket('2027-11', 20)]);
    expect(entry).toMatchObject({ id: 'pt_clawback_rf_1', points: -80, balanceAfter: 70 });
    expect(lostPoints).toBe(0);
  });

  test('then from the others, earliest first; clamp lets the rest go', () => {
    const { account, entry, lostPoints } = clawBack(holding(bucket('2027-03', 20), bucket('2027-11', 30)), claim, { clawBack: 'clamp' });
    expect([account.buckets, entry?.points, lostPoints, balanceOf(account)]).toEqual([[], -50, 30, 0]);
  });

  test('negative: the rest is owed, and the next points pay it first', () => {
    const { account, entry, lostPoints } = clawBack(holding(bucket('2027-11', 30)), claim, { clawBack: 'negative' });
    expect([balanceOf(account), account.owedPoints, entry?.points, lostPoints]).toEqual([-50, 50, -80, 0]);
    expect(availableOn(account, localDate('2026-11-22'))).toBe(0);
    const next = addPoints(account, { ...cause, causeId: 'pu_2', kind: 'earn', points: points(60), expiresIn: month('2027-12') });
    expect([next.account.buckets, next.account.owedPoints, next.entry.points, next.entry.balanceAfter]).toEqual([[bucket('2027-12', 10)], 0, 60, 10]);
  });

  test('takes pending points of the same purchase day before others', () => {
    const pending = addPoints(holding(bucket('2027-11', 10)), { ...cause, kind: 'earn', points: points(80), expiresIn: month('2027-11'), availableOn: localDate('2026-11-29') }).account;
    const { account } = clawBack(pending, { ...claim, availableOn: localDate('2026-11-29') }, { clawBack: 'clamp' });
    expect([account.pending, account.buckets]).toEqual([[], [bucket('2027-11', 10)]]);
  });

  test('points past their month are not taken a second time from others', () => {
    const account = holding(bucket('2027-03', 50));
    const late = { ...claim, at: at('2027-12-01') };
    expect(clawBack(account, late, { clawBack: 'negative' })).toEqual({ account, entry: null, lostPoints: 80 });
    expect(clawBack(account, { ...late, at: at('2027-11-30') }, { clawBack: 'clamp' })).toMatchObject({ lostPoints: 30 });
  });

  test('where nothing can be taken there is no entry', () => {
    expect(clawBack(emptyPointsAccount, claim, { clawBack: 'clamp' })).toEqual({ account: emptyPointsAccount, entry: null, lostPoints: 80 });
    expect(clawBack(holding(bucket('2027-11', 5)), { ...claim, points: points(0) }, { clawBack: 'negative' })).toMatchObject({ entry: null, lostPoints: 0 });
  });
});

describe('restoring', () => {
  test('keeps the month of each part, and gives a past one the current month', () => {
    const { account, entry } = restorePoints(emptyPointsAccount, { ...cause, causeId: 'rf_1', parts: [bucket('2026-10', 30), bucket('2027-03', 70)] });
    expect(account.buckets).toEqual([bucket('2026-11', 30), bucket('2027-03', 70)]);
    expect(entry).toMatchObject({ id: 'pt_restore_rf_1', kind: 'restore', points: 100, balanceAfter: 100 });
  });

  test('restoring nothing is a mistake of the caller', () => {
    expect(() => restorePoints(emptyPointsAccount, { ...cause, parts: [] })).toThrow(BugError);
  });
});

describe('transfer', () => {
  const transfer = { ...cause, causeId: 'tf_1', points: points(60) };

  test('moves points with their months and writes both sides', () => {
    const moved = transferPoints(holding(bucket('2026-12', 50), bucket('2027-03', 50)), holding(bucket('2027-03', 1)), transfer);
    expect(moved).toMatchObject({
      ok: true,
      value: {
        from: { account: { buckets: [bucket('2027-03', 40)] }, entry: { id: 'pt_transfer_tf_1_out', points: -60 } },
        to: { account: { buckets: [bucket('2026-12', 50), bucket('2027-03', 11)] }, entry: { id: 'pt_transfer_tf_1_in', points: 60 } },
      },
    });
  });

  test('refuses what the giver has not got', () => {
    expect(transferPoints(holding(bucket('2026-12', 59)), emptyPointsAccount, transfer)).toMatchObject({ ok: false, code: 'POINTS_INSUFFICIENT' });
  });
});
