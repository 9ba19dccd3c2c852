import { complaintMarkOf, type ComplaintMark } from '../../shared/domain/complaint';
import type { Instant } from '../../shared/kernel/time';
import type { AccountDocument } from '../_store/account-documents';

/** What stands beside a member's state because of his complaints, in the contract's shape. */
export function complaintMarkIn({ openComplaints, complaintRecord }: Pick<AccountDocument, 'openComplaints' | 'complaintRecord'>, now: Instant): { readonly complaint?: ComplaintMark } {
  const mark = complaintMarkOf({ open: openComplaints, lastClosedAt: complaintRecord?.lastClosedAt ?? null, lastRating: complaintRecord?.lastRating ?? null }, now);
  return mark === null ? {} : { complaint: mark };
}
