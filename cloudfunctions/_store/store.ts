import type { Dice } from '../../shared/kernel/random';
import type { AccountDocument } from './account-documents';
import type { CareNoteDocument, ContactCardDocument } from './after-purchase-documents';
import type { BoardDocument } from './board';
import type { AdjustmentDocument, BookFindingDocument, BooksRunDocument, LiabilityDocument, PointsEntryDocument, TierEventDocument } from './books-documents';
import type { CampaignDocument, CampaignRunDocument, RecipientDocument } from './campaign-documents';
import type { SdkTransaction } from './cloud';
import { collection, documentAccess, type Document, type DocumentAccess } from './collection';
import type { CodeAttemptsDocument, CommandDocument } from './command-documents';
import type { ApologyDocument, CompensationApprovalDocument, CompensationLedgerDocument, ComplaintDocument, ComplaintNoteDocument, StaffNoticeDocument } from './complaint-documents';
import type { CouponBatchDocument, CouponCountDocument, CouponDocument, CouponOfferDocument, CouponPlaceDocument, CouponTemplateDocument } from './coupon-documents';
import type { EventDocument, EventGuestDocument } from './event-documents';
import type { DeclinedTopicsDocument, MemberTopicDocument, NewsDocument, TagWordDocument, TopicDocument } from './interest-documents';
import type { ArticleDocument } from './journal-documents';
import type { IdentityDocument, MemberDocument } from './member-documents';
import type { ModelDocument, NightRunDocument } from './night-documents';
import type { AnnouncementDocument, OccasionMarkDocument, StoreWeatherDocument } from './occasion-documents';
import type { OpeningHoursDocument } from './opening-hours-documents';
import type { DecisionDocument, FollowerDocument, OutboxDocument, TokenDocument } from './outbox-documents';
import type { PhotoCheckDocument } from './photo-check-documents';
import type { ExchangeDocument, RewardDocument, RewardTakingDocument, StockChangeDocument } from './points-shop-documents';
import type { OwnCardAttemptDocument, PatternDocument, PlannedPoliciesDocument, PolicyDocument } from './policies-documents';
import type { BirthdayWishDocument, ExportDocument, LeavingDocument } from './privacy-documents';
import type { PurchaseDocument, RefundDocument } from './purchase-documents';
import type { RatingDocument } from './rating-documents';
import type { GroupSendDocument, SendCountDocument } from './reach-documents';
import type { ReferralDocument } from './referral-documents';
import type { ReportDocument, ReportRunDocument, StateCountsDocument } from './report-documents';
import type { StandingResultDocument } from './standing-documents';
import type { StaffDocument, StoreDocument } from './store-documents';
import type { SuggestionDocument, SurveyAnswerDocument, SurveyCountDocument, SurveyDocument } from './survey-documents';
import type { ContactDocument, TaskDocument } from './task-documents';
import type { TillDocument, TillNonceDocument } from './till-documents';
import { inTransaction } from './transaction';
import type { ComplaintDayDocument, VoiceMarkDocument } from './voice-documents';

/** Every collection with the type of its documents. */
export interface DocumentTypes {
  identities: IdentityDocument;
  members: MemberDocument;
  accounts: AccountDocument;
  pointsEntries: PointsEntryDocument;
  tierEvents: TierEventDocument;
  couponTemplates: CouponTemplateDocument;
  coupons: CouponDocument;
  couponOffers: CouponOfferDocument;
  couponCounts: CouponCountDocument;
  couponPlaces: CouponPlaceDocument;
  couponBatches: CouponBatchDocument;
  rewards: RewardDocument;
  rewardTakings: RewardTakingDocument;
  stockChanges: StockChangeDocument;
  exchanges: ExchangeDocument;
  policies: PolicyDocument;
  stores: StoreDocument;
  staff: StaffDocument;
  purchases: PurchaseDocument;
  refunds: RefundDocument;
  complaints: ComplaintDocument;
  complaintNotes: ComplaintNoteDocument;
  photoChecks: PhotoCheckDocument;
  apologies: ApologyDocument;
  compensationLedgers: CompensationLedgerDocument;
  compensationApprovals: CompensationApprovalDocument;
  staffNotices: StaffNoticeDocument;
  commands: CommandDocument;
  codeAttempts: CodeAttemptsDocument;
  tills: TillDocument;
  tillNonces: TillNonceDocument;
  decisions: DecisionDocument;
  outbox: OutboxDocument;
  tasks: TaskDocument;
  contacts: ContactDocument;
  nightRuns: NightRunDocument;
  models: ModelDocument;
  booksRuns: BooksRunDocument;
  bookFindings: BookFindingDocument;
  liabilities: LiabilityDocument;
  adjustments: AdjustmentDocument;
  plannedPolicies: PlannedPoliciesDocument;
  patterns: PatternDocument;
  ownCardAttempts: OwnCardAttemptDocument;
  reportRuns: ReportRunDocument;
  reports: ReportDocument;
  stateCounts: StateCountsDocument;
  followers: FollowerDocument;
  birthdayWishes: BirthdayWishDocument;
  exports: ExportDocument;
  leavings: LeavingDocument;
  referrals: ReferralDocument;
  surveys: SurveyDocument;
  surveyAnswers: SurveyAnswerDocument;
  surveyCounts: SurveyCountDocument;
  suggestions: SuggestionDocument;
  tokens: TokenDocument;
  groupSends: GroupSendDocument;
  sendCounts: SendCountDocument;
  topics: TopicDocument;
  memberTopics: MemberTopicDocument;
  tagWords: TagWordDocument;
  declinedTopics: DeclinedTopicsDocument;
  news: NewsDocument;
  events: EventDocument;
  eventGuests: EventGuestDocument;
  articles: ArticleDocument;
  boards: BoardDocument;
  announcements: AnnouncementDocument;
  occasionMarks: OccasionMarkDocument;
  storeWeather: StoreWeatherDocument;
  campaigns: CampaignDocument;
  campaignRuns: CampaignRunDocument;
  recipients: RecipientDocument;
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
  identities: collection<IdentityDocument>('identities'),
  members: collection<MemberDocument>('members'),
  accounts: collection<AccountDocument>('accounts'),
  pointsEntries: collection<PointsEntryDocument>('pointsEntries'),
  tierEvents: collection<TierEventDocument>('tierEvents'),
  couponTemplates: collection<CouponTemplateDocument>('couponTemplates'),
  coupons: collection<CouponDocument>('coupons'),
  couponOffers: collection<CouponOfferDocument>('couponOffers'),
  couponCounts: collection<CouponCountDocument>('couponCounts'),
  couponPlaces: collection<CouponPlaceDocument>('couponPlaces'),
  couponBatches: collection<CouponBatchDocument>('couponBatches'),
  rewards: collection<RewardDocument>('rewards'),
  rewardTakings: collection<RewardTakingDocument>('rewardTakings'),
  stockChanges: collection<StockChangeDocument>('stockChanges'),
  exchanges: collection<ExchangeDocument>('exchanges'),
  policies: collection<PolicyDocument>('policies'),
  stores: collection<StoreDocument>('stores'),
  staff: collection<StaffDocument>('staff'),
  purchases: collection<PurchaseDocument>('purchases'),
  refunds: collection<RefundDocument>('refunds'),
  complaints: collection<ComplaintDocument>('complaints'),
  complaintNotes: collection<ComplaintNoteDocument>('complaintNotes'),
  photoChecks: collection<PhotoCheckDocument>('photoChecks'),
  apologies: collection<ApologyDocument>('apologies'),
  compensationLedgers: collection<CompensationLedgerDocument>('compensationLedgers'),
  compensationApprovals: collection<CompensationApprovalDocument>('compensationApprovals'),
  staffNotices: collection<StaffNoticeDocument>('staffNotices'),
  commands: collection<CommandDocument>('commands'),
  codeAttempts: collection<CodeAttemptsDocument>('codeAttempts'),
  tills: collection<TillDocument>('tills'),
  tillNonces: collection<TillNonceDocument>('tillNonces'),
  decisions: collection<DecisionDocument>('decisions'),
  outbox: collection<OutboxDocument>('outbox'),
  tasks: collection<TaskDocument>('tasks'),
  contacts: collection<ContactDocument>('contacts'),
  nightRuns: collection<NightRunDocument>('nightRuns'),
  models: collection<ModelDocument>('models'),
  booksRuns: collection<BooksRunDocument>('booksRuns'),
  bookFindings: collection<BookFindingDocument>('bookFindings'),
  liabilities: collection<LiabilityDocument>('liabilities'),
  adjustments: collection<AdjustmentDocument>('adjustments'),
  plannedPolicies: collection<PlannedPoliciesDocument>('plannedPolicies'),
  patterns: collection<PatternDocument>('patterns'),
  ownCardAttempts: collection<OwnCardAttemptDocument>('ownCardAttempts'),
  reportRuns: collection<ReportRunDocument>('reportRuns'),
  reports: collection<ReportDocument>('reports'),
  stateCounts: collection<StateCountsDocument>('stateCounts'),
  followers: collection<FollowerDocument>('followers'),
  birthdayWishes: collection<BirthdayWishDocument>('birthdayWishes'),
  exports: collection<ExportDocument>('exports'),
  leavings: collection<LeavingDocument>('leavings'),
  referrals: collection<ReferralDocument>('referrals'),
  surveys: collection<SurveyDocument>('surveys'),
  surveyAnswers: collection<SurveyAnswerDocument>('surveyAnswers'),
  surveyCounts: collection<SurveyCountDocument>('surveyCounts'),
  suggestions: collection<SuggestionDocument>('suggestions'),
  tokens: collection<TokenDocument>('tokens'),
  groupSends: collection<GroupSendDocument>('groupSends'),
  sendCounts: collection<SendCountDocument>('sendCounts'),
  topics: collection<TopicDocument>('topics'),
  memberTopics: collection<MemberTopicDocument>('memberTopics'),
  tagWords: collection<TagWordDocument>('tagWords'),
  declinedTopics: collection<DeclinedTopicsDocument>('declinedTopics'),
  news: collection<NewsDocument>('news'),
  events: collection<EventDocument>('events'),
  eventGuests: collection<EventGuestDocument>('eventGuests'),
  articles: collection<ArticleDocument>('articles'),
  boards: collection<BoardDocument>('boards'),
  announcements: collection<AnnouncementDocument>('announcements'),
  occasionMarks: collection<OccasionMarkDocument>('occasionMarks'),
  storeWeather: collection<StoreWeatherDocument>('storeWeather'),
  campaigns: collection<CampaignDocument>('campaigns'),
  campaignRuns: collection<CampaignRunDocument>('campaignRuns'),
  standingResults: collection<StandingResultDocument>('standingResults'),
  recipients: collection<RecipientDocument>('recipients'),
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
