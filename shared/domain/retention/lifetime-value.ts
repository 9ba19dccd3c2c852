import type { CnbdHistory, CnbdParameters } from './cnbd';
import { expectedPurchases } from './cnbd-expectation';

/**
 * What a member is expected to spend over `periods` periods to come, discounted at the end of each.
 * `ticket` is the expected amount of a purchase day, `period` the length of one in the model's time unit,
 * `discount` the rate of one period (.01 is 1%).
 */
export function lifetimeValue(
  model: CnbdParameters,
  history: CnbdHistory,
  terms: { readonly ticket: number; readonly period: number; readonly periods: number; readonly discount: number },
): number {
  let before = 0;
  let value = 0;
  for (let i = 1; i <= terms.periods; i += 1) {
    const until = expectedPurchases(model, history, i * terms.period);
    value += (until - before) / (1 + terms.discount) ** i;
    before = until;
  }
  return terms.ticket * value;
}
