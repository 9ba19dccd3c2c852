import type { OutputOf } from '../../../shared/contract/action';
import { memberContract } from '../../../shared/contract/member';
import { creditsOf } from '../../../shared/domain/campaign';
import { assert } from '../../../shared/kernel/assert';
import type { CouponId } from '../../../shared/kernel/ids';
import { accept } from '../../../shared/kernel/result';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { careNoteIdOf, type CareNoteDocument } from '../../_store/after-purchase-documents';
import { ratingIdOf } from '../../_store/rating-documents';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { storeView } from '../membership/view';
import { purchaseView } from './view';
import type { AccountDocument } from '../../_store/account-documents';
import type { CouponDocument } from '../../_store/coupon-documents';
import type { PolicyDocument } from '../../_store/policies-documents';
import type { PurchaseDocument } from '../../_store/purchase-documents';

type Receipt = OutputOf<typeof memberContract.purchases.show>;

/** Lines and care notes of one answer; a longer basket says how much more there is. */
const mostLines = 100;
const mostNotes = 20;

/** Goods the till said something about; a bare sum is no line. */
function linesOf(purchase: PurchaseDocument): Pick<Receipt, 'lines' | 'linesMore'> {
  const told = purchase.lines.filter((line) => line.name !== undefined || line.category !== null);
  return {
    lines: told.slice(0, mostLines).map(({ name, category, amountFen, valueFen }) => ({
      ...(name === undefined ? {} : { name }), ...(category === null ? {} : { category }), original: amountFen, value: valueFen,
    })),
    linesMore: Math.max(0, told.length - mostLines),
  };
}

function savedBy(purchase: PurchaseDocument, coupons: ReadonlyMap<string, CouponDocument>): Receipt['savedBy'] {
  return {
    tier: purchase.tierDiscountFen,
    coupons: purchase.coupons.map(({ couponId, discountFen }) => {
      const coupon = coupons.get(couponId);
      return { couponId: couponId as CouponId, ...(coupon ? { name: coupon.terms.name } : {}), saved: discountFen };
    }),
    points: { spent: purchase.pointsSpent, saved: purchase.pointsDiscountFen },
  };
}

/** The kinds of goods in a purchase whose keeping is asked about: its own, else the general note. */
function categoriesOf(purchase: PurchaseDocument): readonly string[] {
  const named = [...new Set(purchase.lines.flatMap(({ category }) => category ?? []))].sort();
  const unnamed = purchase.lines.some(({ category }) => category === null);
  return [...named.slice(0, mostNotes - 1), ...(unnamed || named.length === 0 ? [''] : [])];
}

function careNotes(categories: readonly string[], notes: ReadonlyMap<string, CareNoteDocument>): Receipt['careNotes'] {
  return categories.flatMap((category) => {
    const note = notes.get(careNoteIdOf(category));
    return note ? [{ ...(category === '' ? {} : { category }), text: note.text }] : [];
  });
}

function pointsOf(purchase: PurchaseDocument, now: Instant): Pick<Receipt, 'growthEarned' | 'pointsUsableOn' | 'pointsExpireIn' | 'refunded'> {
  const { pointsAvailableOn, refunded } = purchase;
  return {
    growthEarned: purchase.growthEarned,
    ...(pointsAvailableOn !== null && pointsAvailableOn > localDateOf(now) ? { pointsUsableOn: pointsAvailableOn } : {}),
    pointsExpireIn: purchase.pointsExpireIn,
    ...(refunded.valueFen > 0 ? { refunded: { paid: refunded.paidFen, pointsClawedBack: refunded.pointsClawedBack, pointsRestored: refunded.pointsRestored } } : {}),
  };
}

/** Messages about what is his that may be allowed in this moment, those he has least of first; marketing is not asked for over a receipt. */
function subscribeTemplates(rules: PolicyDocument, account: AccountDocument): Receipt['subscribeTemplates'] {
  return rules.reach.templates
    .filter(({ channel, purpose }) => channel === 'subscribe_message' && purpose === 'service')
    .map(({ templateId, name }) => ({ templateId, name, credits: creditsOf(account.credits, templateId) }))
    .sort((left, right) => left.credits - right.credits);
}

/** The receipt of one's own purchase: everything its screen shows, in one call. */
export const show = defineQuery(memberContract.purchases.show, async ({ input, caller, now }) => {
  const purchase = await store.purchases.get(input.purchaseId);
  if (purchase?.memberId !== caller.memberId) return notFound();
  const categories = categoriesOf(purchase);
  const { staffId } = purchase;
  const [at, rating, staff, card, coupons, notes, account, rules] = await Promise.all([
    store.stores.get(purchase.storeId),
    store.ratings.get(ratingIdOf(purchase._id)),
    staffId === undefined ? undefined : store.staff.get(staffId),
    staffId === undefined ? undefined : store.contactCards.get(staffId),
    store.coupons.getMany(purchase.coupons.map(({ couponId }) => couponId)),
    store.careNotes.getMany(categories.map(careNoteIdOf)),
    store.accounts.get(caller.memberId),
    currentPolicies(),
  ]);
  assert(account, 'an identity has its account');
  return accept({
    ...purchaseView(purchase, { storeName: at?.name, guideName: staff?.name, rating }, now),
    ...(at ? { store: storeView(at) } : {}),
    ...linesOf(purchase),
    savedBy: savedBy(purchase, coupons),
    ...pointsOf(purchase, now),
    ...(staff ? { guide: { name: staff.name, ...(card ? { wechatId: card.wechatId } : {}) } } : {}),
    careNotes: careNotes(categories, notes),
    subscribeTemplates: subscribeTemplates(rules, account),
  });
});
