import type { StoreId } from '../../shared/kernel/ids';
import { minuteMs, type Instant } from '../../shared/kernel/time';
import { addMissing } from '../_store/batch';
import { store } from '../_store/store';
import type { MemberCaller, StaffCaller, Visitor } from './identity';

/** The store an attempt is listed in: the one the call names, else the first of the person's own. */
function storeOf(caller: StaffCaller, input: unknown): StoreId | undefined {
  const { storeId } = (input ?? {}) as { readonly storeId?: StoreId };
  return storeId ?? (caller.storeIds === 'all' ? undefined : caller.storeIds[0]);
}

/**
 * Keeps that a person of staff was refused because the card is his own, for the list of what was unusual. Repeated taps within a minute
 * are one attempt. Head office works in no store; its attempts without one stay in the log.
 */
export async function keepOwnCardAttempt(caller: Visitor | MemberCaller | StaffCaller, call: { readonly action: string; readonly input: unknown; readonly at: Instant }): Promise<void> {
  if (!('staffId' in caller)) return;
  const storeId = storeOf(caller, call.input);
  if (storeId === undefined) return;
  const { staffId } = caller;
  await addMissing(store.ownCardAttempts, [{ _id: `own_${staffId}_${call.action}_${Math.floor(call.at / minuteMs)}`, staffId, storeId, at: call.at, action: call.action }]);
}
