import type { PurchaseId } from '../../shared/kernel/ids';
import type { PointsEntryDocument } from '../_store/books-documents';

/** The purchase that an entry belongs to by its cause: the purchase itself or a refund of it (`rf_<purchase>_<total>`). */
function purchaseOfCause(causeId: string): PurchaseId | undefined {
  const [, refunded] = /^rf_(pu_.+)_\d+$/.exec(causeId) ?? [];
  return (refunded ?? (causeId.startsWith('pu_') ? causeId : undefined)) as PurchaseId | undefined;
}

/** A line of the points book as people read it. */
export function pointsEntryView(entry: PointsEntryDocument) {
  const purchaseId = purchaseOfCause(entry.causeId);
  return {
    entryId: entry._id,
    kind: entry.kind,
    points: entry.points,
    balanceAfter: entry.balanceAfter,
    at: entry.at,
    ...(entry.points > 0 && entry.parts[0] ? { expiresIn: entry.parts[0].expiresIn } : {}),
    ...(entry.availableOn === undefined ? {} : { availableOn: entry.availableOn }),
    ...(entry.reason === undefined ? {} : { reason: entry.reason }),
    ...(purchaseId === undefined ? {} : { purchaseId }),
    policyVersion: entry.policyVersion,
  };
}
