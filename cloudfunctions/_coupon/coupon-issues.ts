import { issueCoupon, type Coupon, type IssueRefusal } from '../../shared/domain/coupon';
import type { MemberId } from '../../shared/kernel/ids';
import { refuse, type Result } from '../../shared/kernel/result';
import type { Instant } from '../../shared/kernel/time';
import type { CouponPlaceDocument, CouponTemplateDocument } from '../_store/coupon-documents';
import { is } from '../_store/collection';
import { isDuplicate } from '../_store/errors';
import { couponTemplateOf } from '../_store/rules-documents';
import { store, type Transaction } from '../_store/store';
import { BeginAgain } from '../_store/transaction';

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

const placeId = (templateId: string, memberId: string, place: number): string => `${templateId}~${memberId}~${place}`;

/**
 * A member's first, second, ... coupon of a template that limits them for each member. Its id is what keeps the limit: whoever issues
 * the same place a second time, by whatever way, is refused by the database.
 */
export function couponPlace(template: CouponTemplateDocument, coupon: Pick<Coupon, 'id' | 'memberId'>, place: number): CouponPlaceDocument {
  return { _id: placeId(template._id, coupon.memberId, place), couponId: coupon.id };
}

/** What the member has had, this moment's issues by other ways among them: the question was asked before the transaction. */
async function placesTaken(tx: Transaction, { _id, perMemberLimit }: CouponTemplateDocument, memberId: string, counted: number): Promise<number> {
  let taken = counted;
  while (perMemberLimit !== null && taken < perMemberLimit && (await tx.couponPlaces.get(placeId(_id, memberId, taken + 1)))) taken += 1;
  return taken;
}

/**
 * Issues one coupon within both limits of its template, inside the caller's transaction; `counted` was asked before it. Of a template
 * without a limit nothing is read or written beside the coupon. Refuses what `issueCoupon` refuses.
 * @throws BeginAgain when another way of issuing took the same place this moment; the transaction then runs anew and sees it.
 */
export async function issueWithinLimits(
  tx: Transaction,
  template: CouponTemplateDocument,
  counted: CountedIssues,
  issue: { readonly memberId: MemberId; readonly causeId: string; readonly at: Instant },
): Promise<Result<Coupon, IssueRefusal>> {
  const issuedToMember = await placesTaken(tx, template, issue.memberId, counted.ofMember(issue.memberId));
  const issued = issueCoupon(couponTemplateOf(template), { ...issue, issuedTotal: 0, issuedToMember });
  if (!issued.ok) return issued;
  if ((await grantIssues(tx, template, counted.total, 1)) === 0) {
    const limit = template.totalLimit ?? 0;
    return refuse('COUPON_TOTAL_LIMIT_REACHED', { limit, issued: limit });
  }
  if (template.perMemberLimit !== null) {
    await tx.couponPlaces.add(couponPlace(template, issued.value, issuedToMember + 1)).catch((error: unknown) => {
      throw isDuplicate(error) ? new BeginAgain('this place was taken a moment ago') : error;
    });
  }
  return issued;
}
