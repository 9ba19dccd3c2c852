import { assert } from '../../kernel/assert';
import type { Dice } from '../../kernel/random';
import { dateOfDayNumber, dayNumber, type LocalDate } from '../../kernel/time';
import { fen, type Fen } from '../../kernel/units';
import type { CnbdParameters } from './cnbd';
import type { SpendParameters } from './spend';

/** One purchase of a made-up member. `minuteOfDay` is minutes since local midnight. */
export interface GeneratedPurchase {
  readonly on: LocalDate;
  readonly minuteOfDay: number;
  readonly amount: Fen;
}

/** How the members of a made-up store behave: buying and leaving in days, spend in fen. */
export interface GeneratorParameters {
  readonly buying: CnbdParameters;
  readonly spend: SpendParameters;
  /** Share of the members who join on the first day (a store that already existed); the others join evenly until `to`. */
  readonly shareFromStart: number;
}

/** A neighbourhood shop: regulars every two or three weeks, about a third buys once only, 80 yuan a visit. */
export const demoStoreParameters: GeneratorParameters = {
  buying: { k: 1, r: 0.9, alpha: 24, a: 0.7, b: 2.4, modified: true },
  spend: { p: 6, q: 4, v: 4_000 },
  shareFromStart: 0.1,
};

/** A member who buys more often than this is not a person. */
const purchasesLimit = 3_000;

/**
 * Makes up the purchases of so many members from `from` to `to` (both included), by the very model the engine fits:
 * a rate and a leaving probability for each, gaps of k steps, amounts around a ticket of her own.
 * Every member has at least the purchase with which she joined. The same dice give the same store.
 */
export function generatePurchaseLog(request: {
  readonly members: number;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly parameters: GeneratorParameters;
  readonly dice: Dice;
}): GeneratedPurchase[][] {
  const { members, parameters, dice } = request;
  const from = dayNumber(request.from);
  const to = dayNumber(request.to);
  assert(from <= to, 'a purchase log ends on or after the day it begins');
  return Array.from({ length: members }, () => {
    const joined = dice() < parameters.shareFromStart ? from : from + Math.floor(dice() * (to - from + 1));
    return generateMember(joined, to, parameters, dice);
  });
}

function generateMember(joined: number, to: number, { buying, spend }: GeneratorParameters, dice: Dice): GeneratedPurchase[] {
  const ratePerDay = gamma(buying.r, dice) / buying.alpha;
  const leaves = beta(buying.a, buying.b, dice);
  const ticketRate = gamma(spend.q, dice) / spend.v;
  const purchases: GeneratedPurchase[] = [];
  let time = joined + dice();
  while (time < to + 1 && purchases.length < purchasesLimit) {
    purchases.push({ on: dateOfDayNumber(Math.floor(time)), minuteOfDay: minuteOfDay(dice), amount: amount(spend, ticketRate, dice) });
    const mayLeave = purchases.length > 1 || buying.modified;
    if (mayLeave && dice() < leaves) break;
    for (let step = 0; step < buying.k; step += 1) time += -Math.log1p(-dice()) / ratePerDay;
  }
  return purchases;
}

/** Tickets in ten-fen steps, at least one yuan. */
function amount(spend: SpendParameters, ticketRate: number, dice: Dice): Fen {
  return fen(Math.min(100_000_000, Math.max(100, Math.round(gamma(spend.p, dice) / ticketRate / 10) * 10)));
}

/** Open from 9:30 to 21:30 with the rush at noon and after work. */
function minuteOfDay(dice: Dice): number {
  const rush = dice();
  const centre = rush < 0.3 ? 12.3 * 60 : rush < 0.75 ? 18.5 * 60 : 15 * 60;
  const spread = rush < 0.75 ? 60 : 150;
  return Math.min(1_289, Math.max(570, Math.round(centre + spread * normal(dice))));
}

/** Standard normal. Source: Box & Muller 1958. */
function normal(dice: Dice): number {
  return Math.sqrt(-2 * Math.log1p(-dice())) * Math.cos(2 * Math.PI * dice());
}

/** Gamma with rate 1. Source: Marsaglia & Tsang 2000; shapes below 1 by their power trick. */
function gamma(shape: number, dice: Dice): number {
  if (shape < 1) return Math.max(1e-300, gamma(shape + 1, dice) * (1 - dice()) ** (1 / shape));
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(dice);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log1p(-dice()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

function beta(a: number, b: number, dice: Dice): number {
  const left = gamma(a, dice);
  return left / (left + gamma(b, dice));
}
