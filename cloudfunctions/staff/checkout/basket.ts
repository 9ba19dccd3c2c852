import { quote as priceOf, type CouponWhyNot, type Quote, type QuoteChoice, type QuoteRefusal } from '../../../shared/domain/checkout';
import { birthdaysAround, inBirthdayMonth } from '../../../shared/domain/birthday';
import type { Coupon } from '../../../shared/domain/coupon';
import { availableAt } from '../../../shared/domain/points';
import type { Policies } from '../../../shared/domain/policy';
import { effectiveTierId } from '../../../shared/domain/tier';
import { BugError } from '../../../shared/kernel/assert';
import type { CouponId, MemberId, StoreId } from '../../../shared/kernel/ids';
import { refuse } from '../../../shared/kernel/result';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import type { Fen, Points } from '../../../shared/kernel/units';
import { is } from '../../_store/collection';
import { couponOf } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import type { AccountDocument } from '../../_store/account-documents';
import type { MemberDocument } from '../../_store/member-documents';

/** Usable coupons a till looks at; a member with more uses those that end first. */
const mostCoupons = 50;

export interface Basket {
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly amount: Fen;
  readonly lines?: readonly { readonly category: string | null; readonly amount: Fen }[] | undefined;
  readonly coupons: 'best' | readonly CouponId[];
  readonly pointsToSpend: Points;
  readonly checkoutId?: string | undefined;
}

/** The coupons a quote must know: all usable ones, and those that were chosen, whatever became of them. */
export async function walletOf(memberId: MemberId, chosen: Basket['coupons'], now: Instant): Promise<Coupon[]> {
  const filter = { memberId, state: is.oneOf(['issued', 'reserved']), validUntilAt: is.above(now) };
  const [usable, wanted] = await Promise.all([
    store.coupons.find({ filter, order: [{ field: 'validUntilAt', direction: 'asc' }], limit: mostCoupons }),
    store.coupons.getMany(chosen === 'best' ? [] : chosen),
  ]);
  const others = [...wanted.values()].filter((coupon) => coupon.memberId === memberId && !usable.some((known) => known._id === coupon._id));
  return [...usable, ...others].map(couponOf);
}

/** Whether the month of the member's birthday multiplies his points today. */
export function birthdayMonth(member: Pick<MemberDocument, 'birthday'>, now: Instant): boolean {
  return member.birthday !== undefined && inBirthdayMonth(birthdaysAround(member.birthday.birthday, localDateOf(now)), localDateOf(now));
}

/** What a quote needs besides the basket, the account and the coupons. */
export interface QuoteFacts {
  readonly inBirthdayMonth: boolean;
  /** Nothing shows that the member is at the till. */
  readonly onlyEarns: boolean;
  readonly policies: Policies;
  readonly now: Instant;
}

/** The one arithmetic of the till: what the preview shows is what the commit charges. */
export function priceBasket(
  basket: Basket,
  account: AccountDocument,
  facts: QuoteFacts & { readonly coupons: readonly Coupon[] },
) {
  const chosen: QuoteChoice = { couponIds: basket.coupons, pointsToSpend: basket.pointsToSpend };
  return priceOf({
    amountFen: basket.amount,
    ...(basket.lines === undefined ? {} : { items: basket.lines.map(({ category, amount }) => ({ category, amountFen: amount })) }),
    storeId: basket.storeId,
    at: facts.now,
    tierId: effectiveTierId(account.tier, localDateOf(facts.now), facts.policies.tiers),
    availablePoints: availableAt(account.points, facts.now),
    inBirthdayMonth: facts.inBirthdayMonth,
    coupons: facts.coupons,
    chosen,
    ...(basket.checkoutId === undefined ? {} : { checkoutId: basket.checkoutId }),
    onlyEarns: facts.onlyEarns,
    policies: facts.policies,
  });
}

/** The rule's refusal in the contract's words. Amounts were checked at the door. */
export function quoteRefusal(refusal: QuoteRefusal) {
  switch (refusal.code) {
    case 'POINTS_INSUFFICIENT':
      return refuse(refusal.code, refusal.details);
    case 'POINTS_STEP_INVALID':
      return refuse(refusal.code, refusal.details);
    case 'POINTS_CAP_EXCEEDED':
      return refuse(refusal.code, refusal.details);
    case 'POINTS_NOT_MONEY':
      return refuse(refusal.code, {});
    case 'POINTS_SCAN_MISSING':
      return refuse(refusal.code, {});
    case 'COUPON_UNKNOWN':
      return refuse(refusal.code, { couponId: refusal.details.couponId as CouponId });
    case 'AMOUNT_INVALID':
    case 'AMOUNT_MISMATCH':
    case 'ITEMS_TOO_MANY':
      throw new BugError(`${refusal.code} passed the contract`);
  }
}

/** A quote as the cashier sees it, each coupon with its name and, where it does not count, why. */
export function quoteView(quoted: Quote, coupons: readonly Coupon[]) {
  const byId = new Map(coupons.map((coupon) => [coupon.id, coupon]));
  return {
    original: quoted.originalFen,
    tierDiscount: quoted.tierDiscountFen,
    coupons: quoted.coupons.map((coupon) => ({
      couponId: coupon.couponId as CouponId,
      name: byId.get(coupon.couponId)?.terms.name ?? { zh: '', en: '' },
      discount: coupon.applied ? coupon.discountFen : (0 as Fen),
      applied: coupon.applied,
      ...(coupon.applied ? {} : { whyNot: coupon.whyNot.code satisfies CouponWhyNot['code'] }),
    })),
    pointsSpent: quoted.pointsSpent,
    pointsDiscount: quoted.pointsDiscountFen,
    pointsSpendable: quoted.pointsMost.points,
    payable: quoted.payableFen,
    pointsEarned: quoted.pointsEarned,
    multiplier: { times: quoted.multiplier.multiplier, because: quoted.multiplier.because },
    growthEarned: quoted.growthEarned,
    policyVersion: quoted.policyVersion,
  };
}
