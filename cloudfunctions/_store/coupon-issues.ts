import type { CouponTemplateDocument } from './documents';
import { is } from './collection';
import { store, type Transaction } from './store';

/** What was issued of a template before, counted by question. */
export interface CountedIssues {
  readonly total: number;
  readonly ofMember: (memberId: string) => number;
}

/** Coupons a friend claimed: they were issued to the one who gave them. */
const claimed = (): object => is.both(is.atLeast('offer_'), is.below('offer`'));

/**
 * Counts what was issued of a template in all and to these members (1,000 at most), as far as it has limits at all. A coupon given
 * to a friend counts once in all, and as the giver's.
 */
export async function countIssued(template: CouponTemplateDocument, memberIds: readonly string[]): Promise<CountedIssues> {
  const { _id: templateId, totalLimit, perMemberLimit } = template;
  const theirs = { templateId, memberId: is.oneOf(memberIds) };
  const [all, given, held, received] = await Promise.all([
    totalLimit === null ? 0 : store.coupons.count({ templateId }),
    totalLimit === null ? 0 : store.coupons.count({ templateId, state: 'given' }),
    perMemberLimit === null ? undefined : store.coupons.sumsBy(theirs, 'memberId', 'issuedAt'),
    perMemberLimit === null ? undefined : store.coupons.sumsBy({ ...theirs, causeId: claimed() }, 'memberId', 'issuedAt'),
  ]);
  return { total: all - given, ofMember: (memberId) => (held?.get(memberId)?.count ?? 0) - (received?.get(memberId)?.count ?? 0) };
}

/**
 * How many of the `wanted` coupons a template's total limit still grants. Written in the transaction that issues them: of two who take
 * the last one, the second begins again and finds none. Grants none or all or a part; the caller issues exactly what was granted.
 */
export async function grantIssues(tx: Transaction, template: CouponTemplateDocument, countedTotal: number, wanted: number): Promise<number> {
  if (template.totalLimit === null || wanted === 0) return wanted;
  const kept = await tx.couponCounts.get(template._id);
  const issued = Math.max(kept?.issued ?? 0, countedTotal);
  const granted = Math.max(0, Math.min(wanted, template.totalLimit - issued));
  if (granted > 0) await tx.couponCounts.put({ _id: template._id, issued: issued + granted });
  return granted;
}
