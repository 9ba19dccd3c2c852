import fc from 'fast-check';
import { basisPoints, fen, points, type Points } from '../../kernel/units';
import { addDays, addMonths, dateOfDayNumber, localTime, monthOf, type Instant, type LocalDate, type LocalMonth } from '../../kernel/time';
import { redeemCoupon, restoreCoupon, type Coupon } from '../coupon';
import { availableOn, balanceOf, emptyPointsAccount, expirePoints, reconcile, releasePending, spendPoints, transferPoints, type PointsEntry } from '../points';
import { defaultPolicies, type Policies } from '../policy';
import { effectiveTierId, firstTierState, growthInWindow, tierNight } from '../tier';
import { applyPurchase, confirmQuote, isRefunded, purchaseOfQuote, quote, refundPurchase, valueOf, type AccountParts, type Purchase } from './index';

/**
 * Random lives of three members against a model that could not be simpler: every point is a token of its own, with the month it expires
 * in and the day from which it may be spent. The rules under test keep sums by month instead.
 */
interface Token {
  readonly expiresIn: LocalMonth;
  readonly availableOn: LocalDate | null;
}

interface Bought {
  readonly member: number;
  /** Tokens spent on it, in the order they were taken. */
  spent: Token[];
  readonly earned: Token;
  readonly growthMonth: LocalMonth;
  growth: number;
}

interface Model {
  on: LocalDate;
  readonly tokens: Token[][];
  readonly debts: number[];
  readonly bought: Bought[];
  /** Every point that was ever made or taken for good, and what the tills hold. */
  made: number;
  gone: number;
  till: number;
}

interface World {
  readonly policies: Policies;
  on: LocalDate;
  readonly members: AccountParts[];
  readonly entries: PointsEntry[][];
  readonly wallets: Coupon[][];
  readonly purchases: { member: number; purchase: Purchase; refunds: number }[];
  causes: number;
  till: number;
}

const months = (on: LocalDate): LocalMonth => addMonths(monthOf(on), 2);
const atNoon = (on: LocalDate): Instant => localTime(on, 12);
const byExpiry = (a: Token, b: Token): number => (a.expiresIn < b.expiresIn ? -1 : a.expiresIn > b.expiresIn ? 1 : 0);

/** Pending tokens whose day has come become free, paying debts first. */
function release(model: Model, member: number): void {
  const tokens = model.tokens[member] ?? [];
  const due = tokens.filter((token) => token.availableOn !== null && token.availableOn <= model.on);
  const order = (token: Token): string => `${token.availableOn ?? ''}${token.expiresIn}`;
  due.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
  model.tokens[member] = tokens.filter((token) => !due.includes(token));
  due.forEach((token) => { put(model, member, { ...token, availableOn: null }); });
}

function put(model: Model, member: number, token: Token): void {
  const debt = model.debts[member] ?? 0;
  if (token.availableOn === null && debt > 0) model.debts[member] = debt - 1;
  else model.tokens[member]?.push(token);
}

/** Takes the tokens that come first by the order; answers them. */
function take(model: Model, member: number, count: number, usable: (token: Token) => boolean, order: (a: Token, b: Token) => number): Token[] {
  const taken = (model.tokens[member] ?? []).filter(usable).sort(order).slice(0, count);
  const rest = new Set(taken);
  model.tokens[member] = (model.tokens[member] ?? []).filter((token) => !rest.has(token));
  return taken;
}

const spendable = (model: Model) => (token: Token): boolean => token.availableOn === null && token.expiresIn >= monthOf(model.on);

/** What must hold after every step, for every member. */
function compare(model: Model, world: World): void {
  world.members.forEach((member, index) => {
    release(model, index);
    const account = releasePending(member.points, world.on);
    const free = new Map<string, number>();
    for (const token of model.tokens[index] ?? []) {
      const key = `${token.availableOn ?? 'now'} ${token.expiresIn}`;
      free.set(key, (free.get(key) ?? 0) + 1);
    }
    const real = new Map<string, number>([
      ...account.buckets.map((bucket): [string, number] => [`now ${bucket.expiresIn}`, bucket.points]),
      ...account.pending.map((part): [string, number] => [`${part.availableOn} ${part.expiresIn}`, part.points]),
    ]);
    expect([...real].sort()).toEqual([...free].sort());
    expect(account.owedPoints).toBe(model.debts[index]);
    expect(availableOn(member.points, world.on)).toBe((model.tokens[index] ?? []).filter(spendable(model)).length);
    expect(reconcile(world.entries[index] ?? [], member.points)).toEqual([]);
    const first = addMonths(monthOf(world.on), 1 - world.policies.tiers.windowMonths);
    const growth = model.bought.filter((one) => one.member === index && one.growthMonth >= first).reduce((sum, one) => sum + one.growth, 0);
    expect(growthInWindow(member.tier, world.on, world.policies.tiers)).toBe(growth);
    expect(JSON.stringify(member).length).toBeLessThan(4_000);
  });
  const balances = world.members.reduce((sum, member) => sum + balanceOf(member.points), 0);
  expect(balances).toBe(model.made - model.gone);
  const held = world.purchases.reduce((sum, { purchase }) => sum + purchase.paidFen - purchase.refunded.paidFen, 0);
  expect([world.till, model.till]).toEqual([held, held]);
  const ids = world.entries.flat().map((entry) => entry.id);
  expect(new Set(ids).size).toBe(ids.length);
}

abstract class Step implements fc.Command<Model, World> {
  check(): boolean { return true; }
  run(model: Model, world: World): void { this.act(model, world); compare(model, world); }
  protected abstract act(model: Model, world: World): void;
  abstract toString(): string;
}

class Buy extends Step {
  constructor(readonly member: number, readonly amount: number, readonly spend: boolean, readonly best: boolean) { super(); }
  override toString(): string { return `buy(${this.member}, ${this.amount}, ${this.spend ? 'points' : ''} ${this.best ? 'coupons' : ''})`; }
  protected act(model: Model, world: World): void {
    const { member } = this;
    const parts = world.members[member]!;
    const at = atNoon(world.on);
    const result = quote({
      amountFen: fen(this.amount), storeId: 'S1', at, tierId: effectiveTierId(parts.tier, world.on, world.policies.tiers),
      availablePoints: availableOn(parts.points, world.on), inBirthdayMonth: false, coupons: world.wallets[member]!,
      chosen: { couponIds: this.best ? 'best' : [], pointsToSpend: this.spend ? 'most' : points(0) }, policies: world.policies,
    });
    if (!result.ok) throw new Error(result.code);
    const quoted = result.value;
    expect(confirmQuote(quoted, { shownFen: quoted.payableFen, couponIds: 'best' }).ok).toBe(true);
    const id = `pu_${(world.causes += 1)}`;
    const applied = applyPurchase(parts, purchaseOfQuote(quoted, { id, storeId: 'S1', at }), world.policies);
    if (!applied.ok) throw new Error(applied.code);
    const { purchase } = applied.value;
    world.members[member] = applied.value.parts;
    world.entries[member]!.push(...applied.value.entries);
    world.wallets[member] = world.wallets[member]!.map((coupon) => {
      if (!purchase.coupons.some((used) => used.couponId === coupon.id)) return coupon;
      const redeemed = redeemCoupon(coupon, { checkoutId: id, purchaseId: id, at });
      if (!redeemed.ok) throw new Error(redeemed.code);
      return redeemed.value;
    });
    world.purchases.push({ member, purchase, refunds: 0 });
    world.till += purchase.paidFen;

    release(model, member);
    const spent = take(model, member, purchase.pointsSpent, spendable(model), byExpiry);
    expect(spent).toHaveLength(purchase.pointsSpent);
    const pendingDays = world.policies.points.pendingDays;
    const earned: Token = { expiresIn: months(model.on), availableOn: pendingDays === 0 ? null : addDays(model.on, pendingDays) };
    for (let i = 0; i < purchase.pointsEarned; i += 1) put(model, member, { ...earned });
    model.made += purchase.pointsEarned;
    model.gone += purchase.pointsSpent;
    model.till += purchase.paidFen;
    model.bought.push({ member, spent, earned, growthMonth: monthOf(model.on), growth: purchase.growthEarned });
  }
}

class Refund extends Step {
  constructor(readonly which: number, readonly share: number) { super(); }
  override toString(): string { return `refund(${this.which}, ${this.share}%)`; }
  protected act(model: Model, world: World): void {
    if (world.purchases.length === 0) return;
    const index = this.which % world.purchases.length;
    const record = world.purchases[index]!;
    const bought = model.bought[index]!;
    const { member } = record;
    const left = valueOf(record.purchase) - record.purchase.refunded.valueFen;
    const value = Math.floor((left * this.share) / 100);
    const whole = this.share === 100 || value === 0;
    const refundId = `rf_${(world.causes += 1)}`;
    const result = refundPurchase(
      world.members[member]!, record.purchase,
      { refundId, at: atNoon(world.on), afterWindow: true, scope: whole ? { kind: 'whole' } : { kind: 'value', valueFen: fen(value) } }, world.policies,
    );
    if (!result.ok) {
      expect([result.code, isRefunded(record.purchase)]).toEqual(['REFUND_COMPLETE', true]);
      return;
    }
    const refund = result.value;
    world.members[member] = refund.parts;
    world.entries[member]!.push(...refund.entries);
    world.purchases[index] = { ...record, purchase: refund.purchase, refunds: record.refunds + 1 };
    world.till -= refund.paidFen;
    world.wallets[member] = world.wallets[member]!.map((coupon) => {
      if (!refund.returnedCouponIds.includes(coupon.id)) return coupon;
      const restored = restoreCoupon(coupon, { purchaseId: record.purchase.id, at: atNoon(world.on), graceDays: 7 });
      if (!restored.ok) throw new Error(restored.code);
      return restored.value;
    });
    if (refund.isWhole) expect(refund.purchase.refunded).toMatchObject({ paidFen: record.purchase.paidFen, pointsRestored: record.purchase.pointsSpent, pointsClawedBack: record.purchase.pointsEarned, growthRemoved: record.purchase.growthEarned });

    release(model, member);
    const cut = bought.spent.length - refund.pointsRestored;
    const restored = bought.spent.slice(cut).reverse();
    bought.spent = bought.spent.slice(0, cut);
    for (const token of restored) put(model, member, { expiresIn: token.expiresIn < monthOf(model.on) ? monthOf(model.on) : token.expiresIn, availableOn: null });
    model.made += restored.length;
    this.claw(model, world, member, bought, refund.pointsClawedBack, refund.lostPoints);
    bought.growth -= refund.growthRemoved;
    model.till -= refund.paidFen;
  }

  private claw(model: Model, world: World, member: number, bought: Bought, wanted: Points, lost: Points): void {
    if (bought.earned.expiresIn < monthOf(model.on)) {
      expect(lost).toBe(wanted);
      return;
    }
    const own = (token: Token): number => (token.availableOn !== null ? 0 : token.expiresIn === bought.earned.expiresIn ? 1 : 2);
    const mine = (token: Token): boolean => token.availableOn === null || (token.availableOn === bought.earned.availableOn && token.expiresIn === bought.earned.expiresIn);
    const taken = take(model, member, wanted, mine, (a, b) => own(a) - own(b) || byExpiry(a, b));
    const missing = wanted - taken.length;
    if (world.policies.points.clawBack === 'negative') model.debts[member] = (model.debts[member] ?? 0) + missing;
    expect(lost).toBe(world.policies.points.clawBack === 'negative' ? 0 : missing);
    model.gone += wanted - lost;
  }
}

class Spend extends Step {
  constructor(readonly member: number, readonly amount: number) { super(); }
  override toString(): string { return `spend(${this.member}, ${this.amount})`; }
  protected act(model: Model, world: World): void {
    const { member } = this;
    release(model, member);
    const result = spendPoints(world.members[member]!.points, { kind: 'redeem', causeId: `ex_${(world.causes += 1)}`, at: atNoon(world.on), policyVersion: 1, points: points(this.amount) });
    expect(result.ok).toBe((model.tokens[member] ?? []).filter(spendable(model)).length >= this.amount);
    if (!result.ok) return;
    world.members[member] = { ...world.members[member]!, points: result.value.account };
    world.entries[member]!.push(result.value.entry);
    model.gone += take(model, member, this.amount, spendable(model), byExpiry).length;
  }
}

class Transfer extends Step {
  constructor(readonly from: number, readonly to: number, readonly amount: number) { super(); }
  override toString(): string { return `transfer(${this.from} -> ${this.to}, ${this.amount})`; }
  protected act(model: Model, world: World): void {
    const { from, to } = this;
    if (from === to) return;
    const [giver, receiver] = [world.members[from]!, world.members[to]!];
    const result = transferPoints(giver.points, receiver.points, { causeId: `tf_${(world.causes += 1)}`, at: atNoon(world.on), policyVersion: 1, points: points(this.amount) });
    release(model, from);
    release(model, to);
    expect(result.ok).toBe((model.tokens[from] ?? []).filter(spendable(model)).length >= this.amount);
    if (!result.ok) return;
    world.members[from] = { ...giver, points: result.value.from.account };
    world.members[to] = { ...receiver, points: result.value.to.account };
    world.entries[from]!.push(result.value.from.entry);
    world.entries[to]!.push(result.value.to.entry);
    for (const token of take(model, from, this.amount, spendable(model), byExpiry)) put(model, to, token);
  }
}

class Pass extends Step {
  constructor(readonly days: number, readonly withNight: boolean) { super(); }
  override toString(): string { return `pass(${this.days} days${this.withNight ? ', night' : ''})`; }
  protected act(model: Model, world: World): void {
    world.on = addDays(world.on, this.days);
    model.on = world.on;
    if (!this.withNight) return;
    world.members.forEach((member, index) => {
      const night = expirePoints(member.points, { memberId: `m_${index}`, at: atNoon(world.on), policyVersion: 1 });
      const tier = tierNight(member.tier, { causeId: `night_${world.on}`, policyVersion: 1, on: world.on }, world.policies.tiers);
      world.members[index] = { points: night.account, tier: tier.state };
      world.entries[index]!.push(...night.entries);
      release(model, index);
      const tokens = model.tokens[index] ?? [];
      const kept = tokens.filter((token) => token.availableOn !== null || token.expiresIn >= monthOf(model.on));
      model.gone += tokens.length - kept.length;
      model.tokens[index] = kept;
    });
  }
}

const start = dateOfDayNumber(20_600);
const member = fc.nat(2);
const steps = [
  fc.tuple(member, fc.integer({ min: 1, max: 9_000 }), fc.boolean(), fc.boolean()).map((args) => new Buy(...args)),
  fc.tuple(fc.nat(30), fc.constantFrom(1, 10, 33, 50, 99, 100)).map((args) => new Refund(...args)),
  fc.tuple(member, fc.integer({ min: 1, max: 90 })).map((args) => new Spend(...args)),
  fc.tuple(member, member, fc.integer({ min: 1, max: 90 })).map((args) => new Transfer(...args)),
  fc.tuple(fc.integer({ min: 1, max: 20 }), fc.boolean()).map((args) => new Pass(...args)),
];

function coupons(memberIndex: number): Coupon[] {
  const terms = { name: { zh: '券', en: 'Coupon' }, thresholdFen: fen(2_000), storeIds: [], tierIds: [], weekdays: [], categories: [], giveable: false };
  return [
    { ...terms, effect: { kind: 'cash_off' as const, offFen: fen(500) }, stackingGroup: 'cash' },
    { ...terms, effect: { kind: 'percent' as const, offRate: basisPoints(1_234), capFen: fen(2_000) }, stackingGroup: 'percent' },
    { ...terms, effect: { kind: 'percent' as const, offRate: basisPoints(10_000), capFen: null }, stackingGroup: null },
  ].map((one, index) => ({
    id: `cp_${memberIndex}_${index}`, templateId: 't', templateVersion: 1, memberId: `m_${memberIndex}`, terms: one, state: 'issued', issuedAt: atNoon(start), validFromAt: atNoon(start),
    validUntilAt: atNoon(addDays(start, 400)), causeId: 'c', reservedBy: null, reservedUntilAt: null, redeemedBy: null, redeemedAt: null, offerId: null,
  }));
}

describe('random lives', () => {
  test.each([
    ['clamp' as const, 0], ['clamp' as const, 7], ['negative' as const, 0], ['negative' as const, 7],
  ])('points, growth and money agree with a count of single tokens (%s, %i pending days)', (clawBack, pendingDays) => {
    // Small steps, so that purchases are paid from several months at once.
    const asMoney = { pointsPerStep: points(3), fenPerStep: fen(3), capRate: basisPoints(10_000) };
    const policies: Policies = { ...defaultPolicies, points: { ...defaultPolicies.points, clawBack, pendingDays, expireAfterMonths: 2, asMoney } };
    fc.assert(
      fc.property(fc.commands(steps, { maxCommands: 60, size: 'max' }), (commands) => {
        fc.modelRun(
          () => ({
            model: { on: start, tokens: [[], [], []], debts: [0, 0, 0], bought: [], made: 0, gone: 0, till: 0 },
            real: {
              policies, on: start, purchases: [], causes: 0, till: 0, entries: [[], [], []], wallets: [0, 1, 2].map(coupons),
              members: [0, 1, 2].map(() => ({ points: emptyPointsAccount, tier: firstTierState(start, policies.tiers) })),
            },
          }),
          commands,
        );
      }),
      { numRuns: 40 },
    );
  });
});
