import { z } from 'zod';
import { action } from './action';
import { birthday } from './birthday';
import { complaintsArea } from './complaints';
import { consentArea } from './consent';
import { couponsArea } from './coupons';
import { articleId, journalArea } from './journal';
import { eventId, eventsArea } from './events';
import { interestsArea, mostTopicsOffered, newsId, topicOffered } from './interests';
import { messagesArea } from './messages';
import { pointsArea } from './points';
import { pointsShopArea } from './points-shop';
import { claimMonthGift, monthGift, nextStep } from './perks';
import { privacyArea } from './privacy';
import { birthdayGift, profileArea } from './profile';
import { purchasesArea } from './purchases';
import { ratingsArea } from './ratings';
import { referralArea } from './referral';
import { memberStoreView, storesArea } from './stores';
import { suggestionsArea } from './suggestions';
import { surveyId, surveysArea } from './surveys';
import { memberTiersArea } from './tiers';
import * as s from './schema';

const tierView = z.strictObject({
  tierId: s.tierId,
  name: s.localName,
  discount: s.basisPoints,
  pointsMultiplier: s.basisPoints,
  growthRequired: s.count,
});

const memberRetentionFree = z.strictObject({
  memberId: s.memberId,
  memberNumber: z.string(),
  nickname: z.string(),
  phoneMasked: z.string().optional(),
  joinedOn: s.localDate,
  tier: tierView,
  growth: s.count,
  nextTier: z.strictObject({ tier: tierView, growthMissing: s.count, spendMissing: s.fen }).optional(),
  points: s.points,
  pointsExpiring: z.strictObject({ points: s.points, expiresIn: s.localMonth }).optional(),
  couponCount: s.count,
});

/** Why a thing stands in 为你: something that ends soon, is new, or was answered. At most five, each with one verb. */
const forYou = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('coupon_ending'), couponId: s.couponId, name: s.localName, endsOn: s.localDate }),
  z.strictObject({ kind: z.literal('points_ending'), points: s.points, expiresIn: s.localMonth }),
  z.strictObject({ kind: z.literal('complaint_answered'), complaintId: s.complaintId, at: s.instant }),
  z.strictObject({ kind: z.literal('complaint_asks'), complaintId: s.complaintId, at: s.instant }),
  z.strictObject({ kind: z.literal('complaint_to_rate'), complaintId: s.complaintId, at: s.instant }),
  z.strictObject({ kind: z.literal('purchase_recorded'), purchaseId: s.purchaseId, paid: s.fen, pointsEarned: s.points, at: s.instant }),
  z.strictObject({ kind: z.literal('coupon_new'), couponId: s.couponId, name: s.localName, endsOn: s.localDate }),
  ...(['event_cancelled', 'event_moved_up', 'event_soon'] as const).map((kind) => z.strictObject({ kind: z.literal(kind), eventId, title: z.string(), startsAt: s.instant })),
  z.strictObject({ kind: z.literal('event_new'), eventId, title: z.string(), signUpUntilAt: s.instant }),
  z.strictObject({ kind: z.literal('topic_news'), newsId, title: z.string(), at: s.instant }),
  z.strictObject({ kind: z.literal('article_new'), articleId, title: z.string(), at: s.instant }),
  z.strictObject({ kind: z.literal('month_gift'), name: s.localName, untilOn: s.localDate }),
  z.strictObject({ kind: z.literal('survey_open'), surveyId, isPoll: z.boolean(), title: s.localName, closesOn: s.localDate }),
]);

const sceneParts = z.array(z.enum(['code', 'store', 'guide', 'till', 'referrer']));

/** What a shopper or a member may ask: the function `member`. */
export const memberContract = {
  membership: {
    /** What one sees before joining, and whether the caller is a member or staff already. */
    welcome: action({
      kind: 'query',
      auth: 'anyone',
      input: z.strictObject({ scene: z.string().max(64).optional() }),
      output: z.strictObject({
        brandName: s.localName,
        store: memberStoreView.optional(),
        /** The code is a friend's invitation; whose, and whether he is still a member, is said to nobody. */
        isInvited: z.boolean(),
        /** Parts of the scanned code that did not count, by name, so that the screen can say so. */
        sceneIgnored: sceneParts,
        tiers: z.array(tierView),
        welcomeCoupon: s.localName.optional(),
        privacyVersion: z.string(),
        isMember: z.boolean(),
        isStaff: z.boolean(),
      }),
      refusals: {},
    }),
    /** Becomes a member. Joining again answers the member there is: `welcomeBack` is then true and nothing is given twice. */
    join: action({
      kind: 'command',
      auth: 'anyone',
      input: z.strictObject({
        scene: z.string().max(64).optional(),
        privacyVersion: z.string().max(20),
        phoneCode: z.string().max(200).optional(),
        nickname: s.personName.optional(),
        birthday: birthday.optional(),
        marketingConsent: z.boolean(),
      }),
      /**
       * `notCounted`: parts of the scanned code that could not be used; he is a member all the same. `nameLeftOut`: so is one whose name WeChat's
       * content check calls risky; it is not kept. `topics`: interests he may pick now, or never.
       */
      output: z.strictObject({ memberId: s.memberId, welcomeBack: z.boolean(), couponIds: z.array(s.couponId), notCounted: sceneParts, nameLeftOut: z.boolean(), topics: z.array(topicOffered).max(mostTopicsOffered) }),
      refusals: {
        PRIVACY_OUTDATED: z.strictObject({ currentVersion: z.string() }),
        PHONE_CODE_REJECTED: z.strictObject({}),
        BIRTHDAY_IMPOSSIBLE: z.strictObject({}),
      },
    }),
    /** The first screen in one call: a member's card, or what somebody sees who looks around. */
    card: action({
      kind: 'query',
      auth: 'anyone',
      input: s.nothing,
      output: z.discriminatedUnion('kind', [z.strictObject({
        kind: z.literal('member'),
        brandName: s.localName,
        store: memberStoreView.optional(),
        member: memberRetentionFree,
        /** What one more visit changes about his tier. */
        nextStep,
        forYou: z.array(forYou).max(5),
        /** Messages of the last days that he has not opened; counted up to three. */
        unread: s.count,
        isStaff: z.boolean(),
      }), z.strictObject({ kind: z.literal('stranger'), brandName: s.localName, welcomeCoupon: s.localName.optional(), isStaff: z.boolean() })]),
      refusals: {},
    }),
    /** The secret of the rotating code; the phone makes codes from it without network until `goodUntil`. */
    memberCode: action({
      kind: 'query',
      auth: 'member',
      input: s.nothing,
      output: z.strictObject({ memberNumber: z.string(), secret: z.string(), stepMs: z.number(), goodUntil: s.instant }),
      refusals: {},
    }),
    /** Tiers side by side, with what one more visit changes; for whoever looks around the tiers alone. */
    perks: action({
      kind: 'query',
      auth: 'anyone',
      input: s.nothing,
      output: z.discriminatedUnion('kind', [z.strictObject({
        kind: z.literal('member'),
        tiers: z.array(tierView.extend({ perks: z.array(z.strictObject({ name: s.localName, detail: s.localName })), monthlyGift: s.localName.optional(), upgradeGift: s.localName.optional() })),
        currentTierId: s.tierId,
        growth: s.count,
        /** What one more visit changes about his tier. */
        nextStep,
        /** This month's gift of his tier. */
        monthGift,
        /** Where his birthday gift stands; it is claimed in his profile. */
        birthdayGift,
        /** So much paid is one growth, counted over so many months. */
        growthRule: z.strictObject({ per: s.fen, months: s.count }),
        /** When points are multiplied for everybody; they do not multiply each other, the highest counts. */
        pointsDays: z.array(z.strictObject({ weekday: s.count.optional(), dayOfMonth: s.count.optional(), times: s.basisPoints, stores: z.array(s.localName) })),
        birthdayMonthTimes: s.basisPoints.optional(),
        /** So many points for so much paid, until they expire. */
        earn: z.strictObject({ points: s.points, per: s.fen, expireAfterMonths: s.count, pendingDays: s.count }),
      }), z.strictObject({ kind: z.literal('stranger'), tiers: z.array(tierView) })]),
      refusals: {},
    }),
    claimMonthGift,
  },
  points: pointsArea,
  tiers: memberTiersArea,
  pointsShop: pointsShopArea,
  coupons: couponsArea,
  purchases: purchasesArea,
  stores: storesArea,
  ratings: ratingsArea,
  complaints: complaintsArea,
  profile: profileArea,
  privacy: privacyArea,
  referral: referralArea,
  surveys: surveysArea,
  suggestions: suggestionsArea,
  interests: interestsArea,
  events: eventsArea,
  journal: journalArea,
  consent: consentArea,
  messages: messagesArea,
} as const;
export type MemberContract = typeof memberContract;
