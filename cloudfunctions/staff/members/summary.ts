import { maskPhone } from '../../../shared/domain/membership';
import { availableAt } from '../../../shared/domain/points';
import type { Policies } from '../../../shared/domain/policy';
import { lastPurchaseOn, purchaseDaysOf } from '../../../shared/domain/retention';
import { effectiveTierId, growthInWindow, tierById } from '../../../shared/domain/tier';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import type { AccountDocument } from '../../_store/account-documents';
import type { MemberDocument } from '../../_store/member-documents';

/** A member as staff may see him. The phone is masked whatever the role; a member without a name goes by his number. */
export function memberSummary(member: MemberDocument, account: AccountDocument, policies: Policies, now: Instant) {
  const on = localDateOf(now);
  const lastOn = lastPurchaseOn(account.statistics);
  return {
    memberId: member._id,
    memberNumber: member.number,
    nickname: member.nickname,
    ...(member.phone ? { phoneMasked: maskPhone(member.phone) } : {}),
    tierName: tierById(effectiveTierId(account.tier, on, policies.tiers), policies.tiers).name,
    points: availableAt(account.points, now),
    growth: growthInWindow(account.tier, on, policies.tiers),
    joinedOn: localDateOf(member.joinedAt),
    ...(lastOn === null ? {} : { lastPurchaseOn: lastOn }),
    purchaseDays: purchaseDaysOf(account.statistics),
  };
}

/** What staff call a member: his name, else his number. */
export const memberName = (member: Pick<MemberDocument, 'nickname' | 'number'> | undefined): string =>
  member === undefined ? '' : member.nickname || member.number;
