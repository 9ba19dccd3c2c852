import type { StoreId } from '../../shared/kernel/ids';
import { is, type Filter } from '../_store/collection';
import { forbidden } from './fault';
import { seesStore, type StaffCaller } from './identity';

/**
 * Narrows a list to the stores the caller may see: the one asked for, else all of his. Head office sees every store.
 * @throws FaultError FORBIDDEN for a store that is not his.
 */
export function storeFilter(caller: StaffCaller, storeId?: StoreId, field = 'storeId'): Filter {
  if (storeId !== undefined) return seesStore(caller, storeId) ? { [field]: storeId } : forbidden();
  if (caller.storeIds === 'all') return {};
  const [only, ...more] = caller.storeIds;
  if (only === undefined) return forbidden();
  return { [field]: more.length === 0 ? only : is.oneOf(caller.storeIds) };
}
