import { addPatterns, noPatterns, type Patterns } from '../../../shared/domain/complaint-patterns';
import type { StoreId } from '../../../shared/kernel/ids';
import type { LocalDate } from '../../../shared/kernel/time';
import { forbidden } from '../../_runtime/fault';
import { seesStore, type StaffCaller } from '../../_runtime/identity';
import { is } from '../../_store/collection';
import { store } from '../../_store/store';
import { complaintDayIdOf, type ComplaintDayDocument, type PatternScope } from '../../_store/voice-documents';

/** Whom a question is about: a store of the caller's, or all of them for head office. @throws FaultError FORBIDDEN */
export function scopeOf(caller: StaffCaller, storeId: StoreId | undefined): PatternScope {
  if (storeId === undefined) return caller.storeIds === 'all' ? 'all' : forbidden();
  return seesStore(caller, storeId) ? storeId : forbidden();
}

/** The countings of a scope from one day to another, oldest first: at most one document a day. */
export function readDays(scope: PatternScope, from: LocalDate, until: LocalDate, fields: readonly (keyof ComplaintDayDocument & string)[]): Promise<ComplaintDayDocument[]> {
  return store.complaintDays.find({
    filter: { _id: is.both(is.atLeast(complaintDayIdOf(scope, from)), is.atMost(complaintDayIdOf(scope, until))) },
    order: [{ field: '_id', direction: 'asc' }], limit: 1_000, fields,
  });
}

export const sumOf = (days: readonly ComplaintDayDocument[]): Patterns => days.reduce((sum, day) => addPatterns(sum, day.patterns), noPatterns);
