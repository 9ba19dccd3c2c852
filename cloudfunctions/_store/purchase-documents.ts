import type { Purchase } from '../../shared/domain/checkout';
import type { AppliedMultiplier } from '../../shared/domain/points';
import type { MemberId, PurchaseId, StaffId, StoreId } from '../../shared/kernel/ids';
import type { Instant } from '../../shared/kernel/time';
import type { Fen, Points } from '../../shared/kernel/units';

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
