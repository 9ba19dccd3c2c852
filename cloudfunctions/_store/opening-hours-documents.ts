import type { OpeningHours } from '../../shared/domain/opening-hours';
import type { StaffId, StoreId } from '../../shared/kernel/ids';
import type { Instant } from '../../shared/kernel/time';

/** A store's hours: `_id` is the store for those in force, `<store>~v<version>` for every version there was. No store's id holds a tilde. */
export interface OpeningHoursDocument {
  readonly _id: string;
  readonly storeId: StoreId;
  readonly version: number;
  readonly hours: OpeningHours;
  readonly savedAt: Instant;
  readonly savedBy: StaffId;
  readonly savedByName: string;
}
