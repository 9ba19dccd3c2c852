import type { StoreId } from '../../../shared/kernel/ids';
import { forbidden } from '../../_runtime/fault';
import { seesStore, type StaffCaller } from '../../_runtime/identity';
import { is } from '../../_store/collection';
import { reportIdsOf, type ReportDocument, type ReportScope } from '../../_store/report-documents';
import { store } from '../../_store/store';

/**
 * Whom a caller may read a report about: the store asked for when it is his, all stores for head office alone.
 * @throws FaultError FORBIDDEN otherwise.
 */
export function reportScope(caller: StaffCaller, storeId: StoreId | undefined): ReportScope {
  if (storeId === undefined) return caller.storeIds === 'all' ? 'all' : forbidden();
  return seesStore(caller, storeId) ? storeId : forbidden();
}

/** The newest report about a scope; undefined before the first. */
export async function newestReport(scope: ReportScope): Promise<ReportDocument | undefined> {
  const { from, until } = reportIdsOf(scope);
  const [newest] = await store.reports.find({ filter: { _id: is.both(is.atLeast(from), is.below(until)) }, order: [{ field: '_id', direction: 'desc' }], limit: 1 });
  return newest;
}
