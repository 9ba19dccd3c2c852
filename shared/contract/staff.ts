import { z } from 'zod';
import { staffRoles } from '../kernel/staff-role';
import { action } from './action';
import { staffSuggestionsArea } from './suggestions';
import { staffSurveysArea } from './surveys';
import { birthdayWishesArea } from './birthday-wishes';
import { booksArea } from './books';
import { campaignsArea } from './campaigns';
import { careNotesArea } from './care-notes';
import { checkoutArea } from './checkout';
import { complaintDeskArea } from './complaint-desk';
import { complaintPatternsArea } from './complaint-patterns';
import { contactCardsArea } from './contact-cards';
import { deskNoticesArea } from './desk-notices';
import { couponTemplatesArea } from './coupon-templates';
import { staffEventsArea } from './events';
import { followUpsArea } from './follow-ups';
import { staffInterestsArea } from './interests';
import { staffJournalArea } from './journal';
import { importsArea } from './imports';
import { member360Area } from './member-360';
import { insightsArea, retentionPolicyArea } from './insights';
import { openingHoursArea } from './opening-hours';
import { pointsShopStaffArea } from './points-shop';
import { outboxArea } from './reach';
import { templatesArea } from './templates';
import { refundsArea } from './refunds';
import { nightRun, retentionArea } from './retention';
import { patternsArea } from './patterns';
import { policiesArea } from './policies';
import { tiersArea } from './tiers';
import { tillsArea } from './tills';
import * as s from './schema';

const cashier = { role: 'cashier' } as const;

const store = z.strictObject({ storeId: s.storeId, name: s.localName });

/** A member as staff may see him: phone masked, whatever the role. */
const memberSummary = z.strictObject({
  memberId: s.memberId,
  memberNumber: z.string(),
  nickname: z.string(),
  phoneMasked: z.string().optional(),
  tierName: s.localName,
  points: s.points,
  growth: s.count,
  joinedOn: s.localDate,
  lastPurchaseOn: s.localDate.optional(),
  purchaseDays: s.count,
});

/** What staff may ask: the function `staff`. Every answer is narrowed to the caller's stores. */
export const staffContract = {
  desk: {
    /** The first view of the admin tab: who I am, my stores, what waits for me. */
    overview: action({
      kind: 'query',
      auth: cashier,
      input: s.nothing,
      output: z.strictObject({
        staff: z.strictObject({ staffId: s.staffId, name: z.string(), role: z.enum(staffRoles), stores: z.array(store) }),
        waiting: z.strictObject({ complaints: s.count, myComplaints: s.count, notices: s.count, approvals: s.count, complaintsOverdue: s.count, followUps: s.count, drifting: s.count, outbox: s.count, adjustments: s.count, bookFindings: s.count.optional() }),
        today: z.strictObject({ purchases: s.count, paid: s.fen, joined: s.count }),
        lastNight: nightRun.optional(),
      }),
      refusals: {},
    }),
  },
  members: {
    /**
     * Accepts the code on a member's screen, typed or scanned: from now on neither it nor an earlier one is worth anything. Answers the
     * member and a scan id, good for one purchase by this cashier in this store. Wrong codes are counted, by cashier and by member number.
     */
    scan: action({
      kind: 'command',
      auth: cashier,
      input: z.strictObject({ storeId: s.storeId, code: z.string().trim().min(4).max(40) }),
      output: z.strictObject({ scanId: s.scanId, goodUntilAt: s.instant, member: memberSummary }),
      refusals: {
        MEMBER_CODE_EXPIRED: z.strictObject({}),
        MEMBER_CODE_USED: z.strictObject({}),
        MEMBER_TEXT_UNREADABLE: z.strictObject({}),
        MEMBER_CODE_ATTEMPTS: z.strictObject({ attempts: s.count, retryAt: s.instant }),
        OWN_CARD: z.strictObject({}),
      },
    }),
    /**
     * Finds members by their number or the last four digits of the phone. A code is not read here: see `scan`. Every look is counted, found
     * or not: a till is no list of members.
     */
    find: action({
      kind: 'query',
      auth: cashier,
      input: z.strictObject({ storeId: s.storeId, text: z.string().trim().min(4).max(40) }),
      output: z.strictObject({ members: z.array(memberSummary).max(10), by: z.enum(['number', 'phone_tail']) }),
      refusals: {
        MEMBER_UNKNOWN: z.strictObject({}),
        MEMBER_TEXT_UNREADABLE: z.strictObject({}),
        MEMBER_LOOKUPS_ENDED: z.strictObject({ attempts: s.count, retryAt: s.instant }),
      },
    }),
    /** Members who joined at this store in the last minutes: so that this very purchase counts. */
    recentlyJoined: action({
      kind: 'query',
      auth: cashier,
      input: z.strictObject({ storeId: s.storeId }),
      output: z.strictObject({ members: z.array(memberSummary).max(10) }),
      refusals: {},
    }),
  },
  checkout: checkoutArea,
  refunds: refundsArea,
  complaints: complaintDeskArea,
  deskNotices: deskNoticesArea,
  member360: member360Area,
  retention: retentionArea,
  followUps: followUpsArea,
  outbox: outboxArea,
  templates: templatesArea,
  books: booksArea,
  pointsShop: pointsShopStaffArea,
  couponTemplates: couponTemplatesArea,
  policies: policiesArea,
  tiers: tiersArea,
  patterns: patternsArea,
  insights: insightsArea,
  retentionPolicy: retentionPolicyArea,
  imports: importsArea,
  birthdayWishes: birthdayWishesArea,
  surveys: staffSurveysArea,
  suggestions: staffSuggestionsArea,
  interests: staffInterestsArea,
  events: staffEventsArea,
  journal: staffJournalArea,
  campaigns: campaignsArea,
  openingHours: openingHoursArea,
  complaintPatterns: complaintPatternsArea,
  tills: tillsArea,
  careNotes: careNotesArea,
  contactCards: contactCardsArea,
} as const;
export type StaffContract = typeof staffContract;
