import type { MemberId, OpenId, PurchaseId, StaffId, StoreId, CouponId, CouponTemplateId, TaskId } from '../../shared/kernel/ids';
import type { Instant, LocalDate, LocalMonth } from '../../shared/kernel/time';
import type { BasisPoints, Fen, Points } from '../../shared/kernel/units';
import type { NoticeChoices } from '../../shared/domain/complaint';
import type { Coupon, CouponTemplate } from '../../shared/domain/coupon';
import type { BirthdayRecord } from '../../shared/domain/birthday';
import type { AppliedMultiplier, PointsAccount, PointsEntry } from '../../shared/domain/points';
import type { Purchase } from '../../shared/domain/checkout';
import type { CodeAttempts, ScanTicket } from '../../shared/domain/member-code';
import type { Consent, ConsentChange } from '../../shared/domain/membership';
import type { Policies } from '../../shared/domain/policy';
import type { MessageChannel, MessageFacts, MessageField, Purpose, ReachPolicy, ReachReason, ReachSwitches } from '../../shared/domain/campaign';
import type { ExpectedVisit, MemberCosts, PurchaseStatistics, RetentionModel, RetentionPolicy, RetentionRecord, RetentionState, StateBasis } from '../../shared/domain/retention';
import type { TierEvent, TierState } from '../../shared/domain/tier';
import type { CareCause } from '../../shared/domain/care';
import type { FollowUpResult, FollowUpState } from '../../shared/domain/follow-up';
import type { StaffRole } from '../../shared/kernel/staff-role';
import type { PolicyEdit } from './policies-documents';

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
  readonly birthday?: BirthdayRecord;
  readonly joinedAt: Instant;
  readonly joinedStoreId: StoreId;
  readonly guideId?: string;
  readonly referrerNumber?: string;
  readonly consent: Consent;
  /** Every change of consent, newest last, at most 50. */
  readonly consentChanges: readonly ConsentChange[];
  /** Words that the store's people keep about him, for lists. */
  readonly tags?: readonly string[];
  /** Who put them on or took them off, newest last, at most 50. */
  readonly tagChanges?: readonly { readonly tag: string; readonly on: boolean; readonly at: Instant; readonly by: StaffId; readonly byName: string }[];
  /** He left then: nothing here names him any more. */
  readonly leftAt?: Instant;
  /** What an older system called this member, with the store it came from. */
  readonly importedAs?: string;
}

/** Facts behind a state, for the sentence a guide can say. */
export interface RetentionReason {
  readonly basis: StateBasis;
  readonly purchaseDays: number;
  readonly usualGapDays?: number;
  readonly daysSinceLast: number;
  readonly probabilityActive?: BasisPoints;
  readonly horizonDays: number;
  /** Of the members in this state at the last test, those who came back by themselves within the horizon. */
  readonly returnShareOfAlike?: BasisPoints;
  /** Half of those like him who are still customers come between the outer days. */
  readonly expectedVisit?: ExpectedVisit;
}

/** A member's complaints in figures: a rating of null means that he did not answer when asked. */
export interface ComplaintRecord {
  readonly opened: number;
  readonly closed: number;
  readonly lastOpenedAt: Instant;
  readonly lastClosedAt: Instant | null;
  readonly lastRating: number | null;
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
  readonly retention?: RetentionRecord;
  /** What he was given; absent while nothing was. */
  readonly costs?: MemberCosts;
  /** Friends he brought for whom he was rewarded; absent while there is none. */
  readonly friendsBrought?: number;
  /** The secret of the rotating code (hex) and the last step a till accepted. */
  readonly code: {
    readonly secret: string;
    readonly lastStep: number | null;
    /** The scan that a purchase may still rest on; gone once it was used. */
    readonly scan?: ScanTicket;
  };
  readonly openComplaints: number;
  /** What his complaints came to, for whoever scores or reaches him. */
  readonly complaintRecord?: ComplaintRecord;
  /** The first day on which the books' night has something to do here (`booksDueOn`); null or absent when none is known. */
  readonly booksDueOn?: LocalDate | null;
  /** The cause of the last tier gift that a night has dealt with. */
  readonly tierGiftCause?: string;
  /** The day he last took a birthday gift. */
  readonly birthdayGiftOn?: LocalDate;
  /** He does not want to be told things that were reckoned from his visits; absent: he may be. */
  readonly personalised?: false;
  /** Tiers whose gift for rising to them he got. */
  readonly upgradeGiftTierIds?: readonly string[];
  /** Instants of marketing contacts in the last 31 days, for the caps. */
  readonly marketingContactsAt: readonly Instant[];
  /** Subscribe message credits by template. */
  readonly credits: Readonly<Record<string, number>>;
  /** Group messages of the official account handed over in a calendar month; the platform delivers four. */
  readonly groupSends?: { readonly month: LocalMonth; readonly count: number };
  /** Ways the member turned off or on again himself; absent while he touched none. */
  readonly reachSwitches?: ReachSwitches;
  /** He has left: this account earns, holds and spends nothing any more, and only its history stays. */
  readonly leftAt?: Instant;
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
  /** Who set or ended it by hand, and when: two of one day are told apart by it. */
  readonly byName?: string;
  readonly at?: Instant;
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
  /** Who made this version; absent for the one the shop was set up with. */
  readonly edit?: PolicyEdit;
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
  /** His own cards as a night found them: by WeChat identity, or by the phone of his own card. Nobody rings up his own. */
  readonly ownMemberIds?: readonly MemberId[];
  /** How he wants to hear of complaints, and the messages he has allowed, by template. */
  readonly noticeChoices?: NoticeChoices;
  readonly noticeCredits?: Readonly<Record<string, number>>;
}

/** A purchase with everything a refund will need. `_id` from the command, or from the till's order number. */
export interface PurchaseDocument extends Omit<Purchase, 'id' | 'storeId'> {
  readonly _id: PurchaseId;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  /** Names the till's command that made it, whatever its order number; no two purchases have the same. Of a till system or a history, its own id. */
  readonly command: string;
  readonly orderNo?: string;
  readonly staffId?: StaffId;
  /** The till system that posted it; absent when it was rung up in the app. */
  readonly tillId?: string;
  /** The member's own code was shown for it. */
  readonly scanned?: true;
  readonly receipt?: SaleReceipt;
  readonly imported?: true;
}

/** What came of a sale for whoever rang it up, kept with the purchase, so that the same command or row again is answered the same. */
export interface SaleReceipt {
  /** Names the command or the till's row that asked for it; `inputHash` is the hash of what it asked. */
  readonly by: string;
  readonly inputHash: string;
  readonly pointsBalance: Points;
  readonly pointsSpendable: Points;
  readonly multiplier: AppliedMultiplier;
  readonly growth: number;
  readonly tierId: string;
  readonly tierRaised: boolean;
}

/** One refund of a purchase: why, by whom, what it moved. `_id` from the purchase and its running total, or from the till's refund number, so that none is made twice. */
export interface RefundDocument {
  readonly _id: string;
  readonly purchaseId: PurchaseId;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  /** Absent for a till system that did not say who stood at it. */
  readonly staffId?: StaffId;
  readonly tillId?: string;
  /** Hash of the till system's row, so that the same row again is answered the same and another one refused. */
  readonly inputHash?: string;
  readonly at: Instant;
  readonly reason: string;
  /** Worth of the goods that came back, and the money handed out for them. */
  readonly valueFen: Fen;
  readonly paidFen: Fen;
  readonly pointsRestored: Points;
  readonly pointsClawedBack: Points;
  /** Of those, the points let go: past their month, or already spent under the policy `clamp`. */
  readonly lostPoints: Points;
  readonly growthRemoved: number;
  readonly returnedCouponIds: readonly string[];
  readonly isWhole: boolean;
  readonly policyVersion: number;
}

/** What a command answered, so that the same command again answers the same. `_id` is the caller and the command id. */
export interface CommandDocument {
  readonly _id: string;
  readonly action: string;
  readonly inputHash: string;
  readonly answer: unknown;
  readonly at: Instant;
}

/** Wrong codes of one cashier (`staff_<staffId>`) or against one member number (`number_<number>`). */
export interface CodeAttemptsDocument extends CodeAttempts {
  readonly _id: string;
}

/** One decision about one member on one occasion: what, why, and what came of it. `_id` from (campaign, member, round). */
export interface DecisionDocument {
  readonly _id: string;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly businessDay: LocalDate;
  readonly campaign: string;
  readonly round: string;
  readonly occasion: string;
  /** Absent: marketing. */
  readonly purpose?: Purpose;
  readonly state?: RetentionState;
  readonly channel: MessageChannel | 'task' | 'none';
  readonly reasons: readonly ReachReason[];
  readonly decidedAt: Instant;
  readonly notBefore: Instant;
  /** Facts of the state as they were that night. */
  readonly why?: RetentionReason;
  /** He was chosen by a score or by his visits, which a member may refuse. */
  readonly restsOnScore?: boolean;
  /** A later purchase calls the message off; absent where it does not. */
  readonly lastPurchaseOn?: LocalDate;
  /** What its texts are filled from, so that the next way says the same. */
  readonly facts?: MessageFacts;
  /** Whether a person calls where no message can go; absent: yes. */
  readonly lastWay?: 'task' | 'none';
  /** From this moment on there is nothing left to tell. */
  readonly endsAt?: Instant;
  /** What is to be sent; the outbox row is made from it, so a decision half carried out is finished, never made anew. */
  readonly message?: OutboxMessage;
  /** A follow-up is due on this day. */
  readonly taskDueOn?: LocalDate;
}

/** The words of a message and where they go. */
export interface OutboxMessage {
  readonly channel: MessageChannel;
  readonly templateId: string;
  readonly occasion: string;
  readonly purpose: Purpose;
  readonly to: string;
  readonly page: string;
  readonly fields: readonly MessageField[];
}

export type OutboxState = 'gathered' | 'waiting' | 'sending' | 'tagged' | 'sent' | 'refused' | 'failed' | 'cancelled';

/**
 * A message on its way. `_id` from its decision and channel. `sending` means that it may have been handed to the platform:
 * credit and cap were taken in the same transaction, before the call.
 */
export interface OutboxDocument extends OutboxMessage {
  readonly _id: string;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly decisionId: string;
  /** The occasion of the decision; `occasion` is the message's own, which may be what the member owns. */
  readonly campaignOccasion: string;
  /** Absent on rows of before campaigns: the win-back. */
  readonly campaign?: string;
  /** What it was decided for; absent: marketing. A notice chosen by a win-back obeys the rules of the win-back. */
  readonly decidedFor?: Purpose;
  /** He was chosen by a score or by his visits; absent on rows of before: by its occasion. */
  readonly restsOnScore?: boolean;
  /** His last purchase when it was decided, where a later one calls the message off. */
  readonly lastPurchaseOn?: LocalDate;
  readonly endsAt?: Instant;
  /** The group message that carries it, on that channel. */
  readonly groupId?: string;
  readonly state: OutboxState;
  /** Which list of the desk it stands in. */
  readonly queue: 'waiting' | 'sent' | 'refused';
  readonly reasons: readonly ReachReason[];
  readonly decidedAt: Instant;
  readonly notBefore: Instant;
  /** The instant that stands for this message among the member's marketing contacts. */
  readonly contactAt: Instant;
  readonly attempts: number;
  readonly leaseUntil?: Instant;
  readonly sentAt?: Instant;
  readonly errorCode?: number;
  /** The page behind the message's own: every link leads to what was said and the way out first. Absent where a message has no link. */
  readonly opens?: string;
  /** When the member first opened it. */
  readonly openedAt?: Instant;
  /** What the platform calls it; its delivery events name it so. */
  readonly platformId?: string;
  /** What the platform said became of it after it took it; absent while it has said nothing. */
  readonly delivery?: 'delivered' | 'blocked' | 'undelivered';
  /** The carrier's word for it, where it gives one. */
  readonly deliveryCode?: string;
}

/** Why a member is called who has not complained: the ratings are 1 to 5, `words` are his own, or the reason given at the till. */
export interface CareReason {
  readonly cause: CareCause;
  readonly badVisits: number;
  readonly store?: number;
  readonly guide?: number;
  readonly rating?: number;
  readonly words?: string;
}

/** Something a person does for a member. `_id` from its cause. */
export interface TaskDocument {
  readonly _id: TaskId;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly occasion: 'drifting' | 'dormant' | 'lost' | 'complaint_closed' | 'care' | 'campaign';
  readonly state: FollowUpState;
  readonly dueOn: LocalDate;
  readonly createdAt: Instant;
  readonly causeId: string;
  readonly reason?: RetentionReason;
  /** What he let us know without complaining; with the occasion `care` only. */
  readonly care?: CareReason;
  readonly lastPurchaseOn?: LocalDate;
  /** The instant that stands for this call among the member's marketing contacts. */
  readonly contactAt?: Instant;
  readonly result?: FollowUpResult;
  readonly note?: string;
  readonly doneAt?: Instant;
  readonly doneBy?: StaffId;
}

/** What was said to a member, by whom and how: so that nobody says the same thing twice. */
export interface ContactDocument {
  readonly _id: string;
  readonly memberId: MemberId;
  readonly at: Instant;
  readonly channel: MessageChannel | 'task';
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
  /** What the next tick goes on with, and from where. */
  readonly phase: 'followers' | 'fit' | 'score_all' | 'score_due' | 'occasions' | 'count' | 'done';
  readonly cursor?: string;
  readonly leaseUntil: Instant;
  readonly leaseHolder: string;
  readonly modelId: string;
  readonly basis: StateBasis;
  /** Members read; a page read again after a crash counts again. */
  readonly membersSeen: number;
  readonly membersChanged: number;
  readonly leftAlone: number;
  readonly byState: Readonly<Partial<Record<RetentionState, number>>>;
  readonly decided: Readonly<Partial<Record<DecisionDocument['channel'], number>>>;
}

/** `_id: 'current'` is what tills and nights use; each fit is kept under its model id too. */
export interface ModelDocument {
  readonly _id: string;
  readonly modelId: string;
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

export type { ComplaintDocument } from './complaint-documents';
