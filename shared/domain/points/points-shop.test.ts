import { points } from '../../kernel/units';
import { localDate, localTime, type Instant, type LocalMonth } from '../../kernel/time';
import {
  emptyPointsAccount, exchangePoints, movePickUp, pickUpLife, pickUpMoves, pickUpStates, waitingPickUp, type PickUp, type PickUpState, type PointsAccount, type Reward,
} from './index';

const noon = (date: string): Instant => localTime(localDate(date), 12);
const month = (text: string): LocalMonth => text as LocalMonth;
const at = noon('2026-11-22');
const cause = { causeId: 'c_1', at, policyVersion: 3 };
const rich: PointsAccount = { ...emptyPointsAccount, buckets: [{ expiresIn: month('2027-03'), points: points(1_000) }] };

describe('the points shop', () => {
  const reward: Reward = {
    id: 'rw_1', name: { zh: '茶杯', en: 'Cup' }, points: points(300), gives: { kind: 'gift' }, tierIds: [], fromOn: localDate('2026-11-01'), untilOn: localDate('2026-11-30'),
    perMemberLimit: 2, pickUpDays: 14, storeIds: [], active: true,
  };
  const wish = { ...cause, causeId: 'ex_1', tierId: 'gold', takenBefore: 0, stock: 1 };

  test('takes the points and names its entry by the exchange', () => {
    expect(exchangePoints(rich, reward, wish)).toMatchObject({ ok: true, value: { entry: { id: 'pt_redeem_ex_1', points: -300, balanceAfter: 700 } } });
    expect(exchangePoints(rich, { ...reward, untilOn: null, perMemberLimit: null }, { ...wish, at: noon('2027-01-05'), takenBefore: 99, stock: null }).ok).toBe(true);
  });

  test.each(['2026-11-01', '2026-11-30'])('is open on %s, its first and its last day', (date) => {
    expect(exchangePoints(rich, reward, { ...wish, at: noon(date) }).ok).toBe(true);
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
