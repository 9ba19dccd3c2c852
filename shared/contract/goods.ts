import * as s from './schema';

/** A kind of goods as the store calls it: the same words in coupons, care notes, topics, tills. */
export const categoryOfGoods = s.words(1, 20).refine((name) => name === name.trim(), 'no spaces around');

interface WithLines {
  readonly lines?: readonly { readonly amount: number }[] | undefined;
}

/**
 * For `refine`: the lines of a purchase, where there are any, come to its whole sum, to the fen.
 * @example z.strictObject({ paid, lines }).refine(...sumsTo('paid'))
 */
export function sumsTo<Name extends string>(name: Name): [rule: (sale: WithLines & Readonly<Record<Name, number>>) => boolean, said: { path: string[]; error: string }] {
  return [
    (sale) => sale.lines === undefined || sale.lines.reduce((sum, { amount }) => sum + amount, 0) === sale[name],
    { path: ['lines'], error: `their amounts must come to "${name}"` },
  ];
}
