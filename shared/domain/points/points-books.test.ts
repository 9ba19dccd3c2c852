import { points } from '../../kernel/units';
import { localDate, localTime, type LocalMonth } from '../../kernel/time';
import { addLiability, addPoints, emptyPointsAccount, joinLiability, noLiability, reconcile, spendPoints, type PointsAccount, type PointsEntry } from './index';

const month = (text: string): LocalMonth => text as LocalMonth;
const cause = { causeId: 'c_1', at: localTime(localDate('2026-11-22'), 12), policyVersion: 3 };
const rich: PointsAccount = { ...emptyPointsAccount, buckets: [{ expiresIn: month('2027-03'), points: points(1_000) }] };

describe('the books', () => {
  const earned = addPoints(emptyPointsAccount, { ...cause, kind: 'earn', points: points(100), expiresIn: month('2027-11') });
  const spent = spendPoints(earned.account, { ...cause, causeId: 'c_2', kind: 'redeem', points: points(30) });
  if (!spent.ok) throw new Error(spent.code);
  const entries = [earned.entry, spent.value.entry];
  const account = spent.value.account;

  test('agree when nothing was lost, in whatever order the entries are read', () => {
    expect(reconcile(entries, account)).toEqual([]);
    expect(reconcile([...entries].reverse(), account)).toEqual([]);
    expect(reconcile([], emptyPointsAccount)).toEqual([]);
  });

  test.each([
    ['an entry lost', [entries[1]], ['numbering', 'running_balance', 'sum', 'count']],
    ['an entry twice', [entries[0], entries[0], entries[1]], ['numbering', 'running_balance', 'numbering', 'running_balance', 'sum', 'count']],
    ['an entry edited', [entries[0], { ...entries[1], points: points(-10) }], ['running_balance', 'sum']],
  ])('name what is wrong: %s', (_what, read, kinds) => {
    expect(reconcile(read as PointsEntry[], account).map((fault) => fault.kind)).toEqual(kinds);
  });

  test('a balance set without an entry is found', () => {
    expect(reconcile(entries, { ...account, buckets: [] })).toEqual([{ kind: 'sum', entries: 70, balance: 0 }]);
  });
});

describe('what the brand owes in points', () => {
  const on = localDate('2026-11-22');
  const accounts: readonly PointsAccount[] = [
    rich,
    { ...emptyPointsAccount, buckets: [{ expiresIn: month('2026-10'), points: points(40) }, { expiresIn: month('2027-03'), points: points(60) }] },
    { ...emptyPointsAccount, pending: [{ availableOn: localDate('2026-11-30'), expiresIn: month('2027-11'), points: points(25) }, { availableOn: on, expiresIn: month('2027-11'), points: points(5) }] },
    { ...emptyPointsAccount, owedPoints: points(80) },
  ];

  test('is reported as active, pending, owed and by month', () => {
    expect(accounts.reduce((report, account) => addLiability(report, account, on), noLiability)).toEqual({
      members: 4, activePoints: 1_105, pendingPoints: 25, owedPoints: 80, negativeMembers: 1, overduePoints: 40,
      expiring: [{ expiresIn: '2026-10', points: 40 }, { expiresIn: '2027-03', points: 1_060 }, { expiresIn: '2027-11', points: 5 }],
    });
  });

  test('is the same in whatever order and batches the accounts are read', () => {
    const fold = (list: readonly PointsAccount[]) => list.reduce((report, account) => addLiability(report, account, on), noLiability);
    expect(fold([...accounts].reverse())).toEqual(fold(accounts));
    expect(joinLiability(fold(accounts.slice(0, 1)), fold(accounts.slice(1)))).toEqual(fold(accounts));
  });
});
