import type { AnyRefusalCode, DetailsOf, Value } from '../api/contract-types';
import type { FaultCode } from '../../../shared/contract';

type Entry = Value<'member', 'points', 'entries'>['items'][number];
type Coupon = Value<'member', 'coupons', 'wallet'>['items'][number];
type Complaint = Value<'member', 'complaints', 'show'>;
type Drifting = Value<'staff', 'retention', 'drifting'>['items'][number];
type Decision = NonNullable<Drifting['decision']>;
type Message = Value<'staff', 'outbox', 'list'>['items'][number];
type Task = Value<'staff', 'followUps', 'list'>['items'][number];
type Quote = Value<'staff', 'checkout', 'quote'>;
type Desk = Value<'staff', 'desk', 'overview'>;
type Pattern = Value<'staff', 'patterns', 'list'>['items'][number];
type Scene = Value<'member', 'membership', 'welcome'>['sceneIgnored'][number];

export type ComplaintKind = Complaint['kind'];
export type ComplaintStage = Complaint['stage'];
export type RetentionState = Drifting['state'];
export type RetentionPolicyFault = DetailsOf<'RETENTION_POLICY_UNFIT'>['faults'][number];
export type OpeningHoursFault = DetailsOf<'OPENING_HOURS_UNFIT'>['faults'][number];
export type TaskResult = NonNullable<Task['result']>;
export type CouponWhyNot = NonNullable<Quote['coupons'][number]['whyNot']>;

/** A sentence for each refusal, made from its facts: what is so, then what to do next. */
export type RefusalSentences = { readonly [Code in AnyRefusalCode]: (details: DetailsOf<Code>) => string };

export type SurveyFault = DetailsOf<'SURVEY_UNFIT'>['faults'][number];

/** The refusals about a member's own profile, birthday and data. */
export type ProfileRefusals = Pick<
  RefusalSentences,
  | 'BIRTHDAY_LOCKED' | 'BIRTHDAY_UNLOCKED' | 'BIRTHDAY_UNKNOWN' | 'BIRTHDAY_NOT_NEAR' | 'BIRTHDAY_GIFT_GIVEN' | 'BIRTHDAY_WITHOUT_GIFT'
  | 'MONTH_GIFT_CLAIMED' | 'MONTH_GIFT_NONE'
  | 'SURVEY_CLOSED' | 'SURVEY_ANSWER_MISSING' | 'SURVEY_ANSWER_UNFIT' | 'SURVEY_PUBLISHED' | 'SURVEY_UNFIT' | 'SURVEY_NOT_OPEN' | 'SUGGESTIONS_TOO_MANY'
  | 'EXPORT_TOO_SOON' | 'NOT_A_MEMBER' | 'WISH_ANSWERED'
>;

/** The refusals about interests, events and the journal. */
export type GatheringRefusals = Pick<
  RefusalSentences,
  | 'TOPIC_ENDED' | 'TOPICS_TOO_MANY' | 'EVENT_SIGN_UP_OVER' | 'EVENT_WAITING_FULL' | 'EVENT_WITHDRAW_OVER' | 'EVENT_CHANGED' | 'EVENT_OVER' | 'EVENT_UNFIT'
  | 'EVENT_CAPACITY_TAKEN' | 'EVENT_INVITES_OTHERS' | 'EVENT_DOOR_CLOSED' | 'EVENT_NOT_A_GUEST' | 'EVENT_STILL_WAITING' | 'EVENT_CHECKED_IN' | 'ARTICLE_UNFIT'
>;

/**
 * One sentence or word for every value the contract can name. A value added there without its words here,
 * in both languages, does not compile.
 */
export interface Words {
  readonly fault: Readonly<Record<FaultCode, string>>;
  readonly refusal: RefusalSentences;
  readonly sceneIgnored: Readonly<Record<Scene, string>>;
  readonly adjustmentState: Readonly<Record<Value<'staff', 'books', 'waiting'>['items'][number]['state'], string>>;
  /** Why points are multiplied, said with the multiplier. */
  readonly multiplierReason: Readonly<Record<Exclude<Quote['multiplier']['because'], 'none'>, (times: string) => string>>;
  readonly policyFinding: Readonly<Record<DetailsOf<'POLICY_UNFIT'>['findings'][number]['code'], string>>;
  readonly tierEvent: Readonly<Record<Value<'member', 'tiers', 'history'>['items'][number]['kind'], string>>;
  readonly patternKind: Readonly<Record<Pattern['kind'], string>>;
  readonly patternAct: Readonly<Record<Pattern['acts'][number]['kind'], string>>;
  readonly pointsKind: Readonly<Record<Entry['kind'], string>>;
  readonly couponState: Readonly<Record<Coupon['state'], string>>;
  /** Why a coupon cannot be used today, whatever is bought. */
  readonly couponWaits: Readonly<Record<Coupon['whyNot'][number], string>>;
  readonly exchangeState: Readonly<Record<Value<'member', 'pointsShop', 'show'>['state'], string>>;
  readonly offerState: Readonly<Record<Value<'member', 'coupons', 'offered'>['state'], string>>;
  readonly rewardFault: Readonly<Record<DetailsOf<'REWARD_FAULTY'>['faults'][number], string>>;
  readonly templateFault: Readonly<Record<DetailsOf<'TEMPLATE_FAULTY'>['faults'][number], string>>;
  readonly batchEnding: Readonly<Record<NonNullable<Value<'staff', 'couponTemplates', 'batch'>['ending']>, string>>;
  readonly couponWhyNot: Readonly<Record<CouponWhyNot, string>>;
  readonly complaintKind: Readonly<Record<ComplaintKind, string>>;
  readonly complaintState: Readonly<Record<ComplaintStage, string>>;
  readonly complaintEvent: Readonly<Record<Complaint['events'][number]['kind'], string>>;
  readonly contactBy: Readonly<Record<Complaint['contactBy'], string>>;
  readonly role: Readonly<Record<Desk['staff']['role'], string>>;
  readonly retentionPolicyFault: Readonly<Record<RetentionPolicyFault, string>>;
  readonly openingHoursFault: Readonly<Record<OpeningHoursFault, string>>;
  readonly retentionState: Readonly<Record<RetentionState, string>>;
  readonly channel: Readonly<Record<Decision['channel'], string>>;
  readonly decisionReason: Readonly<Record<Decision['reasons'][number], string>>;
  readonly outboxState: Readonly<Record<Message['state'], string>>;
  readonly taskState: Readonly<Record<Task['state'], string>>;
  readonly complaintMark: Readonly<Record<NonNullable<Drifting['complaint']>, string>>;
  readonly taskOccasion: Readonly<Record<Task['occasion'], string>>;
  readonly careCause: Readonly<Record<NonNullable<Task['care']>['cause'], string>>;
  readonly taskResult: Readonly<Record<TaskResult, string>>;
}
