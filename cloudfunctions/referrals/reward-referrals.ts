import { isRefunded } from '../../shared/domain/checkout';
import { isReferral, judgeReferral, referralCause, type ReferralPerson, type ReferralPolicy } from '../../shared/domain/referral';
import type { MemberId } from '../../shared/kernel/ids';
import { localDateOf, type LocalDate } from '../../shared/kernel/time';
import type { Tick } from '../_runtime/job';
import { increase, is } from '../_store/collection';
import { countIssued, issueWithinLimits } from '../_coupon/coupon-issues';
import type { MemberDocument } from '../_store/member-documents';
import type { ReferralDocument } from '../_store/referral-documents';
import { couponDocument, currentPolicies } from '../_store/rules-documents';
import { store, transact, type Transaction } from '../_store/store';
import type { CouponTemplateDocument } from '../_store/coupon-documents';

const perQuestion = 100;
const oneTimeMs = 2_000;
/** A friend's first purchases; whoever gave ten back whole has not begun to buy. */
const purchasesLookedAt = 10;

/** The day of the earliest purchase of which something is left. */
async function keptPurchaseOn(friendId: MemberId): Promise<LocalDate | null> {
  const purchases = await store.purchases.find({ filter: { memberId: friendId }, order: [{ field: 'at', direction: 'asc' }, { field: '_id', direction: 'asc' }], limit: purchasesLookedAt });
  const kept = purchases.find((purchase) => !isRefunded(purchase));
  return kept ? localDateOf(kept.at) : null;
}

const personOf = ({ _id, unionid, phone }: MemberDocument): ReferralPerson => ({ memberId: _id, unionid: unionid ?? null, phone: phone ?? null });

/** Whether two members still stand there, and not one person twice: his phone number may have come after he joined. */
function areTwo(referrer: MemberDocument | undefined, friend: MemberDocument | undefined): boolean {
  if (!referrer || !friend || referrer.leftAt !== undefined || friend.leftAt !== undefined) return false;
  return isReferral({ referrer: personOf(referrer), friend: personOf(friend) });
}

async function isGone({ _id, referrerId }: ReferralDocument): Promise<boolean> {
  const members = await store.members.getMany([_id, referrerId]);
  return !areTwo(members.get(referrerId), members.get(_id));
}

interface Side {
  readonly memberId: MemberId;
  readonly template: CouponTemplateDocument;
  readonly causeId: string;
  readonly counted: Awaited<ReturnType<typeof countIssued>>;
}

/** The coupons a referral brings; a template that is gone or out of use brings none. */
async function sidesOf({ _id: friendId, referrerId }: ReferralDocument, policy: ReferralPolicy): Promise<Side[]> {
  const wanted = [
    { memberId: referrerId, templateId: policy.referrerTemplateId, side: 'referrer' as const },
    { memberId: friendId, templateId: policy.friendTemplateId, side: 'friend' as const },
  ];
  const sides: Side[] = [];
  for (const { memberId, templateId, side } of wanted) {
    const template = templateId === null ? undefined : await store.couponTemplates.get(templateId);
    if (template?.active) sides.push({ memberId, template, causeId: referralCause(friendId, side), counted: await countIssued(template, [memberId]) });
  }
  return sides;
}

async function give(tx: Transaction, { memberId, template, causeId, counted }: Side, tick: Tick): Promise<void> {
  const issued = await issueWithinLimits(tx, template, counted, { memberId, causeId, at: tick.now });
  if (issued.ok) await tx.coupons.add(couponDocument(issued.value));
}

/** Both coupons, the end of the referral and one friend more in the count of who brought him, in one transaction: whoever comes second finds it ended. */
async function reward(referral: ReferralDocument, policy: ReferralPolicy, tick: Tick): Promise<boolean> {
  const sides = await sidesOf(referral, policy);
  return transact(async (tx) => {
    const fresh = await tx.referrals.get(referral._id);
    if (fresh?.state !== 'joined') return false;
    // Who leaves in this moment is given nothing that his sweep no longer finds: the next tick ends it.
    if (!areTwo(await tx.members.get(referral.referrerId), await tx.members.get(referral._id))) return false;
    for (const side of sides) await give(tx, side, tick);
    await tx.referrals.update(referral._id, { state: 'rewarded', endedAt: tick.now });
    await tx.accounts.update(referral.referrerId, { friendsBrought: increase(1), revision: increase(1) });
    return true;
  }, tick.dice);
}

/** Decides every referral whose day has come, the oldest first; what is left when time is up the next tick does. */
export async function rewardReferrals(tick: Tick): Promise<{ readonly rewarded: number; readonly ended: number; readonly waiting: number }> {
  const { policies } = await currentPolicies();
  const policy = policies.membership.referral;
  const counts = { rewarded: 0, ended: 0, waiting: 0 };
  if (!policy) return counts;
  const { businessDay } = tick;
  while (tick.timeLeftMs() > oneTimeMs) {
    const due = await store.referrals.find({
      filter: { state: 'joined', dueOn: is.atMost(businessDay) }, order: [{ field: 'dueOn', direction: 'asc' }, { field: '_id', direction: 'asc' }], limit: perQuestion,
    });
    for (const referral of due) {
      if (tick.timeLeftMs() < oneTimeMs) return counts;
      const friend = { keptPurchaseOn: await keptPurchaseOn(referral._id), gone: await isGone(referral) };
      const verdict = judgeReferral(referral, friend, businessDay, { refundDays: policies.checkout.refundDays, endsAfterDays: policy.endsAfterDays });
      if (verdict.kind === 'reward') counts.rewarded += (await reward(referral, policy, tick)) ? 1 : 0;
      else if (verdict.kind === 'end') counts.ended += await store.referrals.updateWhere({ _id: referral._id, state: 'joined' }, { state: 'ended', endedAt: tick.now });
      else counts.waiting += await store.referrals.updateWhere({ _id: referral._id, state: 'joined' }, { dueOn: verdict.dueOn, ...(verdict.boughtOn === null ? {} : { boughtOn: verdict.boughtOn }) });
    }
    if (due.length < perQuestion) break;
  }
  return counts;
}
