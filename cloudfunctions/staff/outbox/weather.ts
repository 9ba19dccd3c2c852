import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { addDays, localDateOf } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { storeFilter } from '../../_runtime/store-scope';
import { currentPolicies } from '../../_store/rules-documents';
import { store } from '../../_store/store';

const mostStores = 200;

/** Today and tomorrow of every store of the caller; where nobody has put anything down it does not rain. */
export const weather = defineQuery(staffContract.outbox.weather, async ({ caller, now }) => {
  const today = localDateOf(now);
  const [stores, { reach }] = await Promise.all([store.stores.find({ filter: storeFilter(caller, undefined, '_id'), order: [{ field: '_id', direction: 'asc' }], limit: mostStores }), currentPolicies()]);
  const asked = stores.flatMap(({ _id, name }) => [today, addDays(today, 1)].map((on) => ({ storeId: _id, storeName: name, on })));
  const known = await store.storeWeather.getMany(asked.map(({ storeId, on }) => `${storeId}_${on}`));
  const rainyWords = reach.templates.some(({ occasion }) => occasion === 'rainy_day');
  return accept({ days: asked.map((day) => ({ ...day, rain: known.get(`${day.storeId}_${day.on}`)?.rain === true, rainyWords })) });
});
