import { useState } from 'react';
import type { CouponId, StoreId } from '../../../../shared/kernel/ids';
import { zeroPoints, type Fen } from '../../../../shared/kernel/units';
import { staffApi, useCommand, useQuery, type Input, type Value } from '../../api';
import { sayProblem, sayRefusal, useText } from '../../text';
import { notice } from '../../ui/notice';
import type { AtTill } from './use-find';

export type Quote = Value<'staff', 'checkout', 'quote'>;
export type Receipt = Value<'staff', 'checkout', 'commit'>;
type CouponsChosen = Input<'staff', 'checkout', 'quote'>['coupons'];

/** The coupons that make the price on the screen: these are sent, so that the price is made of nothing else. */
const appliedIn = (quote: Quote): CouponId[] => quote.coupons.filter((coupon) => coupon.applied).map((coupon) => coupon.couponId);

/** The choice with one coupon more or less, from what the rule had applied. */
function toggled(quote: Quote, couponId: CouponId): CouponId[] {
  const applied = appliedIn(quote);
  return applied.includes(couponId) ? applied.filter((one) => one !== couponId) : [...applied, couponId];
}

/** One purchase: the quote for what is chosen, and the one command that records it. */
export function useCheckout(storeId: StoreId, { member, scanId }: AtTill, amount: Fen) {
  const text = useText();
  const [coupons, setCoupons] = useState<CouponsChosen>('best');
  const [spending, setSpending] = useState(zeroPoints);
  const [receipt, setReceipt] = useState<Receipt>();
  /** Sent without an answer: until one comes only this very command is sent again, so that it cannot be recorded twice. */
  const [unsure, setUnsure] = useState<Input<'staff', 'checkout', 'commit'>>();
  const basket = { memberId: member.memberId, storeId, amount, coupons, pointsToSpend: spending };
  const { shown, reload } = useQuery(() => staffApi.query.checkout.quote(basket), { about: `${amount}/${JSON.stringify(coupons)}/${spending}` });
  const committing = useCommand((input: Input<'staff', 'checkout', 'commit'>) => staffApi.command.checkout.commit(input));
  const quote = shown.status === 'ready' ? shown.value : undefined;

  const commit = async () => {
    if (!quote) return;
    const input = unsure ?? { ...basket, coupons: appliedIn(quote), payableShown: quote.payable, policyVersion: quote.policyVersion, ...(scanId === undefined ? {} : { scanId }) };
    const answer = await committing.run(input);
    if (!answer) return;
    setUnsure(answer.kind === 'offline' ? input : undefined);
    if (answer.kind === 'done') return setReceipt(answer.value);
    if (answer.kind !== 'refused') return notice(answer.kind === 'offline' ? text.checkout.unsure : sayProblem(text, answer));
    notice(sayRefusal(text, answer.refusal));
    if (answer.refusal.code === 'COUPON_UNUSABLE') return setCoupons('best');
    if (answer.refusal.code === 'POINTS_INSUFFICIENT' || answer.refusal.code === 'POINTS_CAP_EXCEEDED') return setSpending(zeroPoints);
    await reload();
  };
  return {
    shown,
    reload,
    quote,
    spending,
    receipt,
    unsure: unsure !== undefined,
    busy: committing.busy,
    toggleCoupon: (couponId: CouponId) => quote && !unsure && setCoupons(toggled(quote, couponId)),
    spendPoints: (on: boolean) => quote && !unsure && setSpending(on ? quote.pointsSpendable : zeroPoints),
    commit: () => void commit(),
  };
}
