import { aroundTheClock, type WorkingTime } from '../../shared/domain/complaint';
import type { StoreId } from '../../shared/kernel/ids';

/** The working time that a store's due times are counted in. */
export function workingTimeOf(_storeId: StoreId): Promise<WorkingTime> {
  return Promise.resolve(aroundTheClock);
}
