import type { Dice } from '../../kernel/random';

/** `size` different row numbers below `count` in rising order, every set equally likely; all of them where count is smaller. */
export function sampleRows(count: number, size: number, dice: Dice): Uint32Array {
  if (count <= size) return Uint32Array.from({ length: count }, (_, i) => i);
  const rows = new Uint32Array(size);
  let taken = 0;
  // Knuth's algorithm S: each row is taken with the probability that the rest still needs it.
  for (let row = 0; taken < size; row += 1) {
    if (dice() * (count - row) < size - taken) {
      rows[taken] = row;
      taken += 1;
    }
  }
  return rows;
}
