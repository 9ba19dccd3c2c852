import type { PosPurchase } from '../../shared/contract/pos';
import { birthdaysAround, inBirthdayMonth } from '../../shared/domain/birthday';
import { purchaseIdOfOrder, purchaseOfPayment, type PurchaseItem } from '../../shared/domain/checkout';
import { verifyCode } from '../../shared/domain/member-code';
import { checkTillTime } from '../../shared/domain/till';
import { assert } from '../../shared/kernel/assert';
import type { PurchaseId } from '../../shared/kernel/ids';
import { localDateOf, type Instant } from '../../shared/kernel/time';
import { zeroPoints } from '../../shared/kernel/units';
import { inputHash } from '../_runtime/hash';
import { isDuplicate } from '../_store/errors';
import { hasLeft } from '../_member/left-account';
import { store, transact } from '../_store/store';
import { recordSale, type Sale } from '../_till/record-sale';
import { findMember } from './find-member';
import { refuseCashier } from './find-cashier';
import type { PosBatch } from './pos-batch';
import { purchaseRecorded, rowRefused, type RowAnswer } from './row-answer';
import type { AccountDocument } from '../_store/account-documents';
import type { MemberDocument } from '../_store/member-documents';
import type { PurchaseDocument } from '../_store/purchase-documents';

/** What is known under this order number: the same row is answered as before; one rung up in the app or imported is this purchase when member and sum agree. */
function answerKnown(known: PurchaseDocument, row: PosPurchase, member: MemberDocument | undefined): RowAnswer | undefined {
  if (known.tillId !== undefined) return known.receipt?.inputHash === inputHash(row) ? purchaseRecorded(known, row.orderNo) : rowRefused('ORDER_DIFFERS');
  if (!member) return undefined;
  return known.memberId === member._id && known.paidFen === row.paid ? purchaseRecorded(known, row.orderNo) : rowRefused('ORDER_DIFFERS');
}

/**
 * Whether the code in a row was right at the till's time and not used before. The till is not told: a code here names the member and marks
 * the purchase as one he was there for, so there is nothing to try out.
 */
function shownCode(row: PosPurchase, account: AccountDocument, at: Instant): Pick<Sale, 'origin' | 'alsoChanges'> {
  const verified = 'code' in row.member ? verifyCode(row.member.code, account.code.secret, at, account.code.lastStep) : undefined;
  return verified?.ok ? { origin: { scanned: true }, alsoChanges: { 'code.lastStep': verified.value.step } } : { origin: {} };
}

/** What was bought, as far as the till says. */
function goodsOf({ lines }: PosPurchase): { readonly items?: readonly PurchaseItem[] } {
  return lines === undefined ? {} : { items: lines.map(({ name, category, amount }) => ({ ...(name === undefined ? {} : { name }), category: category ?? null, amountFen: amount })) };
}

/** Records one purchase of a till, once, by the rules of every till. Refuses with what to do; throws only what is nobody's fault here. */
export async function recordPurchase(row: PosPurchase, batch: PosBatch): Promise<RowAnswer> {
  const { till, now, dice, rules } = batch;
  const purchaseId = purchaseIdOfOrder(till.storeId, row.orderNo) as PurchaseId;
  const before = await store.purchases.get(purchaseId);
  const answered = before && answerKnown(before, row, undefined);
  if (answered) return answered;
  const found = await findMember(row.member, till, now, dice);
  if ('answer' in found) return found.answer;
  const { member } = found;
  if (before) return answerKnown(before, row, member) ?? rowRefused('ORDER_DIFFERS');
  const at = checkTillTime(row.at, member, now);
  if (!at.ok) return rowRefused(at.code);
  const unfit = await refuseCashier(row.cashier, till.storeId, member);
  if (unfit) return unfit;
  const birthday = member.birthday !== undefined && inBirthdayMonth(birthdaysAround(member.birthday.birthday, localDateOf(at.value)), localDateOf(at.value));
  try {
    const purchase = await transact(async (tx) => {
      const account = await tx.accounts.get(member._id);
      assert(account, 'a member has his account');
      if (hasLeft(account)) return undefined;
      const code = shownCode(row, account, at.value);
      const sale: Sale = {
        purchase: purchaseOfPayment({ id: purchaseId, storeId: till.storeId, at: at.value, paidFen: row.paid, ...goodsOf(row) }),
        asked: { by: till.tillId, inputHash: inputHash(row) },
        pointsSpendable: zeroPoints,
        ...code,
        origin: { ...code.origin, orderNo: row.orderNo, tillId: till.tillId, ...(row.cashier === undefined ? {} : { staffId: row.cashier }) },
      };
      const recorded = await recordSale(tx, account, sale, { ...rules, inBirthdayMonth: birthday, now });
      assert(recorded.ok, 'a payment spends no points');
      return recorded.value;
    }, dice);
    return purchase ? purchaseRecorded(purchase, row.orderNo) : rowRefused('MEMBER_UNKNOWN');
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // Another post of this order was faster, or our own one whose answer was lost.
    const now = await store.purchases.get(purchaseId);
    assert(now, 'a taken id is there');
    return answerKnown(now, row, member) ?? rowRefused('ORDER_DIFFERS');
  }
}
