import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { store } from '../../_store/store';
import { requireStore, shownHours } from './view';

/** A store's hours in force and what they come to. */
export const show = defineQuery(staffContract.openingHours.show, async ({ input, caller, now }) => {
  requireStore(caller, input.storeId);
  const [known, saved] = await Promise.all([store.stores.get(input.storeId), store.openingHours.get(input.storeId)]);
  return known ? accept(await shownHours(input.storeId, saved, now)) : notFound();
});
