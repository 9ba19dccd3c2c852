import type { OutputOf } from '../../../shared/contract/action';
import type { memberContract } from '../../../shared/contract/member';
import { couponIdOf } from '../../../shared/domain/coupon';
import type { Policies } from '../../../shared/domain/policy';
import { tierGiftDue } from '../../../shared/domain/tier';
import type { CouponId, CouponTemplateId } from '../../../shared/kernel/ids';
import { lastDayOf, localDateOf, monthOf, type Instant } from '../../../shared/kernel/time';
import { store } from '../../_store/store';
import type { AccountDocument } from '../../_store/account-documents';

type MonthGift = Extract<OutputOf<typeof memberContract.membership.perks>, { kind: 'member' }>['monthGift'];

/** Where this month's gift stands. One that was claimed stays claimed whatever becomes of its template. */
export async function monthGiftOf(account: AccountDocument, now: Instant, policies: Policies): Promise<MonthGift> {
  const on = localDateOf(now);
  const due = tierGiftDue(account._id, account.tier, on, policies.tiers);
  if (!due) return { kind: 'none' };
  const couponId = couponIdOf(due.templateId, due.causeId) as CouponId;
  const [template, coupon] = await Promise.all([store.couponTemplates.get(due.templateId as CouponTemplateId), store.coupons.get(couponId)]);
  if (coupon) return { kind: 'claimed', name: coupon.terms.name, couponId };
  if (!template?.active || account.tierGiftCause === due.causeId) return { kind: 'none' };
  return { kind: 'ready', name: template.name, untilOn: lastDayOf(monthOf(on)) };
}
