import type { FileId, MemberId, OpenId, PurchaseId, StaffId, StoreId, CouponId, CouponTemplateId, ComplaintId, TaskId } from '../../shared/kernel/ids';
import type { Instant, LocalDate } from '../../shared/kernel/time';
import type { BasisPoints, Fen, Points } from '../../shared/kernel/units';
import type { Complaint } from '../../shared/domain/complaint';
import type { Coupon, CouponTemplate } from '../../shared/domain/coupon';
import type { BirthdayInput } from '../../shared/domain/birthday';
import type { PointsAccount, PointsEntry } from '../../shared/domain/points';
import type { Policies } from '../../shared/domain/policy';
import type { PurchaseStatistics, RetentionModel, RetentionPolicy, RetentionState } from '../../shared/domain/retention';
import type { TierEvent, TierState } from '../../shared/domain/tier';
import type { StaffRole } from '../../shared/contract/action';

/** A name in both languages. */
export interface LocalName {
  readonly zh: string;
  readonly en: string;
}

/** `_id` is `wx_<openid>`, so the database itself refuses a second member for one openid. */
export interface IdentityDocument {
  readonly _id: string;
  readonly memberId: MemberId;
  readonly createdAt: Instant;
}

export interface MarketingConsent {
  readonly granted: boolean;
  readonly at: Instant;
  readonly version: string;
}

/** Who a member is. Personal data lives here and nowhere else. */
export interface MemberDocument {
  readonly _id: MemberId;
  readonly openid?: OpenId;
  readonly unionid?: string;
  /** Eight digits; the first half of the member code. */
  readonly number: string;
  readonly nickname: string;
  readonly phone?: string;
  /** Last four digits, for finding at the till. */
  readonly phoneTail?: string;
  readonly birthday?: BirthdayInput;
  readonly joinedAt: Instant;
  readonly joinedStoreId: StoreId;
  readonly guideId?: string;
  readonly referrerNumber?: string;
  readonly marketing: MarketingConsent;
  readonly marketingHistory: readonly MarketingConsent[];
  readonly privacyVersion: string;
  /** What an older system called this member, with the store it came from. */
  readonly importedAs?: string;
}

/** Facts behind a state, for the sentence a guide can say. */
export interface RetentionReason {
  readonly basis: 'model' | 'fixed_days';
  readonly purchaseDays: number;
  readonly usualGapDays?: number;
  readonly daysSinceLast: number;
  readonly probabilityActive?: BasisPoints;
  readonly horizonDays: number;
}

/** Where a member stands, and the day the night must look again. */
export interface RetentionRecord {
  readonly state: RetentionState;
  readonly previousState?: RetentionState;
  readonly changedOn: LocalDate;
  /** The first day on which the state may differ if nothing is bought; indexed, the night reads only these. */
  readonly nextChangeOn: LocalDate;
  readonly reason?: RetentionReason;
  /** The model the state was found with. */
  readonly modelId: string;
}

/** The serialisation point of one member: everything a till or the night changes, under 8 KB, read once. */
export interface AccountDocument {
  readonly _id: MemberId;
  /** The store that looks after this member: where he last bought, else where he joined. */
  readonly storeId: StoreId;
  readonly openid?: OpenId;
  readonly points: PointsAccount;
  readonly tier: TierState;
  readonly statistics: PurchaseStatistics;
  readonly spendTotal: Fen;
  readonly retention?: RetentionRecord;
  /** The secret of the rotating code (hex) and the last step a till accepted. */
  readonly code: { readonly secret: string; readonly lastStep: number };
  readonly openComplaints: number;
  /** Instants of marketing contacts in the last 31 days, for the caps. */
  readonly marketingContactsAt: readonly Instant[];
  /** Subscribe message credits by template. */
  readonly credits: Readonly<Record<string, number>>;
  /** Grows with each change; a batch that read an older one does not write. */
  readonly revision: number;
}

/** `_id` comes from the cause (`pt_earn_<purchaseId>`), so that the database refuses the second. Never edited. */
export interface PointsEntryDocument extends Omit<PointsEntry, 'id'> {
  readonly _id: string;
  readonly memberId: MemberId;
}

/** A line of a tier's history; `_id` from its cause. */
export interface TierEventDocument extends TierEvent {
  readonly _id: string;
  readonly memberId: MemberId;
}

export interface CouponTemplateDocument extends Omit<CouponTemplate, 'id'> {
  readonly _id: CouponTemplateId;
}

/** A coupon with its own copy of the rules it was issued under. `_id` from the template and the cause. */
export interface CouponDocument extends Omit<Coupon, 'id' | 'memberId'> {
  readonly _id: CouponId;
  readonly memberId: MemberId;
}

/** `_id: 'current'` is what tills use now; each edit is kept under its version too. */
export interface PolicyDocument {
  readonly _id: string;
  readonly policies: Policies;
  readonly retention: RetentionPolicy;
  readonly brandName: LocalName;
  readonly reach: ReachPolicy;
}

/** How members are reached: caps, hours, holdout, templates. Edited by head office. */
export interface ReachPolicy {
  readonly marketingPer7Days: number;
  readonly marketingPer30Days: number;
  /** Local hours in which nothing is sent: from (inclusive) to (exclusive), over midnight. */
  readonly quietFromHour: number;
  readonly quietToHour: number;
  readonly holdout: BasisPoints;
  readonly oa: 'disabled' | 'fixed_ip';
  readonly templates: readonly MessageTemplate[];
}

/** A message template as the platform approved it. */
export interface MessageTemplate {
  readonly templateId: string;
  readonly channel: 'subscribe_message' | 'oa_template';
  readonly purpose: 'service' | 'marketing';
  readonly occasion: string;
  readonly name: LocalName;
  readonly page: string;
  /** Field names with their rule (`thing1`, `time2` ...) and the text, `{points}`-style places filled from facts. */
  readonly fields: readonly { readonly name: string; readonly variants: readonly string[] }[];
}

export interface StoreDocument {
  readonly _id: StoreId;
  readonly name: LocalName;
  readonly phone: string;
  readonly address: LocalName;
}

export interface StaffDocument {
  readonly _id: StaffId;
  readonly openid: OpenId;
  readonly name: string;
  readonly role: StaffRole;
  /** The stores this person works for; head office sees all and lists none. */
  readonly storeIds: readonly StoreId[];
}

export interface PurchaseDocument {
  readonly _id: PurchaseId;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly at: Instant;
  readonly original: Fen;
  readonly tierDiscount: Fen;
  readonly couponDiscount: Fen;
  readonly pointsDiscount: Fen;
  readonly paid: Fen;
  readonly couponIds: readonly CouponId[];
  readonly pointsSpent: Points;
  readonly pointsEarned: Points;
  readonly growthEarned: number;
  readonly orderNo?: string;
  readonly staffId?: StaffId;
  readonly policyVersion: number;
  readonly imported?: true;
}

export interface ComplaintDocument extends Complaint {
  readonly _id: ComplaintId;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly openid?: OpenId;
  readonly photos: readonly FileId[];
  /** Which list of the desk it stands in; a state of the machine would need three ranges for one list. */
  readonly queue: 'open' | 'resolved' | 'closed';
  /** The next instant at which something is owed; far in the future once nothing is. Indexed for the queue. */
  readonly dueAt: Instant;
}

/** What a command answered, so that the same command again answers the same. `_id` is the caller and the command id. */
export interface CommandDocument {
  readonly _id: string;
  readonly action: string;
  readonly inputHash: string;
  readonly answer: unknown;
  readonly at: Instant;
}

/** One decision about one member on one occasion: what, why, and what came of it. `_id` from (campaign, member, round). */
export interface DecisionDocument {
  readonly _id: string;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly campaign: string;
  readonly round: string;
  readonly occasion: string;
  readonly channel: 'subscribe_message' | 'oa_template' | 'task' | 'none';
  readonly reasons: readonly string[];
  readonly decidedAt: Instant;
  readonly notBefore: Instant;
}

export type OutboxState = 'waiting' | 'sending' | 'sent' | 'refused' | 'failed' | 'cancelled';

/** A message on its way. Claimed with a lease before sending, so that two senders never hold the same one. */
export interface OutboxDocument {
  readonly _id: string;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly channel: 'subscribe_message' | 'oa_template';
  readonly occasion: string;
  readonly templateId: string;
  readonly to: string;
  readonly page: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly purpose: 'service' | 'marketing';
  readonly state: OutboxState;
  readonly reasons: readonly string[];
  readonly decidedAt: Instant;
  readonly notBefore: Instant;
  readonly attempts: number;
  readonly leaseUntil?: Instant;
  readonly sentAt?: Instant;
  readonly errorCode?: number;
}

export type TaskState = 'open' | 'done' | 'cancelled';
export type TaskResult = 'reached_will_come' | 'reached_not_now' | 'reached_declined' | 'not_reached' | 'wrong_number';

/** Something a person does for a member. `_id` from its cause. */
export interface TaskDocument {
  readonly _id: TaskId;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly occasion: 'drifting' | 'dormant' | 'lost' | 'complaint_closed';
  readonly state: TaskState;
  readonly dueOn: LocalDate;
  readonly createdAt: Instant;
  readonly causeId: string;
  readonly reason?: RetentionReason;
  readonly result?: TaskResult;
  readonly note?: string;
  readonly doneAt?: Instant;
  readonly doneBy?: StaffId;
}

/** What was said to a member, by whom and how: so that nobody says the same thing twice. */
export interface ContactDocument {
  readonly _id: string;
  readonly memberId: MemberId;
  readonly at: Instant;
  readonly channel: 'subscribe_message' | 'oa_template' | 'task';
  readonly text: string;
  readonly causeId: string;
}

/** One night of one business day; `_id` is `night_<day>`, so that a second copy finds the first. */
export interface NightRunDocument {
  readonly _id: string;
  readonly businessDay: LocalDate;
  readonly state: 'running' | 'done';
  readonly startedAt: Instant;
  readonly finishedAt?: Instant;
  readonly modelId: string;
  readonly basis: 'model' | 'fixed_days';
  readonly leaseUntil: Instant;
  readonly cursor?: string;
  readonly membersSeen: number;
  readonly membersChanged: number;
  readonly byState: Readonly<Record<string, number>>;
  readonly decided: Readonly<Record<string, number>>;
}

export interface ModelDocument {
  readonly _id: string;
  readonly model: RetentionModel;
  readonly fittedOn: LocalDate;
}

/** A follower of the official account by unionid. */
export interface FollowerDocument {
  readonly _id: string;
  readonly oaOpenid: string;
  readonly subscribed: boolean;
  readonly seenAt: Instant;
}

export interface TokenDocument {
  readonly _id: string;
  readonly token: string;
  readonly expiresAt: Instant;
}
