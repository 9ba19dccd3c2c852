import { memberContract } from '../../../shared/contract/member';
import type { OutputOf } from '../../../shared/contract/action';
import { stageOf } from '../../../shared/domain/complaint';
import { maskPhone } from '../../../shared/domain/membership';
import { availableAt, nextExpiry } from '../../../shared/domain/points';
import { effectiveTierId, growthInWindow, nextTier, tierById } from '../../../shared/domain/tier';
import { assert } from '../../../shared/kernel/assert';
import { accept } from '../../../shared/kernel/result';
import { addDays, localDateOf, monthOf, type Instant } from '../../../shared/kernel/time';
import type { MemberId, OpenId } from '../../../shared/kernel/ids';
import { defineQuery } from '../../_runtime/define';
import { memberIdOf } from '../../_runtime/identity';
import { is } from '../../_store/collection';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';
import { monthGiftOf } from './month-gift';
import { nextStepOf } from './next-step';
import { openSurveyNews } from './open-surveys';
import { readBoard } from '../../_store/board';
import { boardNews, gatherNews, guestNews } from './board-news';
import { storeView, tierView } from './view';
import { welcomeCouponOf } from './welcome';
import type { AccountDocument } from '../../_store/account-documents';
import type { ComplaintDocument } from '../../_store/complaint-documents';
import type { CouponDocument } from '../../_store/coupon-documents';
import type { MemberDocument } from '../../_store/member-documents';
import type { OutboxDocument } from '../../_store/outbox-documents';
import type { PolicyDocument } from '../../_store/policies-documents';
import type { PurchaseDocument } from '../../_store/purchase-documents';

type Card = Extract<OutputOf<typeof memberContract.membership.card>, { kind: 'member' }>;

/** Things older than this are news no more; coupons and points that end within it are worth a word. */
const newsDays = 14;
const endingDays = 30;
const mostNews = 5;
/** More is not worth counting beside a bell. */
const mostUnread = 3;

function memberView(member: MemberDocument, account: AccountDocument, rules: PolicyDocument, couponCount: number, now: Instant): Card['member'] {
  const { tiers } = rules.policies;
  const on = localDateOf(now);
  const next = nextTier(account.tier, now, tiers);
  const expiring = nextExpiry(account.points, on);
  return {
    memberId: member._id,
    memberNumber: member.number,
    nickname: member.nickname,
    ...(member.phone ? { phoneMasked: maskPhone(member.phone) } : {}),
    joinedOn: localDateOf(member.joinedAt),
    tier: tierView(tierById(effectiveTierId(account.tier, on, tiers), tiers)),
    growth: growthInWindow(account.tier, on, tiers),
    ...(next ? { nextTier: { tier: tierView(next.tier), growthMissing: next.gapGrowth, spendMissing: next.gapFen } } : {}),
    points: availableAt(account.points, now),
    ...(expiring ? { pointsExpiring: { points: expiring.points, expiresIn: monthOf(expiring.expiresOn) } } : {}),
    couponCount,
  };
}

function couponNews(coupon: CouponDocument, now: Instant): Card['forYou'] {
  const endsOn = localDateOf((coupon.validUntilAt - 1) as Instant);
  const about = { couponId: coupon._id, name: coupon.terms.name, endsOn };
  if (localDateOf(coupon.issuedAt) >= addDays(localDateOf(now), -1)) return [{ kind: 'coupon_new', ...about }];
  return endsOn <= addDays(localDateOf(now), newsDays) ? [{ kind: 'coupon_ending', ...about }] : [];
}

function complaintNews(complaint: ComplaintDocument, now: Instant): Card['forYou'] {
  const at = complaint.events.at(-1)?.at ?? complaint.openedAt;
  const stage = stageOf(complaint.state, complaint.firstAnsweredAt !== null);
  if (stage === 'to_rate') return [{ kind: 'complaint_to_rate', complaintId: complaint._id, at }];
  if (stage === 'your_turn') return [{ kind: 'complaint_asks', complaintId: complaint._id, at }];
  return stage === 'in_hand' && localDateOf(at) >= addDays(localDateOf(now), -newsDays) ? [{ kind: 'complaint_answered', complaintId: complaint._id, at }] : [];
}

function purchaseNews(purchase: PurchaseDocument, now: Instant): Card['forYou'] {
  if (localDateOf(purchase.at) < addDays(localDateOf(now), -newsDays)) return [];
  return [{ kind: 'purchase_recorded', purchaseId: purchase._id, paid: purchase.paidFen, pointsEarned: purchase.pointsEarned, at: purchase.at }];
}

/** Whether a message reached him lately and was not opened. */
function isUnread(message: OutboxDocument, now: Instant): boolean {
  return message.state === 'sent' && message.openedAt === undefined && localDateOf(message.sentAt ?? message.decidedAt) >= addDays(localDateOf(now), -newsDays);
}

/** What somebody sees who looks around: what he would get. */
async function strangerCard(openid: OpenId) {
  const [rules, staff] = await Promise.all([currentPolicies(), store.staff.find({ filter: { openid }, limit: 1 })]);
  return { kind: 'stranger' as const, brandName: rules.brandName, ...(await welcomeCouponOf(rules)), isStaff: staff.length > 0 };
}

/** Everything the first screen shows, in one call. What waits for an answer comes first, then what ends, then what is new. */
async function memberCard(memberId: MemberId, openid: OpenId, now: Instant): Promise<Card> {
  const usable = { memberId, state: 'issued', validUntilAt: is.above(now) };
  const [member, account, rules, staff, coupons, couponCount, complaints, purchases, messages, gathered] = await Promise.all([
    store.members.get(memberId),
    store.accounts.get(memberId),
    currentPolicies(),
    store.staff.find({ filter: { openid }, limit: 1 }),
    store.coupons.find({ filter: usable, order: [{ field: 'validUntilAt', direction: 'asc' }], limit: mostNews }),
    store.coupons.count(usable),
    store.complaints.find({ filter: { memberId }, order: [{ field: 'openedAt', direction: 'desc' }], limit: 3 }),
    store.purchases.find({ filter: { memberId }, order: [{ field: 'at', direction: 'desc' }], limit: 1 }),
    store.outbox.find({ filter: { memberId }, order: [{ field: 'decidedAt', direction: 'desc' }], limit: mostUnread }),
    gatherNews(memberId, readBoard()),
  ]);
  assert(member && account, 'an identity has its member and account');
  const on = localDateOf(now);
  const [ofEvents, home, monthGift, surveys] = await Promise.all([guestNews(gathered, now), store.stores.get(account.storeId), monthGiftOf(account, now, rules.policies), openSurveyNews(memberId, on)]);
  const view = memberView(member, account, rules, couponCount, now);
  const pointsNews: Card['forYou'] =
    view.pointsExpiring && view.pointsExpiring.expiresIn <= monthOf(addDays(localDateOf(now), endingDays)) ? [{ kind: 'points_ending', ...view.pointsExpiring }] : [];
  return {
    kind: 'member',
    brandName: rules.brandName,
    ...(home ? { store: storeView(home) } : {}),
    member: view,
    nextStep: nextStepOf(account, now, rules.policies.tiers),
    forYou: [
      ...complaints.flatMap((complaint) => complaintNews(complaint, now)),
      ...(monthGift.kind === 'ready' ? [{ kind: 'month_gift' as const, name: monthGift.name, untilOn: monthGift.untilOn }] : []),
      ...ofEvents,
      ...pointsNews,
      ...surveys,
      ...purchases.flatMap((purchase) => purchaseNews(purchase, now)),
      ...boardNews(gathered, account, rules.policies.tiers, now),
      ...coupons.flatMap((coupon) => couponNews(coupon, now)),
    ].slice(0, mostNews),
    unread: messages.filter((message) => isUnread(message, now)).length,
    isStaff: staff.length > 0,
  };
}

/** The first screen: a member's card, or what it would be for whoever looks around. */
export const card = defineQuery(memberContract.membership.card, async ({ caller, now }) => {
  const memberId = await memberIdOf(caller);
  return accept(memberId === undefined ? await strangerCard(caller.openid) : await memberCard(memberId, caller.openid, now));
});
