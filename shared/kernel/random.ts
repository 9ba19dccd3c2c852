/** Dice as an argument: the next number in [0, 1). */
export type Dice = () => number;

/**
 * A seeded stream of numbers in [0, 1): the same seed gives the same stream on every machine.
 * For samples and demo data, never for secrets. Source: sfc32, C. Doty-Humphrey, PractRand.
 */
export function seededDice(seed: number): Dice {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i += 1) next();
  return next;
}
