import Taro from '@tarojs/taro';
import type { CampaignId, ComplaintId, MemberId, PurchaseId } from '../../shared/kernel/ids';
import type { mainPages, tabPages } from './route-list';

type Tab = (typeof tabPages)[number];
export const tabOf = { home: 'pages/home/index', perks: 'pages/perks/index', coupons: 'pages/coupons/index', mine: 'pages/mine/index', desk: 'pages/desk/index' } as const satisfies Record<string, Tab>;
export type TabName = keyof typeof tabOf;

const open = (path: string) => void Taro.navigateTo({ url: `/${path}` });

/** Where whoever is invited joins. */
export const joinPath = 'pages/join/index' satisfies (typeof mainPages)[number];
/** Where a shared card leads that shares nothing in particular. */
export const homePath = tabOf.home;
/** What a claim link carries. */
interface OfferLink {
  readonly offerId: string;
  readonly key: string;
}

/**
 * The offer that an address names, for who joins on its account; undefined unless both parts are of their shape.
 * @example offerIn('of_1', 'not a key') //=> undefined
 */
export function offerIn(offerId: string | undefined, key: string | undefined): OfferLink | undefined {
  if (offerId === undefined || key === undefined || !/^of_[A-Za-z0-9_.:-]{1,250}$/.test(offerId) || !/^[0-9a-f]{32}$/.test(key)) return undefined;
  return { offerId, key };
}

/** The screen a claim link leads to. */
export const offerPath = ({ offerId, key }: OfferLink) => `member/coupon-offer/index?offer=${encodeURIComponent(offerId)}&key=${key}`;

/** Ways from screen to screen, by name. */
export const go = {
  tab: (tab: TabName) => void Taro.switchTab({ url: `/${tabOf[tab]}` }),
  /** Back to where one came from; to the card when there is nowhere. */
  back: () => {
    if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
    else go.tab('home');
  },
  join: () => open(joinPath),
  /** Joining on account of a friend's coupon, which the welcome then leads back to. */
  joinFor: ({ offerId, key }: OfferLink) => open(`${joinPath}?offer=${encodeURIComponent(offerId)}&key=${key}`),
  /** From joining to the coupon it was done for: it lies below, unless the screen was opened anew. */
  joinedFor: (offer: OfferLink) => {
    if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
    else void Taro.redirectTo({ url: `/${offerPath(offer)}` });
  },
  code: () => open('pages/code/index'),
  profile: () => open('member/profile/index'),
  referral: () => open('member/referral/index'),
  ownData: () => open('member/own-data/index'),
  points: () => open('member/points/index'),
  tierHistory: () => open('member/tiers/index'),
  pointsShop: () => open('member/points-shop/index'),
  exchanges: () => open('member/exchanges/index'),
  coupon: (id: string) => open(`member/coupon/index?id=${encodeURIComponent(id)}`),
  purchases: () => open('member/purchases/index'),
  purchase: (id: PurchaseId) => open(`member/purchase/index?id=${encodeURIComponent(id)}`),
  stores: () => open('member/stores/index'),
  about: () => open('member/about/index'),
  complaints: () => open('member/complaints/index'),
  complain: (purchaseId?: string) => open(`member/complain/index${purchaseId === undefined ? '' : `?purchase=${encodeURIComponent(purchaseId)}`}`),
  complaint: (id: ComplaintId) => open(`member/complaint/index?id=${encodeURIComponent(id)}`),
  /** In place of the form that was just sent, so that going back does not lead to it again. */
  sentComplaint: (id: ComplaintId) => void Taro.redirectTo({ url: `/member/complaint/index?id=${encodeURIComponent(id)}` }),
  checkout: () => open('staff/checkout/index'),
  refunds: () => open('staff/refunds/index'),
  queue: (role: string) => open(`staff/queue/index?role=${role}`),
  caseApprovals: () => open('staff/case-approvals/index'),
  deskNotices: () => open('staff/desk-notices/index'),
  case: (id: ComplaintId) => open(`staff/case/index?id=${encodeURIComponent(id)}`),
  member: (id: MemberId) => open(`staff/member/index?id=${encodeURIComponent(id)}`),
  drifting: () => open('staff/drifting/index'),
  followUps: () => open('staff/follow-ups/index'),
  outbox: () => open('staff/outbox/index'),
  templates: () => open('staff/templates/index'),
  announcements: () => open('staff/announcements/index'),
  nights: () => open('staff/nights/index'),
  insights: () => open('staff/insights/index'),
  costlyMembers: (storeId: string | undefined) => open(`staff/insights-costly/index${storeId === undefined ? '' : `?store=${encodeURIComponent(storeId)}`}`),
  memberGroup: (group: string, storeId: string | undefined) =>
    open(`staff/insights-group/index?group=${encodeURIComponent(group)}${storeId === undefined ? '' : `&store=${encodeURIComponent(storeId)}`}`),
  interests: () => open('member/interests/index'),
  events: () => open('member/events/index'),
  event: (id: string) => open(`member/event/index?id=${encodeURIComponent(id)}`),
  journal: () => open('member/journal/index'),
  article: (id: string) => open(`member/article/index?id=${encodeURIComponent(id)}`),
  topicsDesk: () => open('staff/topics/index'),
  eventsDesk: (role: string) => open(`staff/events/index?role=${role}`),
  eventDesk: (id: string) => open(`staff/event/index?id=${encodeURIComponent(id)}`),
  editEvent: (id?: string) => open(`staff/event-edit/index${id === undefined ? '' : `?id=${encodeURIComponent(id)}`}`),
  /** In place of the form that was just saved. */
  savedEvent: (id: string) => void Taro.redirectTo({ url: `/staff/event/index?id=${encodeURIComponent(id)}` }),
  journalDesk: () => open('staff/journal/index'),
  editArticle: (id?: string) => open(`staff/article-edit/index${id === undefined ? '' : `?id=${encodeURIComponent(id)}`}`),
  birthdayWishes: () => open('staff/birthday-wishes/index'),
  pickUps: () => open('staff/pick-ups/index'),
  rewards: () => open('staff/rewards/index'),
  couponTemplates: () => open('staff/coupon-templates/index'),
  books: () => open('staff/books/index'),
  policies: () => open('staff/policies/index'),
  policyGroup: (group: string) => open(`staff/policies-group/index?group=${encodeURIComponent(group)}`),
  tillPatterns: () => open('staff/till-patterns/index'),
  bookOf: (memberId: MemberId) => open(`staff/books-member/index?id=${encodeURIComponent(memberId)}`),
  campaigns: () => open('staff/campaigns/index'),
  campaign: (id: CampaignId) => open(`staff/campaign/index?id=${encodeURIComponent(id)}`),
  newCampaign: () => open('staff/campaign-edit/index'),
  editCampaign: (id: CampaignId) => open(`staff/campaign-edit/index?id=${encodeURIComponent(id)}`),
  /** In place of the form that was just saved. */
  savedCampaign: (id: CampaignId) => void Taro.redirectTo({ url: `/staff/campaign/index?id=${encodeURIComponent(id)}` }),
  why: (memberId: MemberId | undefined, campaignId: CampaignId | undefined) =>
    open(`staff/why/index?${memberId === undefined ? '' : `id=${encodeURIComponent(memberId)}&`}${campaignId === undefined ? '' : `campaign=${encodeURIComponent(campaignId)}`}`),
  voice: () => open('member/voice/index'),
  survey: (id: string) => open(`member/survey/index?id=${encodeURIComponent(id)}`),
  surveys: (role: string) => open(`staff/surveys/index?role=${role}`),
  surveyResults: (id: string) => open(`staff/survey-results/index?id=${encodeURIComponent(id)}`),
  newSurvey: (kind: string) => open(`staff/survey-edit/index?kind=${kind}`),
  editSurvey: (id: string) => open(`staff/survey-edit/index?id=${encodeURIComponent(id)}`),
  suggestions: () => open('staff/suggestions/index'),
  messages: () => open('member/messages/index'),
  message: (id: string) => open(`member/message/index?id=${encodeURIComponent(id)}`),
  /** A page as a template names it; its tabs are switched to, the others opened. */
  page: (path: string) => {
    const tab = (Object.keys(tabOf) as TabName[]).find((name) => path.startsWith(tabOf[name]));
    if (tab) go.tab(tab);
    else open(path);
  },
  retentionPolicy: () => open('staff/insights-policy/index'),
  tills: () => open('staff/tills/index'),
  careNotes: () => open('staff/care-notes/index'),
  contactCards: () => open('staff/contact-cards/index'),
  openingHours: () => open('staff/opening-hours/index'),
  complaintPatterns: () => open('staff/complaint-patterns/index'),
  /** The complaints behind a figure; `facet` says which, as part of an address. */
  patternCases: ({ from, until, storeId, facet }: { from: string; until: string; storeId: string | undefined; facet: string }) =>
    open(`staff/complaint-patterns-cases/index?from=${from}&until=${until}&facet=${encodeURIComponent(facet)}${storeId === undefined ? '' : `&store=${encodeURIComponent(storeId)}`}`),
};

/** A parameter of this screen's address, decoded. */
export function useAddress(name: string): string | undefined {
  const value = Taro.useRouter().params[name];
  return value === undefined || value === '' ? undefined : decoded(value);
}

/** A printed code may hold anything: what cannot be decoded is taken as it stands, so that a bad code still opens the screen. */
export function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
