import { points } from '../../kernel/units';
import { localDate, localTime, type LocalMonth } from '../../kernel/time';
import { adjustPoints, emptyPointsAccount, permitAdjustment, type AdjustmentHands, type PointsAccount } from './index';

const month = (text: string): LocalMonth => text as LocalMonth;
const cause = { causeId: 'c_1', at: localTime(localDate('2026-11-22'), 12), policyVersion: 3 };
const rich: PointsAccount = { ...emptyPointsAccount, buckets: [{ expiresIn: month('2027-03'), points: points(1_000) }] };

describe('adjustments by staff', () => {
  const policy = {
    expireAfterMonths: 12,
    adjustment: {
      cashier: { alonePoints: points(0), approvedPoints: points(100) },
      manager: { alonePoints: points(500), approvedPoints: points(5_000) },
      head_office: { alonePoints: points(5_000), approvedPoints: points(100_000) },
    },
  };
  const hands = (byRole: AdjustmentHands['byRole'], approval: AdjustmentHands['approval'] = null): AdjustmentHands => ({ byStaffId: 'st_1', byRole, approval });
  const rows: readonly [what: string, amount: number, by: AdjustmentHands, outcome: string][] = [
    ['a manager within his limit', 500, hands('manager'), 'permitted'],
    ['taking away counts the same', -500, hands('manager'), 'permitted'],
    ['a manager above it', 501, hands('manager'), 'ADJUSTMENT_NEEDS_APPROVAL'],
    ['with head office’s approval', 5_000, hands('manager', { staffId: 'st_2', role: 'head_office' }), 'permitted'],
    ['with another manager’s approval', 501, hands('manager', { staffId: 'st_2', role: 'manager' }), 'APPROVAL_BY_LOWER_ROLE'],
    ['with his own approval', 501, hands('manager', { staffId: 'st_1', role: 'head_office' }), 'APPROVAL_BY_SAME_PERSON'],
    ['above what anybody may approve for him', 5_001, hands('manager', { staffId: 'st_2', role: 'head_office' }), 'ADJUSTMENT_TOO_LARGE'],
    ['a cashier alone', 1, hands('cashier'), 'ADJUSTMENT_NEEDS_APPROVAL'],
    ['a cashier with his manager', 100, hands('cashier', { staffId: 'st_2', role: 'manager' }), 'permitted'],
    ['head office by two persons', 100_000, hands('head_office', { staffId: 'st_2', role: 'head_office' }), 'permitted'],
    ['nothing at all', 0, hands('manager'), 'ADJUSTMENT_EMPTY'],
  ];
  test.each(rows)('%s: %i points', (_what, amount, by, outcome) => {
    const result = permitAdjustment({ points: points(amount), reason: '补记上周消费' }, by, policy);
    expect(result.ok ? 'permitted' : result.code).toBe(outcome);
  });

  test.each(['', '  ', '补', '字'.repeat(61)])('a reason of %p is none', (reason) => {
    expect(permitAdjustment({ points: points(10), reason }, hands('manager'), policy)).toMatchObject({ code: 'ADJUSTMENT_REASON_MISSING' });
  });

  test('are entries like any other, with their reason', () => {
    expect(adjustPoints(rich, { ...cause, ...hands('manager'), points: points(50), reason: ' 补记 ' }, policy)).toMatchObject({
      ok: true, value: { entry: { id: 'pt_adjust_c_1', points: 50, reason: '补记', parts: [{ expiresIn: '2027-11', points: 50 }] } },
    });
    expect(adjustPoints(rich, { ...cause, ...hands('manager'), points: points(-50), reason: '重复记分' }, policy)).toMatchObject({ ok: true, value: { entry: { points: -50, balanceAfter: 950 } } });
  });

  test('take no more than there is', () => {
    expect(adjustPoints(emptyPointsAccount, { ...cause, ...hands('manager'), points: points(-50), reason: '重复记分' }, policy)).toMatchObject({ code: 'POINTS_INSUFFICIENT' });
    expect(adjustPoints(rich, { ...cause, ...hands('manager'), points: points(9_999), reason: '补记' }, policy)).toMatchObject({ code: 'ADJUSTMENT_TOO_LARGE' });
  });
});
