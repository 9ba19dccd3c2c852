import { staffContract } from '../../../shared/contract/staff';
import { checkOpeningHours } from '../../../shared/domain/opening-hours';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import type { OpeningHoursDocument } from '../../_store/opening-hours-documents';
import { store } from '../../_store/store';
import { outcomeOf } from './outcome';
import { requireStore } from './view';

/**
 * Makes hours the ones in force. Two managers cannot overwrite each other: the version one started from must still be the one in force.
 * Every version stays under its own id. Due times that run were computed once and stay.
 */
export const save = definePreparedCommand(staffContract.openingHours.save, {
  async prepare({ input, caller, now }) {
    requireStore(caller, input.storeId);
    const [fault, ...more] = checkOpeningHours(input.hours);
    if (fault) return refuse('OPENING_HOURS_UNFIT', { faults: [fault, ...more] });
    if (!(await store.stores.get(input.storeId))) return notFound();
    return accept(await outcomeOf(input.hours, now));
  },

  async run({ input: { storeId, hours, version }, caller, now, tx, prepared }) {
    const current = await tx.openingHours.get(storeId);
    if ((current?.version ?? 0) !== version) return refuse('OPENING_HOURS_CHANGED', { version: current?.version ?? 0, byName: current?.savedByName ?? '' });
    const next: OpeningHoursDocument = { _id: storeId, storeId, version: version + 1, hours, savedAt: now, savedBy: caller.staffId, savedByName: caller.name };
    await tx.openingHours.put(next);
    await tx.openingHours.add({ ...next, _id: `${storeId}~v${next.version}` });
    return accept({ storeId, hours, version: next.version, saved: { at: now, byName: caller.name }, outcome: prepared });
  },
});
