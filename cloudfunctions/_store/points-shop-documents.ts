import type { PickUpState, PointsBucket, Reward } from '../../shared/domain/points';
import type { MemberId, StaffId, StoreId } from '../../shared/kernel/ids';
import type { Instant, LocalDate } from '../../shared/kernel/time';
import type { Points } from '../../shared/kernel/units';
import type { LocalName } from './store-documents';

/** Something on the shelf with its stock: the one document that every exchange of it writes. */
export interface RewardDocument extends Omit<Reward, 'id'> {
  readonly _id: string;
  readonly detail: LocalName;
  /** Grows with each change of the terms, not of the stock. */
  readonly version: number;
  /** What is left; null without limit. */
  readonly stock: number | null;
  /** How many are exchanged and not given back. */
  readonly taken: number;
  readonly createdAt: Instant;
}

/** How many of a reward a member has taken and not given back; `_id` is the reward and the member. */
export interface RewardTakingDocument {
  readonly _id: string;
  readonly taken: number;
}

/** A change of the stock by hand: why, by whom. `_id` from its command. */
export interface StockChangeDocument {
  readonly _id: string;
  readonly rewardId: string;
  readonly change: number;
  readonly left: number;
  readonly reason: string;
  readonly byStaffId: StaffId;
  readonly byName: string;
  readonly at: Instant;
}

interface Exchanged {
  /** From the member and his command, so that one wish is exchanged once. The points entry is `pt_redeem_<_id>`. */
  readonly _id: string;
  readonly memberId: MemberId;
  readonly rewardId: string;
  readonly name: LocalName;
  readonly points: Points;
  /** The months the points came from: they go back where they were. */
  readonly parts: readonly PointsBucket[];
  readonly at: Instant;
}

/** A coupon is had at once: its exchange is over when it is made. */
export interface CouponExchangeDocument extends Exchanged {
  readonly gives: 'coupon';
  readonly couponId: string;
  readonly state: 'picked_up';
  readonly doneAt: Instant;
}

/** A gift that waits in a store for its code, or did. */
export interface GiftExchangeDocument extends Exchanged {
  readonly gives: 'gift';
  readonly storeId: StoreId;
  readonly code: string;
  readonly state: PickUpState;
  readonly untilOn: LocalDate;
  readonly doneAt: Instant | null;
  readonly doneBy?: StaffId;
}
export type ExchangeDocument = CouponExchangeDocument | GiftExchangeDocument;
