import { memberContract } from '../../../shared/contract/member';
import { birthdayGiftCause, birthdayGiftDue, birthdaysAround } from '../../../shared/domain/birthday';
import { assert } from '../../../shared/kernel/assert';
import type { CouponId } from '../../../shared/kernel/ids';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { increase } from '../../_store/collection';
import { countIssued, issueWithinLimits } from '../../_coupon/coupon-issues';
import { couponDocument } from '../../_store/rules-documents';
import { profileFacts } from './view';

/** Issues the birthday coupon of the member's tier, once a birthday: its id comes from the year, and the account keeps the day. */
export const claimGift = definePreparedCommand(memberContract.profile.claimGift, {
  prepareOnlyReads: true,
  async prepare({ caller, now }) {
    const { member, template } = await profileFacts(caller.memberId, now);
    if (!member.birthday) return refuse('BIRTHDAY_UNKNOWN', {});
    if (!template) return refuse('BIRTHDAY_WITHOUT_GIFT', {});
    return accept({ template, counted: await countIssued(template, [caller.memberId]) });
  },
  async run({ caller, tx, now, prepared: { template, counted } }) {
    const [member, account, rules] = await Promise.all([tx.members.get(caller.memberId), tx.accounts.get(caller.memberId), tx.policies.get('current')]);
    assert(member && account && rules, 'an identity has its member, its account and rules');
    if (!member.birthday) return refuse('BIRTHDAY_UNKNOWN', {});
    const on = localDateOf(now);
    const due = birthdayGiftDue(birthdaysAround(member.birthday.birthday, on), account.birthdayGiftOn ?? null, on, rules.policies.birthdays);
    if (!due.ok) return due;
    const memberId = caller.memberId;
    const issued = await issueWithinLimits(tx, template, counted, { memberId, causeId: birthdayGiftCause(memberId, due.value.year), at: now });
    if (!issued.ok) return refuse('BIRTHDAY_WITHOUT_GIFT', {});
    await tx.coupons.add(couponDocument(issued.value));
    await tx.accounts.update(memberId, { birthdayGiftOn: on, revision: increase(1) });
    return accept({ couponId: issued.value.id as CouponId, name: issued.value.terms.name, endsAt: issued.value.validUntilAt });
  },
});
