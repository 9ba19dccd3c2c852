import { staffContract } from '../../../shared/contract/staff';
import { rainyDayDue } from '../../../shared/domain/campaign';
import { accept } from '../../../shared/kernel/result';
import { localDateOf } from '../../../shared/kernel/time';
import { defineCommand } from '../../_runtime/define';
import { forbidden, notFound } from '../../_runtime/fault';
import { seesStore } from '../../_runtime/identity';
import { announce, stopAnnouncement } from '../../_reach/announce';

/**
 * A store puts down that it rains, today or on a day to come. Rain of today is announced at once to the store's members; the rules say who hears. That it
 * does not rain after all stops what has not left.
 */
export const setWeather = defineCommand(staffContract.outbox.setWeather, async ({ input, caller, now, tx }) => {
  const { storeId, on, rain } = input;
  if (!seesStore(caller, storeId)) return forbidden();
  const found = await tx.stores.get(storeId);
  if (!found) return notFound();
  await tx.storeWeather.put({ _id: `${storeId}_${on}`, storeId, on, rain, setAt: now, source: 'staff' });
  if (on === localDateOf(now)) {
    const { occasion, round, facts, endsAt } = rainyDayDue(found.name.zh, on);
    if (!rain) await stopAnnouncement({ id: `${storeId}_${round}`, occasion }, tx);
    else await announce({ id: `${storeId}_${round}`, occasion, facts, ...(endsAt === undefined ? {} : { endsAt }) }, { kind: 'store', storeId }, now, tx);
  }
  return accept({ on, rain });
});
