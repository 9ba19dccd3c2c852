import { birthdayGiftDue, birthdaysAround, nextBirthday, type BirthdayInput } from '../../../shared/domain/birthday';
import { maskPhone } from '../../../shared/domain/membership';
import type { BirthdayPolicy, Policies } from '../../../shared/domain/policy';
import { effectiveTierId } from '../../../shared/domain/tier';
import { assert } from '../../../shared/kernel/assert';
import type { MemberId } from '../../../shared/kernel/ids';
import { addDays, localDateOf, type Instant, type LocalDate } from '../../../shared/kernel/time';
import { birthdaySent } from '../../_member/birthday-view';
import type { BirthdayWishDocument } from '../../_store/privacy-documents';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import type { AccountDocument } from '../../_store/account-documents';
import type { CouponTemplateDocument } from '../../_store/coupon-documents';
import type { MemberDocument } from '../../_store/member-documents';

/** The next two days a birthday is kept on, with the windows of their gifts. */
export function birthdayDays(birthday: BirthdayInput, on: LocalDate, policy: BirthdayPolicy) {
  const first = nextBirthday(birthday, on);
  const second = nextBirthday(birthday, addDays(first.on, 1));
  return [first, second].map(({ on: day }) => ({ on: day, fromOn: addDays(day, -policy.daysBefore), untilOn: addDays(day, policy.daysAfter) }));
}

/** The template of the gift that a member's tier brings today. */
export function giftTemplateId(account: AccountDocument, on: LocalDate, policies: Policies): string | undefined {
  return policies.birthdays.giftTemplateByTier[effectiveTierId(account.tier, on, policies.tiers)];
}

/** Where the gift of a member's birthday stands. */
export function giftView(member: MemberDocument, account: AccountDocument, template: CouponTemplateDocument | undefined, on: LocalDate, policies: Policies) {
  const birthday = member.birthday?.birthday;
  if (!birthday) return { kind: 'no_birthday' as const };
  if (!template) return { kind: 'no_gift' as const };
  const { daysBefore, daysAfter } = policies.birthdays;
  const due = birthdayGiftDue(birthdaysAround(birthday, on), account.birthdayGiftOn ?? null, on, policies.birthdays);
  if (due.ok) return { kind: 'ready' as const, untilOn: addDays(due.value.on, daysAfter), birthdayOn: due.value.on, name: template.name };
  if (due.code === 'BIRTHDAY_GIFT_GIVEN') {
    const next = nextBirthday(birthday, addDays(due.details.givenOn, daysBefore + daysAfter + 1));
    return { kind: 'given' as const, givenOn: due.details.givenOn, nextOn: next.on };
  }
  const next = nextBirthday(birthday, on);
  return { kind: 'waiting' as const, fromOn: addDays(next.on, -daysBefore), birthdayOn: next.on };
}

export function profileView(of: {
  readonly member: MemberDocument;
  readonly account: AccountDocument;
  readonly wish: BirthdayWishDocument | undefined;
  readonly template: CouponTemplateDocument | undefined;
  readonly policies: Policies;
  readonly now: Instant;
}) {
  const { member, account, wish, policies, now } = of;
  const on = localDateOf(now);
  const { birthday } = member;
  return {
    memberNumber: member.number,
    nickname: member.nickname,
    ...(member.phone ? { phoneMasked: maskPhone(member.phone) } : {}),
    joinedOn: localDateOf(member.joinedAt),
    ...(birthday
      ? {
          birthday: {
            birthday: birthdaySent(birthday.birthday),
            days: birthdayDays(birthday.birthday, on, policies.birthdays),
            changeFromOn: addDays(birthday.setOn, policies.birthdays.changeLockDays),
            ...(wish ? { asked: { birthday: birthdaySent(wish.wanted), at: wish.askedAt } } : {}),
          },
        }
      : {}),
    gift: giftView(member, account, of.template, on, policies),
  };
}

/** Everything a profile needs, read outside a transaction. */
export async function profileFacts(memberId: MemberId, now: Instant) {
  const [member, account, wish, { policies }] = await Promise.all([
    store.members.get(memberId), store.accounts.get(memberId), store.birthdayWishes.get(memberId), currentPolicies(),
  ]);
  assert(member && account, 'an identity has its member and account');
  const templateId = giftTemplateId(account, localDateOf(now), policies);
  const template = templateId === undefined ? undefined : await store.couponTemplates.get(templateId);
  return { member, account, wish, policies, template: template?.active ? template : undefined, now };
}
