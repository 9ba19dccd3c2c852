import type { MemberColumns } from './columns';
import type { RetentionPolicy } from './policy';

/** What a store lacks before a model may speak of its members. */
export const gateLacks = ['buyers', 'historyDays', 'newestPurchaseDays', 'membersWithThreeDays'] as const;
export type GateLack = (typeof gateLacks)[number];

/** Whether there is enough to fit a model to, and the facts it was decided on. */
export interface DataGate {
  readonly open: boolean;
  readonly buyers: number;
  readonly historyDays: number;
  readonly newestPurchaseDays: number;
  readonly membersWithThreeDays: number;
  readonly lacks: readonly GateLack[];
}

/**
 * Decides whether a model may be fitted: enough buyers, enough history, a purchase lately, some members with three
 * purchase days. `buyers` is given where the columns are only a sample of them.
 */
export function dataGateOf(columns: MemberColumns, policy: RetentionPolicy, buyers = columns.count): DataGate {
  let historyDays = 0;
  let newestPurchaseDays = Infinity;
  let membersWithThreeDays = 0;
  for (let i = 0; i < columns.count; i += 1) {
    historyDays = Math.max(historyDays, columns.T[i]!);
    newestPurchaseDays = Math.min(newestPurchaseDays, columns.T[i]! - columns.tx[i]!);
    if (columns.x[i]! >= 2) membersWithThreeDays += 1;
  }
  const { gate } = policy;
  const lacks: GateLack[] = [];
  if (buyers < gate.buyers) lacks.push('buyers');
  if (historyDays < gate.historyDays) lacks.push('historyDays');
  if (newestPurchaseDays > gate.newestPurchaseDays) lacks.push('newestPurchaseDays');
  if (membersWithThreeDays < gate.membersWithThreeDays) lacks.push('membersWithThreeDays');
  // Plain JSON knows no Infinity: a store without a purchase has none in a very long time.
  const newest = Number.isFinite(newestPurchaseDays) ? newestPurchaseDays : 99_999;
  return { open: lacks.length === 0, buyers, historyDays, newestPurchaseDays: newest, membersWithThreeDays, lacks };
}
