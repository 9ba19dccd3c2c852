import type { InputOf } from '../../../shared/contract/action';
import { staffContract } from '../../../shared/contract/staff';
import { applyPurchase, confirmQuote, purchaseOfQuote, type AppliedPurchase, type Quote } from '../../../shared/domain/checkout';
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
  couponDocument, couponOf, currentModel, currentPolicies, pointsEntryDocument, purchaseDocument, tierEventDocument,
} from '../../_store/rules-documents';
import { store, type Transaction } from '../../_store/store';
import { cancelWinBackCalls } from '../../_store/win-back-calls';
import { birthdayMonth, priceBasket, quoteRefusal, quoteView, walletOf } from './basket';

type CommitInput = InputOf<typeof staffContract.checkout.commit>;

/** A till's order number names its purchase, so the database itself refuses the second. */
export function purchaseIdOf(input: Pick<CommitInput, 'storeId' | 'orderNo'>, dice: () => number): PurchaseId {
  return (input.orderNo === undefined ? newId('purchase', dice) : `pu_${input.storeId}_${input.orderNo}`) as PurchaseId;
}

/** The coupons the preview would use, read again inside the transaction: another till may have been faster. */
async function freshWallet(tx: Transaction, wallet: readonly Coupon[], wanted: readonly string[]): Promise<Coupon[]> {
  const fresh = new Map<string, Coupon>();
  for (const couponId of wanted) {
    const document = await tx.coupons.get(couponId);
    if (document) fresh.set(couponId, couponOf(document));
  }
  return wallet.map((coupon) => fresh.get(coupon.id) ?? coupon);
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

/** Records a purchase: coupons redeemed, points spent and earned, growth, tier, statistics, all in one transaction. */
export const commit = definePreparedCommand(staffContract.checkout.commit, {
  async prepare({ input, caller, now }) {
    if (!seesStore(caller, input.storeId)) return forbidden();
    const [member, account, rules, model, coupons] = await Promise.all([
      store.members.get(input.memberId),
      store.accounts.get(input.memberId),
      currentPolicies(),
      currentModel(),
      walletOf(input.memberId, input.coupons, now),
    ]);
    if (!member || !account) return notFound();
    if (member.openid === caller.openid) return refuse('OWN_CARD', {});
    const facts = { coupons, inBirthdayMonth: birthdayMonth(member, now), policies: rules.policies, now };
    const quoted = priceBasket(input, account, facts);
    if (!quoted.ok) return quoteRefusal(quoted);
    const applied = quoted.value.coupons.filter((coupon) => coupon.applied).map((coupon) => coupon.couponId);
    return accept({ facts, model, retention: rules.retention, wanted: input.coupons === 'best' ? applied : input.coupons });
  },

  async run({ input, caller, now, dice, tx, prepared }) {
    const { facts, wanted } = prepared;
    const account = await tx.accounts.get(input.memberId);
    assert(account, 'a member has his account');
    const purchaseId = purchaseIdOf(input, dice);
    if (input.orderNo !== undefined && (await tx.purchases.get(purchaseId))) {
      return refuse('ORDER_ALREADY_RECORDED', { orderNo: input.orderNo, purchaseId });
    }
    if (input.scanId !== undefined) {
      const ticket = useTicket(account.code.scan, { scanId: input.scanId, staffId: caller.staffId, storeId: input.storeId }, now);
      if (!ticket.ok) return refuse(ticket.code, {});
    }
    const coupons = await freshWallet(tx, facts.coupons, wanted);
    const priced = priceBasket({ ...input, coupons: wanted as CouponId[] }, account, { ...facts, coupons });
    if (!priced.ok) return quoteRefusal(priced);
    const quoted = confirmed(priced.value, wanted, input.payableShown);
    if (!quoted.ok) return quoted;
    const sale = purchaseOfQuote(quoted.value, { id: purchaseId, storeId: input.storeId, at: now });
    const applied = applyPurchase(account, sale, facts.policies, facts);
    if (!applied.ok) return refuse(applied.code, applied.details);
    for (const { couponId } of sale.coupons) {
      const coupon = coupons.find((known) => known.id === couponId);
      const redeemed = coupon && redeemCoupon(coupon, { checkoutId: purchaseId, purchaseId, at: now });
      assert(redeemed?.ok, 'a coupon that counts in the quote can be redeemed');
      await tx.coupons.put(couponDocument(redeemed.value));
    }
    const origin = { memberId: input.memberId, staffId: caller.staffId, ...(input.orderNo === undefined ? {} : { orderNo: input.orderNo }) };
    await tx.purchases.add(purchaseDocument(applied.value.purchase, origin));
    await tx.pointsEntries.add(...applied.value.entries.map((entry) => pointsEntryDocument(entry, input.memberId)));
    await tx.tierEvents.add(...applied.value.tierEvents.map((event) => tierEventDocument(event, input.memberId)));
    await cancelWinBackCalls(tx, account, localDateOf(now));
    await tx.accounts.update(account._id, accountPatch(account, applied.value, { input, now, model: prepared.model, retention: prepared.retention, policies: facts.policies }));
    return accept({ purchaseId, quote: quoteView(quoted.value, coupons), ...balanceView(applied.value.parts, account, facts.policies, now) });
  },
});
