import type { Referral } from '../../shared/domain/referral';
import type { MemberId } from '../../shared/kernel/ids';
import type { Instant, LocalDate } from '../../shared/kernel/time';

/** A friend who joined by a member's card. `_id` is the friend: he is brought once. */
export interface ReferralDocument extends Referral {
  readonly _id: MemberId;
  readonly referrerId: MemberId;
  readonly joinedAt: Instant;
  /** The purchase the reward waits for; absent while there is none. */
  readonly boughtOn?: LocalDate;
  readonly endedAt?: Instant;
}
