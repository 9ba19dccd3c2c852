import { mostTills } from '../../../shared/contract/tills';
import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { store } from '../../_store/store';
import { tillView } from './view';

export const list = defineQuery(staffContract.tills.list, async ({ now }) => {
  const tills = await store.tills.find({ filter: {}, limit: mostTills });
  const stores = await store.stores.getMany(tills.map((till) => till.storeId));
  const inOrder = [...tills].sort((left, right) => (left.state === right.state ? (left.storeId === right.storeId ? left.madeAt - right.madeAt : left.storeId < right.storeId ? -1 : 1) : left.state === 'active' ? -1 : 1));
  return accept({ tills: inOrder.map((till) => tillView(till, stores.get(till.storeId), now)) });
});
