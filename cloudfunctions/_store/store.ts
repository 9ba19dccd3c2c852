import type { Dice } from '../../shared/kernel/random';
import type { SdkTransaction } from './cloud';
import { collection, documentAccess, type Document, type DocumentAccess } from './collection';
import type * as d from './documents';
import type * as m from './complaint-documents';
import type * as r from './report-documents';
import type * as b from './books-documents';
import type * as campaign from './campaign-documents';
import type { CareNoteDocument, ContactCardDocument } from './after-purchase-documents';
import type { OpeningHoursDocument } from './opening-hours-documents';
import type { RatingDocument } from './rating-documents';
import type { ComplaintDayDocument, VoiceMarkDocument } from './voice-documents';
import type * as c from './coupon-documents';
import type * as shop from './points-shop-documents';
import type * as p from './policies-documents';
import type * as o from './occasion-documents';
import type * as reach from './reach-documents';
import type { StandingResultDocument } from './standing-documents';
import type { PhotoCheckDocument } from './photo-check-documents';
import type * as privacy from './privacy-documents';
import type { ReferralDocument } from './referral-documents';
import type * as survey from './survey-documents';
import type { BoardDocument } from './board';
import type * as event from './event-documents';
import type * as interest from './interest-documents';
import type { ArticleDocument } from './journal-documents';
import type * as till from './till-documents';
import { inTransaction } from './transaction';

/** Every collection with the type of its documents. */
export interface DocumentTypes {
  identities: d.IdentityDocument;
  members: d.MemberDocument;
  accounts: d.AccountDocument;
  pointsEntries: d.PointsEntryDocument;
  tierEvents: d.TierEventDocument;
  couponTemplates: d.CouponTemplateDocument;
  coupons: d.CouponDocument;
  couponOffers: c.CouponOfferDocument;
  couponCounts: c.CouponCountDocument;
  couponPlaces: c.CouponPlaceDocument;
  couponBatches: c.CouponBatchDocument;
  rewards: shop.RewardDocument;
  rewardTakings: shop.RewardTakingDocument;
  stockChanges: shop.StockChangeDocument;
  exchanges: shop.ExchangeDocument;
  policies: d.PolicyDocument;
  stores: d.StoreDocument;
  staff: d.StaffDocument;
  purchases: d.PurchaseDocument;
  refunds: d.RefundDocument;
  complaints: m.ComplaintDocument;
  complaintNotes: m.ComplaintNoteDocument;
  photoChecks: PhotoCheckDocument;
  apologies: m.ApologyDocument;
  compensationLedgers: m.CompensationLedgerDocument;
  compensationApprovals: m.CompensationApprovalDocument;
  staffNotices: m.StaffNoticeDocument;
  commands: d.CommandDocument;
  codeAttempts: d.CodeAttemptsDocument;
  tills: till.TillDocument;
  tillNonces: till.TillNonceDocument;
  decisions: d.DecisionDocument;
  outbox: d.OutboxDocument;
  tasks: d.TaskDocument;
  contacts: d.ContactDocument;
  nightRuns: d.NightRunDocument;
  models: d.ModelDocument;
  booksRuns: b.BooksRunDocument;
  bookFindings: b.BookFindingDocument;
  liabilities: b.LiabilityDocument;
  adjustments: b.AdjustmentDocument;
  plannedPolicies: p.PlannedPoliciesDocument;
  patterns: p.PatternDocument;
  ownCardAttempts: p.OwnCardAttemptDocument;
  reportRuns: r.ReportRunDocument;
  reports: r.ReportDocument;
  stateCounts: r.StateCountsDocument;
  followers: d.FollowerDocument;
  birthdayWishes: privacy.BirthdayWishDocument;
  exports: privacy.ExportDocument;
  leavings: privacy.LeavingDocument;
  referrals: ReferralDocument;
  surveys: survey.SurveyDocument;
  surveyAnswers: survey.SurveyAnswerDocument;
  surveyCounts: survey.SurveyCountDocument;
  suggestions: survey.SuggestionDocument;
  tokens: d.TokenDocument;
  groupSends: reach.GroupSendDocument;
  sendCounts: reach.SendCountDocument;
  topics: interest.TopicDocument;
  memberTopics: interest.MemberTopicDocument;
  tagWords: interest.TagWordDocument;
  declinedTopics: interest.DeclinedTopicsDocument;
  news: interest.NewsDocument;
  events: event.EventDocument;
  eventGuests: event.EventGuestDocument;
  articles: ArticleDocument;
  boards: BoardDocument;
  announcements: o.AnnouncementDocument;
  occasionMarks: o.OccasionMarkDocument;
  storeWeather: o.StoreWeatherDocument;
  campaigns: campaign.CampaignDocument;
  campaignRuns: campaign.CampaignRunDocument;
  recipients: campaign.RecipientDocument;
  standingResults: StandingResultDocument;
  openingHours: OpeningHoursDocument;
  ratings: RatingDocument;
  careNotes: CareNoteDocument;
  contactCards: ContactCardDocument;
  complaintDays: ComplaintDayDocument;
  voiceMarks: VoiceMarkDocument;
}
type Name = keyof DocumentTypes;

/** The store outside transactions. */
export const store = {
  identities: collection<d.IdentityDocument>('identities'),
  members: collection<d.MemberDocument>('members'),
  accounts: collection<d.AccountDocument>('accounts'),
  pointsEntries: collection<d.PointsEntryDocument>('pointsEntries'),
  tierEvents: collection<d.TierEventDocument>('tierEvents'),
  couponTemplates: collection<d.CouponTemplateDocument>('couponTemplates'),
  coupons: collection<d.CouponDocument>('coupons'),
  couponOffers: collection<c.CouponOfferDocument>('couponOffers'),
  couponCounts: collection<c.CouponCountDocument>('couponCounts'),
  couponPlaces: collection<c.CouponPlaceDocument>('couponPlaces'),
  couponBatches: collection<c.CouponBatchDocument>('couponBatches'),
  rewards: collection<shop.RewardDocument>('rewards'),
  rewardTakings: collection<shop.RewardTakingDocument>('rewardTakings'),
  stockChanges: collection<shop.StockChangeDocument>('stockChanges'),
  exchanges: collection<shop.ExchangeDocument>('exchanges'),
  policies: collection<d.PolicyDocument>('policies'),
  stores: collection<d.StoreDocument>('stores'),
  staff: collection<d.StaffDocument>('staff'),
  purchases: collection<d.PurchaseDocument>('purchases'),
  refunds: collection<d.RefundDocument>('refunds'),
  complaints: collection<m.ComplaintDocument>('complaints'),
  complaintNotes: collection<m.ComplaintNoteDocument>('complaintNotes'),
  photoChecks: collection<PhotoCheckDocument>('photoChecks'),
  apologies: collection<m.ApologyDocument>('apologies'),
  compensationLedgers: collection<m.CompensationLedgerDocument>('compensationLedgers'),
  compensationApprovals: collection<m.CompensationApprovalDocument>('compensationApprovals'),
  staffNotices: collection<m.StaffNoticeDocument>('staffNotices'),
  commands: collection<d.CommandDocument>('commands'),
  codeAttempts: collection<d.CodeAttemptsDocument>('codeAttempts'),
  tills: collection<till.TillDocument>('tills'),
  tillNonces: collection<till.TillNonceDocument>('tillNonces'),
  decisions: collection<d.DecisionDocument>('decisions'),
  outbox: collection<d.OutboxDocument>('outbox'),
  tasks: collection<d.TaskDocument>('tasks'),
  contacts: collection<d.ContactDocument>('contacts'),
  nightRuns: collection<d.NightRunDocument>('nightRuns'),
  models: collection<d.ModelDocument>('models'),
  booksRuns: collection<b.BooksRunDocument>('booksRuns'),
  bookFindings: collection<b.BookFindingDocument>('bookFindings'),
  liabilities: collection<b.LiabilityDocument>('liabilities'),
  adjustments: collection<b.AdjustmentDocument>('adjustments'),
  plannedPolicies: collection<p.PlannedPoliciesDocument>('plannedPolicies'),
  patterns: collection<p.PatternDocument>('patterns'),
  ownCardAttempts: collection<p.OwnCardAttemptDocument>('ownCardAttempts'),
  reportRuns: collection<r.ReportRunDocument>('reportRuns'),
  reports: collection<r.ReportDocument>('reports'),
  stateCounts: collection<r.StateCountsDocument>('stateCounts'),
  followers: collection<d.FollowerDocument>('followers'),
  birthdayWishes: collection<privacy.BirthdayWishDocument>('birthdayWishes'),
  exports: collection<privacy.ExportDocument>('exports'),
  leavings: collection<privacy.LeavingDocument>('leavings'),
  referrals: collection<ReferralDocument>('referrals'),
  surveys: collection<survey.SurveyDocument>('surveys'),
  surveyAnswers: collection<survey.SurveyAnswerDocument>('surveyAnswers'),
  surveyCounts: collection<survey.SurveyCountDocument>('surveyCounts'),
  suggestions: collection<survey.SuggestionDocument>('suggestions'),
  tokens: collection<d.TokenDocument>('tokens'),
  groupSends: collection<reach.GroupSendDocument>('groupSends'),
  sendCounts: collection<reach.SendCountDocument>('sendCounts'),
  topics: collection<interest.TopicDocument>('topics'),
  memberTopics: collection<interest.MemberTopicDocument>('memberTopics'),
  tagWords: collection<interest.TagWordDocument>('tagWords'),
  declinedTopics: collection<interest.DeclinedTopicsDocument>('declinedTopics'),
  news: collection<interest.NewsDocument>('news'),
  events: collection<event.EventDocument>('events'),
  eventGuests: collection<event.EventGuestDocument>('eventGuests'),
  articles: collection<ArticleDocument>('articles'),
  boards: collection<BoardDocument>('boards'),
  announcements: collection<o.AnnouncementDocument>('announcements'),
  occasionMarks: collection<o.OccasionMarkDocument>('occasionMarks'),
  storeWeather: collection<o.StoreWeatherDocument>('storeWeather'),
  campaigns: collection<campaign.CampaignDocument>('campaigns'),
  campaignRuns: collection<campaign.CampaignRunDocument>('campaignRuns'),
  standingResults: collection<StandingResultDocument>('standingResults'),
  recipients: collection<campaign.RecipientDocument>('recipients'),
  openingHours: collection<OpeningHoursDocument>('openingHours'),
  ratings: collection<RatingDocument>('ratings'),
  careNotes: collection<CareNoteDocument>('careNotes'),
  contactCards: collection<ContactCardDocument>('contactCards'),
  complaintDays: collection<ComplaintDayDocument>('complaintDays'),
  voiceMarks: collection<VoiceMarkDocument>('voiceMarks'),
} as const;
export type Store = typeof store;

/**
 * The store inside a transaction: documents by id only. Questions, counts and changes over many documents
 * are not offered, because the SDK would run them outside the transaction in silence.
 */
export type Transaction = { readonly [N in Name]: DocumentAccess<DocumentTypes[N] & Document> };

function openTransaction(raw: SdkTransaction): Transaction {
  return new Proxy({} as Transaction, {
    get: (_, name: string) => documentAccess(() => raw.collection(name)),
  });
}

/** Runs a body in a transaction with our own retry on conflict. See `inTransaction`. */
export function transact<Value>(body: (tx: Transaction) => Promise<Value>, dice: Dice): Promise<Value> {
  return inTransaction(openTransaction, body, dice);
}
