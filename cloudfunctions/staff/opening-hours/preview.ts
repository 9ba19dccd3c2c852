import { staffContract } from '../../../shared/contract/staff';
import { checkOpeningHours } from '../../../shared/domain/opening-hours';
import { accept, refuse } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { outcomeOf } from './outcome';
import { requireStore } from './view';

/** What edited hours would come to; nothing is saved. */
export const preview = defineQuery(staffContract.openingHours.preview, async ({ input, caller, now }) => {
  requireStore(caller, input.storeId);
  const [fault, ...more] = checkOpeningHours(input.hours);
  return fault ? refuse('OPENING_HOURS_UNFIT', { faults: [fault, ...more] }) : accept(await outcomeOf(input.hours, now));
});
