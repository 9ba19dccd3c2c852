import type { StaffCaller } from '../../_runtime/identity';
import type { StaffDocument } from '../../_store/store-documents';

/** Whose card a person may set: everybody his own, a manager those of the cashiers in his stores, head office everybody's. */
export function mayEdit(caller: StaffCaller, person: StaffDocument): boolean {
  if (person._id === caller.staffId || caller.storeIds === 'all') return true;
  const mine = caller.storeIds;
  return caller.role === 'manager' && person.role === 'cashier' && person.storeIds.some((storeId) => mine.includes(storeId));
}
