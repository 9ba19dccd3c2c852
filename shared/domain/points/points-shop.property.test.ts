import fc from 'fast-check';
import { points } from '../../kernel/units';
import { addDays, dateOfDayNumber, dayNumber, localDate, localDateOf, localTime, monthOf, type LocalMonth } from '../../kernel/time';
import {
  balanceOf, emptyPointsAccount, exchangePoints, expirePoints, movePickUp, pointsOfParts, readPickUpCode, drawPickUpCode, groupPickUpCode, returnExchange, waitingPickUp,
  type PickUp, type PointsAccount, type PointsBucket, type PointsEntry, type Reward,
} from './index';
import { seededDice } from '../../kernel/random';

const start = dayNumber(localDate('2026-01-20'));
const month = (text: string): LocalMonth => text as LocalMonth;
const reward: Reward = {
  id: 'rw', name: { zh: '杯', en: 'Cup' }, points: points(30), gives: { kind: 'gift' }, tierIds: [], storeIds: [], fromOn: localDate('2026-01-01'), untilOn: null, perMemberLimit: 3, pickUpDays: 5, active: true,
};

interface World {
  readonly members: PointsAccount[];
  readonly taken: number[];
  stock: number;
  readonly waiting: { pickUp: PickUp; readonly member: number; readonly parts: readonly PointsBucket[] }[];
  readonly entries: PointsEntry[][];
}

const steps = fc.array(
  fc.record({ act: fc.constantFrom('exchange' as const, 'hand_out' as const, 'cancel' as const, 'lapse' as const, 'night' as const), member: fc.nat(2), pick: fc.nat(9), days: fc.nat(6) }),
  { maxLength: 60 },
);

function begin(stock: number): World {
  const account: PointsAccount = { ...emptyPointsAccount, buckets: [{ expiresIn: month('2026-01'), points: points(50) }, { expiresIn: month('2026-04'), points: points(60) }] };
  return { members: [account, account, account], taken: [0, 0, 0], stock, waiting: [], entries: [[], [], []] };
}

/** Lives one step; what is refused changes nothing. */
function live(world: World, step: { readonly act: 'exchange' | 'hand_out' | 'cancel' | 'lapse' | 'night'; readonly member: number; readonly pick: number }, day: number, index: number): void {
  const { member } = step;
  const account = world.members[member] ?? emptyPointsAccount;
  const at = localTime(dateOfDayNumber(day), 12);
  const cause = { causeId: `c_${index}`, at, policyVersion: 1 };
  const write = (to: number, after: PointsAccount, ...entries: readonly PointsEntry[]) => {
    world.members[to] = after;
    world.entries[to]?.push(...entries);
  };
  if (step.act === 'night') {
    const night = expirePoints(account, { memberId: `m_${member}`, at, policyVersion: 1 });
    return write(member, night.account, ...night.entries);
  }
  if (step.act === 'exchange') {
    const made = exchangePoints(account, reward, { ...cause, tierId: 't', takenBefore: world.taken[member] ?? 0, stock: world.stock, storeId: 'S1' });
    if (!made.ok) return;
    world.stock -= 1;
    world.taken[member] = (world.taken[member] ?? 0) + 1;
    world.waiting.push({ pickUp: waitingPickUp(reward, { id: cause.causeId, memberId: `m_${member}`, storeId: 'S1', code: '1', at }), member, parts: made.value.entry.parts });
    return write(member, made.value.account, made.value.entry);
  }
  const one = world.waiting[step.pick % Math.max(1, world.waiting.length)];
  if (!one) return;
  const moved = movePickUp(one.pickUp, step.act === 'hand_out' ? { move: 'hand_out', code: '1', storeId: 'S1', at } : { move: step.act, at });
  if (!moved.ok) return;
  one.pickUp = moved.value;
  if (step.act === 'hand_out') return;
  world.stock += 1;
  world.taken[one.member] = (world.taken[one.member] ?? 0) - 1;
  const back = returnExchange(world.members[one.member] ?? emptyPointsAccount, { ...cause, causeId: one.pickUp.id, parts: one.parts });
  write(one.member, back.account, back.entry);
}

test('points, stock and gifts are conserved over any sequence of exchanges, hand-outs, cancels, lapses and nights', () => {
  fc.assert(
    fc.property(steps, fc.nat(4), (plan, stock) => {
      const world = begin(stock);
      let day = start;
      plan.forEach((step, index) => {
        day += step.days;
        live(world, step, day, index);
        const out = world.waiting.filter(({ pickUp }) => pickUp.state === 'waiting' || pickUp.state === 'picked_up');
        expect([world.stock >= 0, world.stock + out.length]).toEqual([true, stock]);
        world.members.forEach((account, member) => {
          const mine = out.filter((one) => one.member === member);
          const expired = (world.entries[member] ?? []).filter(({ kind }) => kind === 'expire').reduce((sum, entry) => sum - entry.points, 0);
          expect(balanceOf(account) + expired + mine.reduce((sum, one) => sum + pointsOfParts(one.parts), 0)).toBe(110);
          expect([world.taken[member], account.entryCount]).toEqual([mine.length, (world.entries[member] ?? []).length]);
          expect(mine.length).toBeLessThanOrEqual(3);
        });
        expect(new Set(world.entries.flat().map(({ id }) => id)).size).toBe(world.entries.flat().length);
      });
    }),
  );
});

test('a cancelled exchange lengthens the life of no point', () => {
  const account: PointsAccount = { ...emptyPointsAccount, buckets: [{ expiresIn: month('2026-01'), points: points(50) }] };
  const on = localDate('2026-01-31');
  const made = exchangePoints(account, reward, { causeId: 'ex', at: localTime(on, 12), policyVersion: 1, tierId: 't', takenBefore: 0, stock: 1 });
  if (!made.ok) throw new Error(made.code);
  const at = localTime(addDays(on, 1), 12);
  const back = returnExchange(made.value.account, { causeId: 'ex', at, policyVersion: 1, parts: made.value.entry.parts });
  expect(back.account.buckets).toEqual(account.buckets);
  const night = expirePoints(back.account, { memberId: 'm', at, policyVersion: 1 });
  expect([balanceOf(night.account), monthOf(localDateOf(at))]).toEqual([0, '2026-02']);
});

test('a pick-up code is ten digits and is read however it was typed', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const code = drawPickUpCode(seededDice(seed));
      expect(code).toMatch(/^\d{10}$/);
      expect(readPickUpCode(groupPickUpCode(code))).toBe(code);
      expect(readPickUpCode(code.slice(1))).toBeUndefined();
    }),
  );
});
