import { mostTopicsOffered } from '../../../shared/contract/interests';
import { memberContract } from '../../../shared/contract/member';
import { setBirthday } from '../../../shared/domain/birthday';
import { issueCoupon } from '../../../shared/domain/coupon';
import { topicLimits } from '../../../shared/domain/interest';
import { consentAtJoin, drawMemberNumber, joiningGives, parseJoinScene } from '../../../shared/domain/membership';
import type { Policies } from '../../../shared/domain/policy';
import { firstLookOn, isReferral, type ReferralPerson } from '../../../shared/domain/referral';
import { assert } from '../../../shared/kernel/assert';
import { newId, type CouponId, type MemberId, type StaffId, type StoreId } from '../../../shared/kernel/ids';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { codeSecretBytes, newSecret } from '../../_runtime/dice';
import { identityId } from '../../_runtime/identity';
import { birthdayInput } from '../../_member/birthday-view';
import { countIssued, grantIssues, type CountedIssues } from '../../_coupon/coupon-issues';
import { newAccount } from '../../_member/new-account';
import type { ReferralDocument } from '../../_store/referral-documents';
import { couponDocument, couponTemplateOf, currentPolicies } from '../../_store/rules-documents';
import { store, type Transaction } from '../../_store/store';
import { phoneFields, phoneOf } from '../phone-number';
import { isRisky } from '../text-check';
import { ignoredParts, type ScenePart } from './scene';
import type { CouponDocument, CouponTemplateDocument } from '../../_store/coupon-documents';
import type { MemberDocument } from '../../_store/member-documents';
import type { StoreDocument } from '../../_store/store-documents';

/** What was scanned, as far as it is there: the store (else the brand's first), the guide, who recommended us, and what does not count. */
interface Scanned {
  readonly joinedStore: StoreDocument;
  readonly guideId: StaffId | undefined;
  readonly referrer: (ReferralPerson & { readonly memberId: MemberId }) | undefined;
  readonly notCounted: ScenePart[];
}

async function scannedIn(text: string | undefined, withReferral: boolean): Promise<Scanned> {
  const scene = parseJoinScene(text ?? '');
  const [found, guide, referrer] = await Promise.all([
    scene.storeId === null ? undefined : store.stores.get(scene.storeId as StoreId),
    scene.guideId === null ? undefined : store.staff.get(scene.guideId as StaffId),
    scene.referrerNumber === null ? undefined : referrerOf(scene.referrerNumber),
  ]);
  const joinedStore = found ?? (await store.stores.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: 1 }))[0];
  assert(joinedStore, 'this environment has no store; run its setup first');
  return {
    joinedStore,
    guideId: guide?._id,
    referrer: withReferral ? referrer : undefined,
    notCounted: ignoredParts(scene, { store: found !== undefined, guide: guide !== undefined, referrer: referrer !== undefined }),
  };
}

/** Whose card was scanned; a number that nobody has, or nobody has any more, brought nobody. */
async function referrerOf(number: string): Promise<Scanned['referrer']> {
  const [found] = await store.members.find({ filter: { number }, limit: 1 });
  return found && found.leftAt === undefined ? { memberId: found._id, unionid: found.unionid ?? null, phone: found.phone ?? null } : undefined;
}

function newReferral(friendId: MemberId, referrerId: MemberId, at: Instant, refundDays: number): ReferralDocument {
  const joinedOn = localDateOf(at);
  return { _id: friendId, referrerId, joinedOn, joinedAt: at, state: 'joined', dueOn: firstLookOn(joinedOn, refundDays) };
}

interface WelcomeGift {
  readonly template: CouponTemplateDocument;
  readonly counted: CountedIssues;
}

/** What joining gives, within the total limits of the templates; a member of this moment has none of them yet. */
async function welcomeCoupons(tx: Transaction, of: { readonly memberId: MemberId; readonly policies: Policies; readonly gifts: readonly WelcomeGift[]; readonly now: Instant }): Promise<CouponDocument[]> {
  const { memberId, policies, gifts, now } = of;
  const coupons: CouponDocument[] = [];
  for (const { templateId, causeId } of joiningGives(memberId, policies.membership)) {
    const gift = gifts.find(({ template }) => template._id === templateId);
    const issued = gift && issueCoupon(couponTemplateOf(gift.template), { memberId, causeId, at: now, issuedTotal: 0, issuedToMember: coupons.filter((coupon) => coupon.templateId === templateId).length });
    if (gift && issued?.ok && (await grantIssues(tx, gift.template, gift.counted.total, 1)) === 1) coupons.push(couponDocument(issued.value));
  }
  return coupons;
}

/** Interests a new member may tap, or leave: the first of those that are kept. */
async function topicsToOffer() {
  const topics = await store.topics.find({ filter: {}, limit: topicLimits.topics });
  return topics.filter(({ isActive }) => isActive).slice(0, mostTopicsOffered).map(({ _id, name }) => ({ topicId: _id, name }));
}

/** Becomes a member: identity, profile, account, consent and the welcome coupon in one transaction, or none of them. */
export const join = definePreparedCommand(memberContract.membership.join, {
  async prepare({ input, caller, now }) {
    const [rules, known] = await Promise.all([currentPolicies(), store.identities.get(identityId(caller.openid))]);
    const { policies } = rules;
    const consent = consentAtJoin({ privacyVersion: input.privacyVersion, marketing: input.marketingConsent, at: now }, policies.membership.privacyVersion);
    if (!consent.ok) return refuse('PRIVACY_OUTDATED', { currentVersion: consent.details.currentVersion });
    const wished = input.birthday && birthdayInput(input.birthday);
    const birthday = wished ? setBirthday(null, wished, localDateOf(now), policies.birthdays) : undefined;
    if (birthday && !birthday.ok) return refuse('BIRTHDAY_IMPOSSIBLE', {});
    // A member who scans again is not asked for his phone a second time: the code costs the store money.
    // A name that may not be shown costs nobody his membership: he joins without it, and is told.
    const [phone, nameLeftOut] = await Promise.all([
      input.phoneCode !== undefined && !known ? phoneOf(input.phoneCode, { openid: caller.openid, now }) : undefined,
      input.nickname !== undefined && !known && isRisky(input.nickname, caller.openid),
    ]);
    if (input.phoneCode !== undefined && !known && phone === undefined) return refuse('PHONE_CODE_REJECTED', {});
    const templateIds = joiningGives('', policies.membership).map((gift) => gift.templateId);
    const [templates, scanned, topics] = await Promise.all([store.couponTemplates.getMany(templateIds), scannedIn(input.scene, Boolean(policies.membership.referral)), topicsToOffer()]);
    const gifts = await Promise.all([...templates.values()].map(async (template) => ({ template, counted: await countIssued({ ...template, perMemberLimit: null }, []) })));
    return accept({ policies, scanned, phone, nameLeftOut, consent: consent.value, birthday: birthday?.value, gifts, topics });
  },

  async run({ input, caller, now, dice, tx, prepared }) {
    const identity = await tx.identities.get(identityId(caller.openid));
    if (identity) return accept({ memberId: identity.memberId, welcomeBack: true, couponIds: [], notCounted: [], nameLeftOut: false, topics: [] });
    const { policies, phone, nameLeftOut, consent, birthday, scanned: { joinedStore, guideId, referrer, notCounted } } = prepared;
    const memberId = newId('member', dice) as MemberId;
    const scene = parseJoinScene(input.scene ?? '');
    const member: MemberDocument = {
      _id: memberId,
      openid: caller.openid,
      ...(caller.unionid ? { unionid: caller.unionid } : {}),
      number: drawMemberNumber(dice),
      nickname: nameLeftOut ? '' : (input.nickname?.trim() ?? ''),
      ...(phone === undefined ? {} : phoneFields(phone)),
      ...(birthday ? { birthday } : {}),
      joinedAt: now,
      joinedStoreId: joinedStore._id,
      ...(guideId === undefined ? {} : { guideId }),
      ...(scene.referrerNumber ? { referrerNumber: scene.referrerNumber } : {}),
      consent: consent.consent,
      consentChanges: consent.changes,
    };
    const account = newAccount({
      memberId, storeId: joinedStore._id, openid: caller.openid, joinedOn: localDateOf(now), codeSecret: newSecret(codeSecretBytes), tiers: policies.tiers,
    });
    const coupons = await welcomeCoupons(tx, { memberId, policies, gifts: prepared.gifts, now });
    await tx.identities.add({ _id: identityId(caller.openid), memberId, createdAt: now });
    await tx.members.add(member);
    await tx.accounts.add(account);
    await tx.coupons.add(...coupons);
    if (referrer && isReferral({ referrer, friend: { memberId, unionid: caller.unionid ?? null, phone: phone ?? null } })) await tx.referrals.add(newReferral(memberId, referrer.memberId, now, policies.checkout.refundDays));
    return accept({ memberId, welcomeBack: false, couponIds: coupons.map((coupon) => coupon._id as CouponId), notCounted, nameLeftOut, topics: prepared.topics });
  },
});
