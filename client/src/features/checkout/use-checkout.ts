import { useEffect, useRef, useState } from 'react';
import { newId, type CouponId, type StoreId } from '../../../../shared/kernel/ids';
import { zeroPoints, type Fen } from '../../../../shared/kernel/units';
import { keep } from '../../platform/keep';
import { secretDice } from '../../platform/secret-dice';
import { staffApi, useCommand, useQuery, type Input, type Value } from '../../api';
import { sayProblem, sayRefusal, useText } from '../../text';
import { notice } from '../../ui/notice';
import { linesOf, withCategory, type GoodsSplit } from './goods-split';
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

const keptUnder = 'checkoutId';
/**
 * Names this phone as a till; kept, because a purchase that was sent without an answer and is rung up again must be the same command to
 * the last letter. One phone rings up one member at a time, so it needs no more than one name.
 */
function checkoutIdOfPhone(): string {
  const known = keep.read<string>(keptUnder);
  if (known !== undefined) return known;
  const made = `ck_${newId('command', secretDice())}`;
  keep.write(keptUnder, made);
  return made;
}

/**
 * Keeps the coupons of the price on the screen for this till, and lets go of them when the cashier goes back without a purchase. What cannot
 * be kept, because another till was faster, makes a new price. Nothing waits for it: the purchase itself checks again.
 */
function useHold(visit: { readonly checkoutId: string; readonly memberId: Input<'staff', 'checkout', 'hold'>['memberId']; readonly storeId: StoreId }, quote: Quote | undefined, ended: boolean, reload: () => Promise<void>) {
  const held = useRef<readonly CouponId[]>([]);
  const over = useRef(ended);
  over.current = ended;
  const holdOnly = async (couponIds: CouponId[]) => {
    if (couponIds.join() === held.current.join()) return;
    held.current = couponIds;
    const answer = await staffApi.command.checkout.hold({ ...visit, couponIds });
    if (answer.kind === 'refused') await reload();
  };
  useEffect(() => {
    if (quote && !over.current) void holdOnly(appliedIn(quote));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- one hold for each price; the visit never changes while its screen stands
  }, [quote]);
  useEffect(() => () => {
    if (!over.current) void holdOnly([]);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- on leaving only
  }, []);
}

/** One purchase: the quote for what is chosen, and the one command that records it. */
export function useCheckout(storeId: StoreId, { member, scanId }: AtTill, amount: Fen) {
  const text = useText();
  const [coupons, setCoupons] = useState<CouponsChosen>('best');
  const [spending, setSpending] = useState(zeroPoints);
  const [goods, setGoods] = useState<GoodsSplit>([]);
  const [receipt, setReceipt] = useState<Receipt>();
  /** Sent without an answer: until one comes only this very command is sent again, so that it cannot be recorded twice. */
  const [unsure, setUnsure] = useState<Input<'staff', 'checkout', 'commit'>>();
  const [checkoutId] = useState(checkoutIdOfPhone);
  const basket = { memberId: member.memberId, storeId, amount, ...linesOf(goods, amount), coupons, pointsToSpend: spending, checkoutId, ...(scanId === undefined ? {} : { scanId }) };
  const { shown, reload } = useQuery(() => staffApi.query.checkout.quote(basket), { about: `${amount}/${JSON.stringify([coupons, goods])}/${spending}` });
  const committing = useCommand((input: Input<'staff', 'checkout', 'commit'>) => staffApi.command.checkout.commit(input));
  const quote = shown.status === 'ready' ? shown.value : undefined;
  // Once sent, its coupons are the purchase's: without an answer they are kept until one comes.
  useHold({ checkoutId, memberId: member.memberId, storeId }, quote, receipt !== undefined || unsure !== undefined || committing.busy, reload);

  const commit = async () => {
    if (!quote) return;
    const input = unsure ?? { ...basket, coupons: appliedIn(quote), payableShown: quote.payable, policyVersion: quote.policyVersion };
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
    goods,
    nameGoods: (category: string, part: Fen) => !unsure && setGoods((before) => withCategory(before, amount, category, part)),
    commit: () => void commit(),
  };
}
