import type { Dice } from '../../../shared/kernel/random';

/**
 * Dice nobody can foresee, for command ids. The browser's are its own; a mini-program has no synchronous ones,
 * so there the clock, `Math.random` and a counter are mixed: ids need to be unlike each other, and the cloud
 * keeps each member's commands apart, so foreseeing one's own id gains nothing.
 */
export function secretDice(): Dice {
  const secure = (globalThis as { crypto?: Crypto }).crypto;
  if (secure && typeof secure.getRandomValues === 'function') {
    return () => (secure.getRandomValues(new Uint32Array(1))[0] ?? 0) / 4_294_967_296;
  }
  return () => (Math.random() + (Date.now() % 997) / 997) % 1;
}
