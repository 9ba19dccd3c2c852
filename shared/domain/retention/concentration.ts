import { assert } from '../../kernel/assert';

/** The share of the members, the biggest spenders first, and the share of the money they bring. */
export interface ConcentrationPoint {
  readonly shareOfMembers: number;
  readonly shareOfMoney: number;
}

/**
 * The 80/20 curve: so many points from none of the members to all of them. Nobody spent anything: money is shared evenly.
 * Negative amounts (more refunded than bought) count as nothing.
 * @example concentrationOf([70, 10, 10, 10, 0], 5)[1] //=> { shareOfMembers: 0.2, shareOfMoney: 0.7 }
 */
export function concentrationOf(amounts: ArrayLike<number>, points = 20): ConcentrationPoint[] {
  assert(points >= 1, 'a curve has at least one step');
  const sorted = Float64Array.from(amounts, (amount) => Math.max(0, amount)).sort().reverse();
  const total = sorted.reduce((sum, amount) => sum + amount, 0);
  const curve: ConcentrationPoint[] = [];
  let [taken, money] = [0, 0];
  for (let point = 0; point <= points; point += 1) {
    const until = Math.round((sorted.length * point) / points);
    for (; taken < until; taken += 1) money += sorted[taken] ?? 0;
    const shareOfMembers = sorted.length === 0 ? point / points : until / sorted.length;
    curve.push({ shareOfMembers, shareOfMoney: total === 0 ? shareOfMembers : money / total });
  }
  return curve;
}
