import { usualMarginShare, type CostRates } from '../../shared/domain/retention';
import type { PolicyDocument } from './policies-documents';

/** What the store counts members' costs with: its margin, and a point at what it takes off at the till; one fen where points are no money. */
export function costRatesOf({ policies, retention }: Pick<PolicyDocument, 'policies' | 'retention'>): CostRates {
  const { asMoney } = policies.points;
  return { marginShare: retention.marginShare ?? usualMarginShare, fenPerPoint: asMoney === null ? 1 : asMoney.fenPerStep / asMoney.pointsPerStep };
}
