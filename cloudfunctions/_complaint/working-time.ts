import { aroundTheClock, type WorkingTime } from '../../shared/domain/complaint';
import { addOpenTime, openTimeBetween, type OpeningHours } from '../../shared/domain/opening-hours';
import type { StoreId } from '../../shared/kernel/ids';
import { chinaHolidays } from './holiday-calendar';
import { store } from '../_store/store';

/** Working time counted by hours, with the country's holidays. */
export function workingTimeIn(hours: OpeningHours): WorkingTime {
  const calendar = { hours, holidays: chinaHolidays };
  return { after: (from, workingMs) => addOpenTime(calendar, from, workingMs), between: (from, to) => openTimeBetween(calendar, from, to) };
}

/** The working time that a store's due times are counted in; around the clock for a store that has not said its hours. */
export async function workingTimeOf(storeId: StoreId): Promise<WorkingTime> {
  const saved = await store.openingHours.get(storeId);
  return saved ? workingTimeIn(saved.hours) : aroundTheClock;
}
