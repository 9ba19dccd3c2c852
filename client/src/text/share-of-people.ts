import type { BasisPoints } from '../../../shared/kernel/units';

/**
 * A share as so many of so few people: what one can say across a counter. Below a third, one of a round number; above, so many of ten.
 * @example shareOfPeople(2_400) //=> { come: 1, of: 4 }
 */
export function shareOfPeople(share: BasisPoints): { readonly come: number; readonly of: number } {
  if (share < 100) return { come: 0, of: 100 };
  if (share < 3_400) return { come: 1, of: Math.round(10_000 / share) };
  return { come: Math.round(share / 1_000), of: 10 };
}
