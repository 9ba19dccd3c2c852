import type { InputOf } from '../../../shared/contract/action';
import { staffContract } from '../../../shared/contract/staff';
import { applyPurchase, confirmQuote, purchaseIdOfOrder, purchaseOfQuote, type AppliedPurchase, type NewPurchase, type Quote } from '../../../shared/domain/checkout';
import { redeemCoupon, type Coupon } from '../../../shared/domain/coupon';
import { useTicket } from '../../../shared/domain/member-code';
import { availableAt } from '../../../shared/domain/points';
import { booksDueOn, type Policies } from '../../../shared/domain/policy';
import { addPurchase, retentionAfterPurchase, type NamedModel, type RetentionPolicy } from '../../../shared/domain/retention';
import { effectiveTierId, growthInWindow, rankOf, tierById } from '../../../shared/domain/tier';
import { assert } from '../../../shared/kernel/assert';
import { newId, type CouponId, type PurchaseId } from '../../../shared/kernel/ids';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { forbidden, notFound } from '../../_runtime/fault';
import { seesStore } from '../../_runtime/identity';
import { increase, removeField, type Patch } from '../../_store/collection';
import type { AccountDocument } from '../../_store/documents';
import {
  couponDocument, couponOf, pointsEntryDocument, purchaseDocument, rulesOfVersion, tierEventDocument,
} from '../../_store/rules-documents';
import { store, type Transaction } from '../../_store/store';
import { cancelWinBackCalls } from '../../_store/win-back-calls';
import { birthdayMonth, priceBasket, quoteRefusal, quoteView, walletOf, type QuoteFacts } from './basket';

type CommitInput = InputOf<typeof staffContract.checkout.commit>;

/** A till's order number names its purchase, so the database itself refuses the second. */
export function purchaseIdOf(input: Pick<CommitInput, 'storeId' | 'orderNo'>, dice: () => number): PurchaseId {
  return (input.orderNo === undefined ? newId('purchase', dice) : purchaseIdOfOrder(input.storeId, input.orderNo)) as PurchaseId;
}

/** The coupons that were counted on, as they are now: another till may have been faster. One of somebody else is as good as none. */
async function walletNow(tx: Transaction, memberId: string, wanted: readonly string[]): Promise<Coupon[]> {
  const coupons: Coupon[] = [];
  // One after another: the requests of a transaction are not sent side by side.
  for (const couponId of new Set(wanted)) {
    const document = await tx.coupons.get(couponId);
    if (document?.memberId === memberId) coupons.push(couponOf(document));
  }
  return coupons;
}

/** What the rule chooses when the till left the choice to it. */
async function bestCoupons(input: CommitInput, facts: QuoteFacts, now: Instant) {
  const [account, coupons] = await Promise.all([store.accounts.get(input.memberId), walletOf(input.memberId, 'best', now)]);
  if (!account) return notFound();
  const quoted = priceBasket(input, account, { ...facts, coupons });
  if (!quoted.ok) return quoteRefusal(quoted);
  return accept(quoted.value.coupons.filter((coupon) => coupon.applied).map((coupon) => coupon.couponId));
}

/** The price as it is now against the price the member saw, and every coupon he counted on. */
function confirmed(quoted: Quote, wanted: readonly string[], payableShown: CommitInput['payableShown']) {
  const answer = confirmQuote(quoted, { shownFen: payableShown, couponIds: wanted });
  if (answer.ok) return accept(quoted);
  if (answer.code === 'QUOTE_CHANGED') return refuse('QUOTE_CHANGED', { payableShown, payable: quoted.payableFen });
  return refuse('COUPON_UNUSABLE', { couponId: answer.details.couponId as CouponId, whyNot: answer.details.whyNot.code });
}

/** What the purchase changes of the account: points, tier, statistics, state, home store, the used scan. */
function accountPatch(
  account: AccountDocument,
  applied: AppliedPurchase,
  facts: { readonly input: CommitInput; readonly now: Instant; readonly model: NamedModel | undefined; readonly retention: RetentionPolicy; readonly policies: Policies },
): Patch {
  const on = localDateOf(facts.now);
  const { paidFen } = applied.purchase;
  const statistics = addPurchase(account.statistics, { on, amount: paidFen > 0 ? paidFen : null });
  const retention = retentionAfterPurchase({ ...account, statistics }, facts.model, facts.retention, on);
  return {
    points: applied.parts.points,
    tier: applied.parts.tier,
    statistics,
    ...(retention ? { retention } : {}),
    storeId: facts.input.storeId,
    booksDueOn: booksDueOn(account._id, { ...account, ...applied.parts }, on, facts.policies),
    ...(facts.input.scanId === undefined ? {} : { 'code.scan': removeField }),
    revision: increase(1),
  };
}

/** Uses up the coupons of a sale. */
async function redeemAll(tx: Transaction, sale: NewPurchase, coupons: readonly Coupon[], now: Instant): Promise<void> {
  for (const { couponId } of sale.coupons) {
    const coupon = coupons.find((known) => known.id === couponId);
    const redeemed = coupon && redeemCoupon(coupon, { checkoutId: sale.id, purchaseId: sale.id, at: now });
    assert(redeemed?.ok, 'a coupon that counts in the quote can be redeemed');
    await tx.coupons.put(couponDocument(redeemed.value));
  }
}

/** What the member has after the purchase. */
function balanceView(parts: AppliedPurchase['parts'], before: AccountDocument, policies: Policies, now: Instant) {
  const on = localDateOf(now);
  const tierId = effectiveTierId(parts.tier, on, policies.tiers);
  return {
    pointsBalance: availableAt(parts.points, now),
    growth: growthInWindow(parts.tier, on, policies.tiers),
    tierName: tierById(tierId, policies.tiers).name,
    tierRaised: rankOf(tierId, policies.tiers) > rankOf(effectiveTierId(before.tier, on, policies.tiers), policies.tiers),
  };
}

/**
 * Records a purchase: coupons redeemed, points spent and earned, growth, tier, statistics, all in one transaction. Requests to the database
 * are few on purpose, a cashier is waiting: with listed coupons and a policy version nothing is read before the transaction.
 */
export const commit = definePreparedCommand(staffContract.checkout.commit, {
  prepareOnlyReads: true,

  async prepare({ input, caller, now }) {
    if (!seesStore(caller, input.storeId)) return forbidden();
    const { rules, model } = await rulesOfVersion(input.policyVersion, now);
    const { policies, retention } = rules;
    // Birthdays are personal data and stand with the member; they are read only where the policy asks for them.
    const member = policies.points.birthdayMonthMultiplier === null ? undefined : await store.members.get(input.memberId);
    const facts = { inBirthdayMonth: member !== undefined && birthdayMonth(member, now), policies, now };
    const wanted = input.coupons === 'best' ? await bestCoupons(input, facts, now) : accept(input.coupons as readonly string[]);
    return wanted.ok ? accept({ facts, model, retention, wanted: wanted.value }) : wanted;
  },

  async run({ input, caller, now, dice, tx, prepared }) {
    const { facts, wanted, model, retention } = prepared;
    const account = await tx.accounts.get(input.memberId);
    if (!account) return notFound();
    if (account.openid === caller.openid) return refuse('OWN_CARD', {});
    const purchaseId = purchaseIdOf(input, dice);
    if (input.orderNo !== undefined && (await tx.purchases.get(purchaseId))) {
      return refuse('ORDER_ALREADY_RECORDED', { orderNo: input.orderNo, purchaseId });
    }
    if (input.scanId !== undefined) {
      const ticket = useTicket(account.code.scan, { scanId: input.scanId, staffId: caller.staffId, storeId: input.storeId }, now);
      if (!ticket.ok) return refuse(ticket.code, {});
    }
    const coupons = await walletNow(tx, input.memberId, wanted);
    const priced = priceBasket({ ...input, coupons: wanted as CouponId[] }, account, { ...facts, coupons });
    if (!priced.ok) return quoteRefusal(priced);
    const quoted = confirmed(priced.value, wanted, input.payableShown);
    if (!quoted.ok) return quoted;
    const sale = purchaseOfQuote(quoted.value, { id: purchaseId, storeId: input.storeId, at: now });
    const applied = applyPurchase(account, sale, facts.policies, facts);
    if (!applied.ok) return refuse(applied.code, applied.details);
    await redeemAll(tx, sale, coupons, now);
    const origin = { memberId: input.memberId, staffId: caller.staffId, ...(input.orderNo === undefined ? {} : { orderNo: input.orderNo }) };
    await tx.purchases.add(purchaseDocument(applied.value.purchase, origin));
    await tx.pointsEntries.add(...applied.value.entries.map((entry) => pointsEntryDocument(entry, input.memberId)));
    await tx.tierEvents.add(...applied.value.tierEvents.map((event) => tierEventDocument(event, input.memberId)));
    await cancelWinBackCalls(tx, account, localDateOf(now));
    await tx.accounts.update(account._id, accountPatch(account, applied.value, { input, now, model, retention, policies: facts.policies }));
    return accept({ purchaseId, quote: quoteView(quoted.value, coupons), ...balanceView(applied.value.parts, account, facts.policies, now) });
  },
});
