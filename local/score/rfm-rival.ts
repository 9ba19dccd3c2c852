import { type Snapshot } from '../../shared/domain/retention';
import type { Contender } from '../../shared/domain/retention/backtest-measures';
import { rfmOf, rfmRunOf } from '../../shared/domain/rfm';
import { rfmColumnsOf } from './scored-members';

/** The sum of the three RFM scores as a ranking: what a marketing department does by hand. */
export function rfmRival(snapshot: Snapshot): Contender[] {
  const columns = rfmColumnsOf(snapshot);
  const run = rfmRunOf(columns);
  const returning = columns.recencyDays.map((recencyDays, i) => {
    const { R, F, M } = rfmOf({ recencyDays, purchaseDays: columns.purchaseDays[i]!, spent: columns.spent[i]! }, run);
    return R + F + M;
  });
  return [{ name: 'RFM sum', returning, probabilities: null, value: null }];
}
