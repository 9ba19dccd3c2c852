import type { Dice } from '../../kernel/random';

/**
 * Draws a member number: eight digits that do not start with zero, so that nobody drops one when reading it aloud.
 * Whether it is free is for the books to say.
 * @example drawMemberNumber(() => 0) //=> '10000000'
 */
export function drawMemberNumber(dice: Dice): string {
  return String(10_000_000 + Math.floor(dice() * 90_000_000));
}
