import { allocate } from '../../kernel/allocate';
import { fen, shareOfRoundedDown, sumFen, type BasisPoints, type Fen } from '../../kernel/units';

/** One line of a purchase: its price before any discount. */
export interface PurchaseItem {
  readonly name?: string;
  /** The store's own category of the goods; null when the till does not say. */
  readonly category: string | null;
  /** Of the whole line, whatever its quantity. */
  readonly amountFen: Fen;
}

/**
 * The lines of one category together. Discounts are worked out on pools and spread over lines at the end, so that the price does not
 * depend on how a till splits equal goods into lines.
 */
export interface PricePool {
  readonly category: string | null;
  readonly amountFen: Fen;
  /** What is left to pay for it after the discounts so far. */
  readonly leftFen: Fen;
}

/** Pools in the order in which their categories first appear by name, null first. */
export function poolsOf(items: readonly PurchaseItem[]): PricePool[] {
  const categories = [...new Set(items.map((item) => item.category))].sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1));
  return categories.map((category) => {
    const amountFen = sumFen(items.filter((item) => item.category === category).map((item) => item.amountFen));
    return { category, amountFen, leftFen: amountFen };
  });
}

/** What is left to pay for all pools. */
export function leftOf(pools: readonly PricePool[]): Fen {
  return sumFen(pools.map((pool) => pool.leftFen));
}

/** The tier's price of the whole, rounded down to whole fen in favour of the member, spread over the pools. */
export function atTierPrice(pools: readonly PricePool[], payRate: BasisPoints): PricePool[] {
  const price = shareOfRoundedDown(leftOf(pools), payRate);
  const parts = allocate(price, pools.map((pool) => pool.leftFen));
  return pools.map((pool, index) => ({ ...pool, leftFen: parts[index] ?? fen(0) }));
}

/** Takes a discount off the pools at these indexes, in proportion to what is left of each. */
export function takeOff(pools: readonly PricePool[], discount: Fen, indexes: readonly number[]): PricePool[] {
  const weights = pools.map((pool, index) => (indexes.includes(index) ? pool.leftFen : 0));
  const parts = allocate(discount, weights);
  return pools.map((pool, index) => ({ ...pool, leftFen: fen(pool.leftFen - (parts[index] ?? 0)) }));
}

/** What is left of each line: every pool's rest spread over its lines by their prices. The sum is the pools' sum. */
export function spreadOverItems(pools: readonly PricePool[], items: readonly PurchaseItem[]): Fen[] {
  const values = items.map(() => fen(0));
  for (const pool of pools) {
    const indexes = items.flatMap((item, index) => (item.category === pool.category ? [index] : []));
    const parts = allocate(pool.leftFen, indexes.map((index) => items[index]?.amountFen ?? 0));
    indexes.forEach((itemIndex, part) => {
      values[itemIndex] = parts[part] ?? fen(0);
    });
  }
  return values;
}
