import type { MemberClass } from '../../kernel/member-class';
import type { RetentionPolicy, Stage } from './policy';

/**
 * How far a member has come with the store: none bought (prospect), once (first), again (repeat), regularly (loyal);
 * whoever has bought and brought someone or praised the store speaks for it (advocate).
 * @example stageOf({ purchaseDays: 0, referrals: 1, praises: 0 }, policy) //=> 'prospect': recommending is not buying
 */
export function stageOf(
  acts: { readonly purchaseDays: number; readonly referrals: number; readonly praises: number },
  policy: RetentionPolicy,
): Stage {
  if (acts.purchaseDays === 0) return 'prospect';
  if (acts.referrals + acts.praises > 0) return 'advocate';
  if (acts.purchaseDays === 1) return 'first';
  return acts.purchaseDays >= policy.loyalPurchaseDays ? 'loyal' : 'repeat';
}

/** The lowest expected value (over the horizon) that makes a member key, and suitable. Kept with the model run. */
export interface ClassEdges {
  readonly key: number;
  readonly suitable: number;
}

/**
 * Reads the class edges off the expected values of all members (fen, or purchases where amounts are not known), by the
 * policy's shares. Nobody bought: no value reaches an edge.
 */
export function classEdgesOf(expectedValues: Float64Array, policy: RetentionPolicy): ClassEdges {
  if (expectedValues.length === 0) return { key: Infinity, suitable: Infinity };
  const sorted = expectedValues.slice().sort();
  const fromTop = (share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * (1 - share)) - 1)] ?? Infinity;
  return { key: fromTop(policy.classShares.key), suitable: fromTop(policy.classShares.suitable) };
}

/**
 * The class by expected value and P(active). A member of high value who has become unlikely to come (below the quiet
 * cut-off) is suitable, not key: the value is mostly hope. Ties at an edge belong to the lower class.
 */
export function classOf(expectedValue: number, probability: number, edges: ClassEdges, policy: RetentionPolicy): MemberClass {
  if (expectedValue > edges.key) return probability >= policy.cutoffs.quiet ? 'key' : 'suitable';
  return expectedValue > edges.suitable ? 'suitable' : 'ordinary';
}
