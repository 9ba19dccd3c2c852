import { points } from '../../kernel/units';
import { localDate, localTime, type Instant, type LocalMonth } from '../../kernel/time';
import {
  addLiability, addPoints, adjustPoints, emptyPointsAccount, exchangePoints, joinLiability, movePickUp, noLiability, permitAdjustment, pickUpLife, pickUpMoves,
  pickUpStates, reconcile, spendPoints, waitingPickUp, type AdjustmentHands, type PickUp, type PickUpState, type PointsAccount, type PointsEntry, type Reward,
} from './index';

const noon = (date: string): Instant => localTime(localDate(date), 12);
const month = (text: string): LocalMonth => text as LocalMonth;
const at = noon('2026-11-22');
const cause = { causeId: 'c_1', at, policyVersion: 3 };
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

describe('the points shop', () => {
  const reward: Reward = {
    id: 'rw_1', name: { zh: '茶杯', en: 'Cup' }, points: points(300), gives: { kind: 'gift' }, tierIds: [], fromOn: localDate('2026-11-01'), untilOn: localDate('2026-11-30'),
    perMemberLimit: 2, pickUpDays: 14, active: true,
  };
  const wish = { ...cause, causeId: 'ex_1', tierId: 'gold', takenBefore: 0, stock: 1 };

  test('takes the points and names its entry by the exchange', () => {
    expect(exchangePoints(rich, reward, wish)).toMatchObject({ ok: true, value: { entry: { id: 'pt_redeem_ex_1', points: -300, balanceAfter: 700 } } });
    expect(exchangePoints(rich, { ...reward, untilOn: null, perMemberLimit: null }, { ...wish, at: noon('2027-01-05'), takenBefore: 99, stock: null }).ok).toBe(true);
  });

  test.each([
    ['before the offer', {}, { at: noon('2026-10-31') }, 'REWARD_UNAVAILABLE'],
    ['after it', {}, { at: noon('2026-12-01') }, 'REWARD_UNAVAILABLE'],
    ['out of use', { active: false }, {}, 'REWARD_UNAVAILABLE'],
    ['for another tier', { tierIds: ['diamond'] }, {}, 'REWARD_TIER_EXCLUDED'],
    ['the member has had his', {}, { takenBefore: 2 }, 'REWARD_LIMIT_REACHED'],
    ['none left', {}, { stock: 0 }, 'REWARD_SOLD_OUT'],
    ['too few points', { points: points(1_001) }, {}, 'POINTS_INSUFFICIENT'],
  ])('is refused: %s', (_what, changes, more, code) => {
    expect(exchangePoints(rich, { ...reward, ...changes }, { ...wish, ...more })).toMatchObject({ ok: false, code });
  });

  const waiting = waitingPickUp(reward, { id: 'ex_1', memberId: 'm_1', storeId: 'S1', code: '123456', at });
  const inState = (state: PickUpState): PickUp => ({ ...waiting, state, doneAt: state === 'waiting' ? null : at });
  const late = noon('2026-12-07');

  test('a gift waits so many days', () => {
    expect(waiting).toMatchObject({ rewardId: 'rw_1', state: 'waiting', untilOn: '2026-12-06', doneAt: null });
  });

  test.each(pickUpStates.flatMap((state) => pickUpMoves.map((move) => [move, state] as const)))('%s from %s does what the table says', (move, state) => {
    const result = movePickUp(inState(state), move === 'hand_out' ? { move, code: '123456', storeId: 'S1', at } : { move, at: move === 'lapse' ? late : at });
    expect(result.ok ? result.value.state : 'refused').toBe(pickUpLife[state][move] ?? 'refused');
  });

  test.each([
    ['with another code', { move: 'hand_out' as const, code: '654321', storeId: 'S1', at }, 'PICK_UP_CODE_WRONG'],
    ['in another store', { move: 'hand_out' as const, code: '123456', storeId: 'S2', at }, 'PICK_UP_STORE_OTHER'],
    ['after its last day', { move: 'hand_out' as const, code: '123456', storeId: 'S1', at: late }, 'PICK_UP_LAPSED'],
    ['lapsed on its last day', { move: 'lapse' as const, at: noon('2026-12-06') }, 'PICK_UP_WAITING'],
  ])('a gift is not handed out %s', (_what, command, code) => {
    expect(movePickUp(waiting, command)).toMatchObject({ ok: false, code });
  });

  test('a gift is handed out once', () => {
    expect(movePickUp(inState('picked_up'), { move: 'hand_out', code: '123456', storeId: 'S1', at })).toEqual({ ok: false, code: 'PICK_UP_DONE', details: { state: 'picked_up', doneAt: at } });
  });
});

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
