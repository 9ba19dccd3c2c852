import { memberContract } from '../../../shared/contract/member';
import { couponIdOf } from '../../../shared/domain/coupon';
import { tierGiftDue } from '../../../shared/domain/tier';
import { assert } from '../../../shared/kernel/assert';
import type { CouponId, CouponTemplateId } from '../../../shared/kernel/ids';
import { accept, refuse } from '../../../shared/kernel/result';
import { addMonths, firstDayOf, localDateOf, monthOf } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { increase } from '../../_store/collection';
import { countIssued, issueWithinLimits } from '../../_coupon/coupon-issues';
import { couponDocument, currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';

/**
 * Issues this month's gift of the member's tier by the cause that the books' night uses on the last day of the month, so that the two of
 * them, two phones and two taps make one coupon. The tier is the one that his account has in the transaction.
 */
export const claimMonthGift = definePreparedCommand(memberContract.membership.claimMonthGift, {
  prepareOnlyReads: true,
  async prepare({ caller, now }) {
    const [account, { policies }] = await Promise.all([store.accounts.get(caller.memberId), currentPolicies()]);
    assert(account, 'an identity has its account');
    const due = tierGiftDue(caller.memberId, account.tier, localDateOf(now), policies.tiers);
    const template = due && (await store.couponTemplates.get(due.templateId as CouponTemplateId));
    if (!template) return refuse('MONTH_GIFT_NONE', {});
    return accept({ template, tiers: policies.tiers, counted: await countIssued(template, [caller.memberId]) });
  },
  async run({ caller, tx, now, prepared: { template, tiers, counted } }) {
    const { memberId } = caller;
    const on = localDateOf(now);
    const account = await tx.accounts.get(memberId);
    assert(account, 'an identity has its account');
    const due = tierGiftDue(memberId, account.tier, on, tiers);
    // A sale has moved him to another tier this very moment: he asks again.
    if (!due || due.templateId !== template._id) return refuse('MONTH_GIFT_NONE', {});
    if (await tx.coupons.get(couponIdOf(due.templateId, due.causeId) as CouponId)) return refuse('MONTH_GIFT_CLAIMED', { nextOn: firstDayOf(addMonths(monthOf(on), 1)) });
    const issued = await issueWithinLimits(tx, template, counted, { memberId, causeId: due.causeId, at: now });
    if (!issued.ok) return refuse('MONTH_GIFT_NONE', {});
    await tx.coupons.add(couponDocument(issued.value));
    await tx.accounts.update(memberId, { tierGiftCause: due.causeId, revision: increase(1) });
    return accept({ couponId: issued.value.id as CouponId, name: issued.value.terms.name, endsAt: issued.value.validUntilAt });
  },
});
