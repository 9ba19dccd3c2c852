import type { TillKey } from '../../shared/domain/till';
import type { StaffId, StoreId } from '../../shared/kernel/ids';
import type { Instant } from '../../shared/kernel/time';

/** The key of a till system. `_id` begins with `till_`. */
export interface TillDocument extends TillKey {
  readonly _id: string;
  readonly storeId: StoreId;
  readonly madeBy?: StaffId;
  /** The command that made or last changed it, which is thereby recorded, and the hash of what it asked. */
  readonly asked: { readonly by: string; readonly inputHash: string };
  /** About when it was last used, to an hour. */
  readonly usedAt?: Instant;
}

/** A nonce that was accepted; `_id` is the till and the nonce, so that the database refuses the second. */
export interface TillNonceDocument {
  readonly _id: string;
  readonly at: Instant;
}
