import type { Dice } from '../../kernel/random';
import { addDays, type LocalDate } from '../../kernel/time';
import { backtestOfSnapshot } from './backtest';
import { columnsOf } from './columns';
import { fitModel, type RetentionModel } from './model';
import type { RetentionPolicy } from './policy';
import { snapshotOfStatistics } from './purchase-log';
import type { PurchaseStatistics } from './statistics';

/**
 * The weekly refit from members' statistics alone: first the engine is tested one horizon back, on what has happened
 * since; then it is fitted to today, with that test beside it. `members` may be a random sample of the buyers,
 * `buyers` then says how many there are.
 */
export function refitModel(request: {
  readonly members: readonly PurchaseStatistics[];
  readonly buyers: number;
  readonly asOf: LocalDate;
  readonly policy: RetentionPolicy;
  readonly dice: Dice;
}): RetentionModel {
  const { members, buyers, asOf, policy, dice } = request;
  const past = snapshotOfStatistics(members, addDays(asOf, -policy.horizonDays), policy.horizonDays);
  const buyersThen = Math.round((past.rows.length * buyers) / Math.max(1, members.length));
  const backtest = past.rows.length === 0 ? null : backtestOfSnapshot(past, policy, buyersThen);
  return fitModel({ columns: columnsOf(members, asOf), asOf, policy, dice, buyers, backtest });
}
