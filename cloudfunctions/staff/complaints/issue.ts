import { compensationCause, ledgerIdOf, worthOf, type CompensationLedger, type Compensation } from '../../../shared/domain/complaint';
import { addPoints, expiryMonth } from '../../../shared/domain/points';
import { costsAfterGift, costsSoFar } from '../../../shared/domain/retention';
import { assert } from '../../../shared/kernel/assert';
import type { StaffId } from '../../../shared/kernel/ids';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf, monthOf, type Instant } from '../../../shared/kernel/time';
import { fen, type Fen } from '../../../shared/kernel/units';
import { increase } from '../../_store/collection';
import { countIssued, issueWithinLimits, type CountedIssues } from '../../_coupon/coupon-issues';
import type { Desk } from '../../_complaint/desk';
import { hasLeft } from '../../_member/left-account';
import { couponDocument } from '../../_store/rules-documents';
import { store, type Transaction } from '../../_store/store';
import { writeAdjustment } from '../books/write-adjustment';
import type { ComplaintDocument } from '../../_store/complaint-documents';
import type { CouponTemplateDocument } from '../../_store/coupon-documents';
import type { RefundDocument } from '../../_store/purchase-documents';

/** A compensation with what was found out about it before the transaction. */
export interface Issuable {
  readonly compensation: Compensation;
  readonly worthFen: Fen | null;
  readonly template: CouponTemplateDocument | undefined;
  readonly counted: CountedIssues | undefined;
  readonly refund: RefundDocument | undefined;
}

/** Reads what a compensation needs. Refuses a coupon that is not given any more and a refund of another purchase. */
export async function prepareIssue(compensation: Compensation, complaint: ComplaintDocument, { policies }: Desk) {
  const templateId = compensation.kind === 'coupon' ? compensation.templateId : undefined;
  const [template, refund] = await Promise.all([
    templateId === undefined ? undefined : store.couponTemplates.get(templateId),
    compensation.kind === 'refund' ? store.refunds.get(compensation.refundId) : undefined,
  ]);
  if (compensation.kind === 'coupon' && template?.active !== true) return refuse('COUPON_NOT_TO_GIVE', {});
  if (compensation.kind === 'refund' && (refund?.memberId !== complaint.memberId || refund.purchaseId !== complaint.purchaseId)) return refuse('REFUND_NOT_OF_THIS', {});
  const worthFen = worthOf(compensation, { asMoney: policies.points.asMoney, effect: template?.effect });
  return accept<Issuable>({ compensation, worthFen, template, counted: template && (await countIssued(template, [complaint.memberId])), refund });
}

/** The ledger of a person's month, inside a transaction. */
export async function ledgerOf(tx: Transaction, staffId: StaffId, now: Instant): Promise<CompensationLedger> {
  return (await tx.compensationLedgers.get(ledgerIdOf(staffId, monthOf(localDateOf(now))))) ?? { spentFen: fen(0), times: 0 };
}

/**
 * Issues a compensation through the books, with this round of the complaint as its cause: entry and coupon ids are made of it, so the
 * database refuses a second. What it is worth stands in the ledger of whoever answers for it.
 */
export async function issue(
  tx: Transaction,
  { compensation, worthFen, template, counted }: Issuable,
  of: { readonly complaint: Pick<ComplaintDocument, '_id' | 'number' | 'memberId'>; readonly chargedTo: StaffId; readonly desk: Desk; readonly now: Instant },
) {
  const { complaint, chargedTo, desk, now } = of;
  const causeId = compensationCause(complaint._id, complaint.number);
  const costsNothing = compensation.kind === 'none' || compensation.kind === 'refund';
  const account = costsNothing ? undefined : await tx.accounts.get(complaint.memberId);
  // Who left can be given nothing any more, so that his complaint ends with nothing; a refund is money, and came back by itself.
  if (account && hasLeft(account)) return refuse('GIVEN_TO_NOBODY', {});
  if (compensation.kind === 'points') {
    assert(account, 'a member has his account');
    const { policies } = desk;
    const expiresIn = expiryMonth(localDateOf(now), policies.points);
    await writeAdjustment(tx, account, addPoints(account.points, { kind: 'gift', points: compensation.points, expiresIn, causeId, at: now, policyVersion: policies.version }), now, policies);
  }
  if (compensation.kind === 'gift') {
    assert(account, 'a member has his account');
    await tx.accounts.update(account._id, { costs: costsAfterGift(costsSoFar(account), compensation.worthFen), revision: increase(1) });
  }
  if (compensation.kind === 'coupon') {
    assert(template && counted, 'a coupon was prepared with its template');
    const issued = await issueWithinLimits(tx, template, counted, { memberId: complaint.memberId, causeId, at: now });
    if (!issued.ok) return refuse('COUPON_NOT_TO_GIVE', {});
    await tx.coupons.add(couponDocument(issued.value));
  }
  if (worthFen !== null && worthFen > 0) await charge(tx, chargedTo, worthFen, now);
  return accept(true);
}

async function charge(tx: Transaction, staffId: StaffId, worthFen: Fen, now: Instant): Promise<void> {
  const month = monthOf(localDateOf(now));
  const { spentFen, times } = await ledgerOf(tx, staffId, now);
  await tx.compensationLedgers.put({ _id: ledgerIdOf(staffId, month), staffId, month, spentFen: fen(spentFen + worthFen), times: times + 1 });
}
