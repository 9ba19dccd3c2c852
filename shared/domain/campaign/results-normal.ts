/** Half-width of a 95% interval in standard errors, to six places, as published intervals have it. */
export const z95 = 1.959964;
/** The 97.5% point of the standard normal, to all its places: sizes are planned with it. */
export const z975 = 1.959963984540054;
/** The 80% point: the power that sizes are planned for. */
export const z80 = 0.8416212335729143;

/**
 * The two-sided p-value of a standard normal z: 2 P(Z > |z|), with a relative error below 1e-12 far into the tail, where 1 - Phi would be 0.
 * Series of the error function near the middle, Laplace's continued fraction in the tail (Abramowitz & Stegun 7.1.6, 26.2.14).
 */
export function twoSidedP(z: number): number {
  const x = Math.abs(z);
  const density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  if (x < 3) {
    let term = x;
    let sum = x;
    for (let n = 1; term > sum * 1e-17; n += 1) {
      term *= (x * x) / (2 * n + 1);
      sum += term;
    }
    return Math.max(0, 1 - 2 * density * sum);
  }
  let fraction = x;
  for (let n = 120; n >= 1; n -= 1) fraction = x + n / fraction;
  return (2 * density) / fraction;
}
