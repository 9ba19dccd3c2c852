import type { Arm, CampaignPlan, CampaignState, ReachDecision, ReachReason, SpendCell, Stratum } from '../../shared/domain/campaign';
import type { RetentionState } from '../../shared/domain/retention';
import type { CampaignId, MemberId, StaffId, StoreId } from '../../shared/kernel/ids';
import type { Instant, LocalDate } from '../../shared/kernel/time';
import type { JobRun } from './job-run-documents';

/** A push that people write, approve and may stop. What it says and to whom is `plan`; everything else is its life. */
export interface CampaignDocument {
  readonly _id: CampaignId;
  /** Whose campaign it is: a store's, for its own members, or head office's. */
  readonly homeStoreId: StoreId | 'all';
  readonly plan: CampaignPlan;
  readonly occasion: string;
  readonly state: CampaignState;
  /** Grows with each change of the plan; what is approved is the revision that was seen. */
  readonly revision: number;
  /** Everybody who wrote or handed in any of it: none of them may approve it. */
  readonly writtenBy: readonly StaffId[];
  readonly writtenByName: string;
  readonly changedAt: Instant;
  readonly decidedByName?: string;
  readonly decidedAt?: Instant;
  /** Why it was sent back to its writer. */
  readonly declinedBecause?: string;
  /** The first round begins here; set when it is approved. */
  readonly startsAt?: Instant;
  /** Rounds that are prepared. */
  readonly roundsDone: number;
  readonly stoppedAt?: Instant;
  readonly stoppedByName?: string;
  readonly stopReason?: string;
  /** Its open calls are off the lists. */
  readonly calledOffAt?: Instant;
  /** When the timer next has something to do here; absent when never. */
  readonly workDueAt?: Instant;
  /** The revision that a person asked to have counted; counted when `count.revision` is the same. */
  readonly countRevision?: number;
  readonly count?: AudienceCount & { readonly revision: number; readonly countedAt: Instant };
  /** What the prepared rounds came to. */
  readonly prepared?: AudienceCount;
  readonly result?: CampaignResult;
}

/** What a pass over an audience found: a dry run of every decision before, or the decisions made. */
export interface AudienceCount {
  /** Accounts read, and those who belong to the audience. */
  readonly seen: number;
  readonly members: number;
  readonly byArm: Readonly<Record<Arm, number>>;
  readonly byWay: Readonly<Partial<Record<ReachDecision['channel'], number>>>;
  /** Why nothing goes out, among those whom nothing reaches: each member under every reason he has. */
  readonly reasons: Readonly<Partial<Record<ReachReason, number>>>;
  /** A few members as they come, for a person to look at. */
  readonly sample: readonly { readonly memberId: MemberId; readonly way: ReachDecision['channel']; readonly reasons: readonly ReachReason[]; readonly text: string }[];
}

/** One pass over an audience or its recipients by ticks; `_id` from the campaign, what is done, and its round, revision or day. */
export interface CampaignRunDocument extends JobRun {
  readonly phase: 'count' | 'prepare' | 'measure' | 'call_off' | 'done';
  /** The campaign, or the month of the win-back that is measured. */
  readonly campaignId: string;
  readonly startedAt: Instant;
  /** Which stretch of accounts is being read, and the last id read of it. */
  readonly stretch: number;
  readonly cursor: string;
  readonly counted: AudienceCount;
  readonly measured: MeasuredArms;
}

/**
 * A member of a campaign's experiment, told or held out; `_id` is the campaign, a dot and the member: drawn once, whatever the rounds. Of the
 * standing win-back `_id` is `win_back.<member>`, and `campaignId` the month he was drawn in (`standing-documents.ts`).
 */
export interface RecipientDocument {
  readonly _id: string;
  readonly campaignId: string;
  readonly memberId: MemberId;
  readonly arm: 'told' | 'held_out';
  /** Alike in this when drawn; the effect is compared within it. */
  readonly stratum: RetentionState | 'none';
  /** His chance of a purchase when drawn, 0 to 1; zero while there is no model. */
  readonly expected: number;
  /** The first day that counts. */
  readonly assignedOn: LocalDate;
  /** When he first opened what was sent. */
  readonly openedAt?: Instant;
}

/** What recipients have done so far. */
export interface MeasuredArms {
  readonly strata: readonly (Stratum & { readonly stratum: RecipientDocument['stratum'] })[];
  readonly told: readonly SpendCell[];
  readonly heldOut: readonly SpendCell[];
  readonly opened: number;
}

/** The result as of a morning: small, so that a screen and the pooling of many campaigns read it whole. */
export interface CampaignResult {
  /** Purchases up to the end of this day are in it. */
  readonly asOf: LocalDate;
  /** Nothing of it changes any more. */
  readonly final: boolean;
  readonly strata: readonly Stratum[];
  readonly opened: number;
  readonly visited: number;
  /** Fen that those told spent within the window, uncut. */
  readonly spent: number;
  /** Per member, cut and adjusted; null where an arm has fewer than two members. */
  readonly spend: { readonly told: number; readonly heldOut: number; readonly difference: number; readonly standardError: number } | null;
}

export const recipientIdOf = (campaignId: string, memberId: string): string => `${campaignId}.${memberId}`;
export const noCount: AudienceCount = { seen: 0, members: 0, byArm: { told: 0, held_out: 0, unreachable: 0 }, byWay: {}, reasons: {}, sample: [] };
export const nothingMeasured: MeasuredArms = { strata: [], told: [], heldOut: [], opened: 0 };
