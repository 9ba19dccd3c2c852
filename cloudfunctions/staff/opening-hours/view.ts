import type { OutputOf } from '../../../shared/contract/action';
import type { staffContract } from '../../../shared/contract/staff';
import { aroundTheClock } from '../../../shared/domain/complaint';
import { assumedHours, type OpeningHours } from '../../../shared/domain/opening-hours';
import type { StoreId } from '../../../shared/kernel/ids';
import type { Instant } from '../../../shared/kernel/time';
import { forbidden } from '../../_runtime/fault';
import { seesStore, type StaffCaller } from '../../_runtime/identity';
import type { OpeningHoursDocument } from '../../_store/opening-hours-documents';
import { outcomeOf } from './outcome';

export type Shown = OutputOf<(typeof staffContract)['openingHours']['show']>;
type ShownHours = Shown['hours'];

/** A store that is not the caller's is none of his business. @throws FaultError FORBIDDEN */
export function requireStore(caller: StaffCaller, storeId: StoreId): void {
  if (!seesStore(caller, storeId)) forbidden();
}

/** Rules hold lists that do not change; an answer's lists are copies. */
const hoursView = (hours: OpeningHours): ShownHours => structuredClone(hours) as ShownHours;

/** The hours in force with what they come to; without any, a suggestion beside due times that run around the clock. */
export async function shownHours(storeId: StoreId, saved: OpeningHoursDocument | undefined, now: Instant): Promise<Shown> {
  if (!saved) return { storeId, hours: hoursView(assumedHours), version: 0, outcome: await outcomeOf(assumedHours, now, aroundTheClock) };
  const { hours, version, savedAt, savedByName } = saved;
  return { storeId, hours: hoursView(hours), version, saved: { at: savedAt, byName: savedByName }, outcome: await outcomeOf(hours, now) };
}
