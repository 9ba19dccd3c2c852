import type { Dice } from '../../kernel/random';

const digits = 10;

/**
 * A pick-up code: ten digits. With 500 gifts waiting in a store a guess meets one of them once in twenty million; a member can still read
 * it out. The exchange it belongs to decides whether it works.
 */
export function drawPickUpCode(dice: Dice): string {
  let code = '';
  for (let place = 0; place < digits; place += 1) code += Math.floor(dice() * 10);
  return code;
}

/** The digits of a code as it was typed or scanned; undefined when it cannot be one. @example readPickUpCode('482 193 0573') //=> '4821930573' */
export function readPickUpCode(typed: string): string | undefined {
  const code = typed.replace(/[\s-]/g, '');
  return /^\d{10}$/.test(code) ? code : undefined;
}

/** A code in groups, as people read it aloud. @example groupPickUpCode('4821930573') //=> '482 193 0573' */
export function groupPickUpCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3, 6)} ${code.slice(6)}`;
}
