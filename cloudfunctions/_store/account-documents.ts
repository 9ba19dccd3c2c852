import type { ReachSwitches } from '../../shared/domain/campaign';
import type { ScanTicket } from '../../shared/domain/member-code';
import type { PointsAccount } from '../../shared/domain/points';
import type { ExpectedVisit, MemberCosts, PurchaseStatistics, RetentionRecord, StateBasis } from '../../shared/domain/retention';
import type { TierState } from '../../shared/domain/tier';
import type { MemberId, OpenId, StoreId } from '../../shared/kernel/ids';
import type { Instant, LocalDate, LocalMonth } from '../../shared/kernel/time';
import type { BasisPoints } from '../../shared/kernel/units';

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
