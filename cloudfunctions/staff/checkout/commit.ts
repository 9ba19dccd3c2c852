import type { InputOf } from '../../../shared/contract/action';
import { staffContract } from '../../../shared/contract/staff';
import { confirmQuote, purchaseIdOfOrder, purchaseOfQuote, type NewPurchase, type Quote } from '../../../shared/domain/checkout';
import { redeemCoupon, type Coupon } from '../../../shared/domain/coupon';
import { useTicket } from '../../../shared/domain/member-code';
import { assert } from '../../../shared/kernel/assert';
import type { CouponId, PurchaseId, StaffId } from '../../../shared/kernel/ids';
import { accept, refuse } from '../../../shared/kernel/result';
import type { Instant } from '../../../shared/kernel/time';
import type { Context } from '../../_runtime/define';
import { definePreparedCommand } from '../../_runtime/define';
import { forbidden, notFound } from '../../_runtime/fault';
import { inputHash as hashOf } from '../../_runtime/hash';
import { seesStore } from '../../_runtime/identity';
import { removeField } from '../../_store/collection';
import { hasLeft } from '../../_member/left-account';
import { couponDocument, couponOf, rulesOfVersion } from '../../_store/rules-documents';
import { store, type Transaction } from '../../_store/store';
import { isOwnAccount, isOwnMember } from '../../_runtime/own-card';
import { recordSale } from '../../_till/record-sale';
import { birthdayMonth, priceBasket, quoteRefusal, walletOf, type QuoteFacts } from './basket';
import { onlyEarnsUnscanned } from './presence';
import { receiptView } from './receipt';
import type { PurchaseDocument } from '../../_store/purchase-documents';

type CommitInput = InputOf<typeof staffContract.checkout.commit>;
type CommitContext = Context<typeof staffContract.checkout.commit>;

/** Names the command in its purchase: whoever sends another command under this id, or reads the purchase, learns nothing of the sender. */
const commandName = (openid: string, commandId: string): string => hashOf(`${openid}~${commandId}`);

/**
 * A till's order number names its purchase, else the command does: either way the database itself refuses the second, as it refuses a
 * second purchase of one command, and the purchase is the command's record. Orders have a store and an underscore in their ids, commands neither.
 */
function purchaseIdOf(input: Pick<CommitInput, 'storeId' | 'orderNo'>, command: string): PurchaseId {
  return (input.orderNo === undefined ? `pu_${command}` : purchaseIdOfOrder(input.storeId, input.orderNo)) as PurchaseId;
}

/** What this command recorded under another order number, or without one: a command makes one purchase. */
const madeBy = async (command: string): Promise<PurchaseDocument | undefined> => (await store.purchases.find({ filter: { command }, limit: 1 }))[0];

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

/** Uses up the coupons of a sale, those that this visit holds among them. */
async function redeemAll(tx: Transaction, sale: NewPurchase, coupons: readonly Coupon[], checkoutId: string): Promise<void> {
  for (const { couponId } of sale.coupons) {
    const coupon = coupons.find((known) => known.id === couponId);
    const redeemed = coupon && redeemCoupon(coupon, { checkoutId, purchaseId: sale.id, at: sale.at });
    assert(redeemed?.ok, 'a coupon that counts in the quote can be redeemed');
    await tx.coupons.put(couponDocument(redeemed.value));
  }
}

/**
 * What the basket asks of the member beyond his account. The member's own document is read only where the answer needs it: for a birthday
 * month, or for one who spends without a scan. One who was scanned, or only earns, costs no request here.
 */
async function memberFacts({ input, caller, now }: CommitContext, policies: QuoteFacts['policies']) {
  const spendsUnscanned = input.scanId === undefined && (input.coupons === 'best' || input.coupons.length > 0 || input.pointsToSpend > 0);
  const byBirthday = policies.points.birthdayMonthMultiplier !== null;
  const member = spendsUnscanned || byBirthday ? await store.members.get(input.memberId) : undefined;
  if (member && (await isOwnMember(caller, member))) return refuse('OWN_CARD', {});
  const onlyEarns = input.scanId === undefined && (member === undefined || onlyEarnsUnscanned(member, input.storeId, now, policies));
  return accept({ inBirthdayMonth: member !== undefined && birthdayMonth(member, now), onlyEarns, policies, now });
}

/**
 * Records a purchase: coupons redeemed, points spent and earned, growth, tier, statistics, all in one transaction. Requests to the database
 * are few on purpose, a cashier is waiting: with listed coupons and a policy version nothing is read before the transaction, and the
 * purchase itself is the command's record.
 */
export const commit = definePreparedCommand(staffContract.checkout.commit, {
  prepareOnlyReads: true,

  async recorded({ input, caller, commandId, inputHash }) {
    const command = commandName(caller.openid, commandId);
    const purchase = (await store.purchases.get(purchaseIdOf(input, command))) ?? (await madeBy(command));
    if (!purchase) return undefined;
    if (purchase.receipt?.by === command) return { inputHash: purchase.receipt.inputHash, outcome: accept(await receiptView(purchase, purchase.receipt)) };
    return { inputHash, outcome: refuse('ORDER_ALREADY_RECORDED', { orderNo: purchase.orderNo ?? '', purchaseId: purchase._id }) };
  },

  async prepare(context) {
    const { input, caller, now } = context;
    if (!seesStore(caller, input.storeId)) return forbidden();
    const { rules, model } = await rulesOfVersion(input.policyVersion, now);
    const facts = await memberFacts(context, rules.policies);
    if (!facts.ok) return facts;
    const wanted = input.coupons === 'best' ? await bestCoupons(input, facts.value, now) : accept(input.coupons as readonly string[]);
    return wanted.ok ? accept({ facts: facts.value, model, retention: rules.retention, wanted: wanted.value }) : wanted;
  },

  async run({ input, caller, now, tx, commandId, inputHash, prepared }) {
    const { facts, wanted, model, retention } = prepared;
    const account = await tx.accounts.get(input.memberId);
    if (!account || hasLeft(account)) return notFound();
    if (isOwnAccount(caller, account)) return refuse('OWN_CARD', {});
    const command = commandName(caller.openid, commandId);
    const purchaseId = purchaseIdOf(input, command);
    if (input.scanId !== undefined) {
      const ticket = useTicket(account.code.scan, { scanId: input.scanId, staffId: caller.staffId, storeId: input.storeId }, now);
      if (!ticket.ok) return refuse(ticket.code, {});
    }
    const coupons = await walletNow(tx, input.memberId, wanted);
    const priced = priceBasket({ ...input, coupons: wanted as CouponId[] }, account, { ...facts, coupons });
    if (!priced.ok) return quoteRefusal(priced);
    const quoted = confirmed(priced.value, wanted, input.payableShown);
    if (!quoted.ok) return quoted;
    const purchase = purchaseOfQuote(quoted.value, { id: purchaseId, storeId: input.storeId, at: now });
    await redeemAll(tx, purchase, coupons, input.checkoutId ?? purchaseId);
    const recorded = await recordSale(tx, account, {
      purchase,
      origin: originOf(input, caller.staffId),
      asked: { by: command, inputHash },
      pointsSpendable: quoted.value.pointsMost.points,
      ...(input.scanId === undefined ? {} : { alsoChanges: { 'code.scan': removeField } }),
    }, { ...facts, model, retention });
    if (!recorded.ok) return refuse(recorded.code, recorded.details);
    assert(recorded.value.receipt, 'a recorded sale has its receipt');
    return accept(await receiptView(recorded.value, recorded.value.receipt, { coupons, policies: facts.policies }));
  },
});

function originOf(input: CommitInput, staffId: StaffId) {
  return { staffId, ...(input.orderNo === undefined ? {} : { orderNo: input.orderNo }), ...(input.scanId === undefined ? {} : { scanned: true as const }) };
}
