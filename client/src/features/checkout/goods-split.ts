import { fen, type Fen } from '../../../../shared/kernel/units';

/** What a purchase is made of, as far as the cashier said: kinds of goods with their sums. What is missing to the whole has no kind. */
export type GoodsSplit = readonly { readonly category: string; readonly amount: Fen }[];

/** What has no kind yet. */
export function unnamedOf(split: GoodsSplit, whole: Fen): Fen {
  return fen(whole - split.reduce((sum, { amount }) => sum + amount, 0));
}

/**
 * Names a kind for so much of the purchase: taken from what has no kind yet, then from the kinds named before, the largest first; one that
 * is left with nothing goes. More than the whole is the whole.
 * @example withCategory([{ category: '绿茶', amount: fen(10_000) }], fen(10_000), '茶具', fen(3_000)) //=> 绿茶 7,000 and 茶具 3,000
 */
export function withCategory(split: GoodsSplit, whole: Fen, category: string, wanted: Fen): GoodsSplit {
  const others = split.filter((line) => line.category !== category);
  const amount = fen(Math.min(wanted, whole));
  let missing = Math.max(0, amount - unnamedOf(others, whole));
  const taken = new Map<string, number>();
  for (const line of [...others].sort((a, b) => b.amount - a.amount)) {
    const part = Math.min(missing, line.amount);
    taken.set(line.category, part);
    missing -= part;
  }
  const left = others.map((line) => ({ ...line, amount: fen(line.amount - (taken.get(line.category) ?? 0)) })).filter((line) => line.amount > 0);
  return amount === 0 ? left : [...left, { category, amount }];
}

/** The lines that are sent: none while nothing was said, else all of the sum. */
export function linesOf(split: GoodsSplit, whole: Fen): { readonly lines?: { category: string | null; amount: Fen }[] } {
  if (split.length === 0) return {};
  const unnamed = unnamedOf(split, whole);
  return { lines: [...split, ...(unnamed > 0 ? [{ category: null, amount: unnamed }] : [])] };
}
