import type { PatternKind } from '../../shared/domain/checkout';
import type { BooksPolicies, Policies, PolicyChange } from '../../shared/domain/policy';
import type { MemberId, StaffId, StoreId } from '../../shared/kernel/ids';
import type { Instant, LocalDate } from '../../shared/kernel/time';
import type { Fen } from '../../shared/kernel/units';
import type { ReachPolicy } from '../../shared/domain/campaign';
import type { RetentionPolicy } from '../../shared/domain/retention';
import type { LocalName } from './store-documents';

/** Who made a version of the rules, when and why. */
export interface PolicyEdit {
  readonly staffId: StaffId;
  readonly byName: string;
  readonly at: Instant;
  readonly reason: string;
}

/** Rules of the books that will hold from a later day; `_id: 'next'`, so there is one plan at most. The books' night of that day starts them. */
export interface PlannedPoliciesDocument extends PolicyEdit {
  readonly _id: string;
  readonly startsOn: LocalDate;
  readonly policies: BooksPolicies;
  readonly changes: readonly PolicyChange[];
}

/** One act that a pattern rests on. */
export interface PatternAct {
  readonly actId: string;
  readonly kind: 'purchase' | 'refund' | 'adjustment' | 'own_card_attempt';
  readonly at: Instant;
  readonly amountFen: Fen;
  readonly points: number;
  readonly memberId?: MemberId;
}

/** Something unusual at a till on a day, for a manager to look at. `_id` from the day, the store and what it is, so that a night finds it once. */
export interface PatternDocument {
  readonly _id: string;
  readonly kind: PatternKind;
  readonly storeId: StoreId;
  readonly staffId: StaffId;
  readonly staffName: string;
  readonly on: LocalDate;
  readonly memberId?: MemberId;
  readonly times: number;
  readonly amountFen: Fen;
  readonly points: number;
  /** The first twenty. */
  readonly acts: readonly PatternAct[];
  readonly state: 'open' | 'looked';
  readonly foundAt: Instant;
  readonly looked?: { readonly staffId: StaffId; readonly byName: string; readonly at: Instant; readonly because: string };
}

/** Somebody tried to book something on his own card and was refused. `_id` from the person and the call. */
export interface OwnCardAttemptDocument {
  readonly _id: string;
  readonly staffId: StaffId;
  readonly storeId: StoreId;
  readonly at: Instant;
  readonly action: string;
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
