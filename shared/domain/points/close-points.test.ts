import { instant, localDate, type LocalMonth } from '../../kernel/time';
import { points } from '../../kernel/units';
import { closePoints } from './close-points';
import { balanceOf, emptyPointsAccount, type PointsAccount } from './points-account';

const cause = { causeId: 'leaving_m_1', at: instant(1_800_000_000_000), policyVersion: 3 };
const bucket = { expiresIn: '2027-03' as LocalMonth, points: points(120) };
const pending = { expiresIn: '2027-04' as LocalMonth, points: points(30), availableOn: localDate('2027-01-05') };

test.each<[string, Partial<PointsAccount>, number]>([
  ['points that could be spent', { buckets: [bucket] }, -120],
  ['points that still wait', { buckets: [bucket], pending: [pending] }, -150],
  ['what is owed is let go', { owedPoints: points(40) }, 40],
])('one entry explains the end of an account with %s', (_what, held, moved) => {
  const before: PointsAccount = { ...emptyPointsAccount, entryCount: 7, ...held };
  const { account, entry } = closePoints(before, cause);
  expect(entry).toMatchObject({ kind: 'expire', id: 'pt_expire_leaving_m_1', points: moved, balanceAfter: 0, number: 8, policyVersion: 3 });
  expect(account).toEqual({ ...emptyPointsAccount, entryCount: 8 });
  expect(balanceOf(account)).toBe(0);
});

test('an empty account ends without an entry', () => {
  const before: PointsAccount = { ...emptyPointsAccount, entryCount: 4 };
  expect(closePoints(before, cause)).toEqual({ account: before, entry: null });
});
