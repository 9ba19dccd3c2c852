import { randomUUID } from 'node:crypto';
import type { ImportedMember } from '../../shared/contract/imports';
import { callFunction } from '../call';
import { headOfficeOpenid } from '../seed/brand';
import type { HistoryRow } from './purchase-rows';

export type NewMember = ImportedMember;

export interface Batch {
  /** Whose member ids these are; each purchase says itself where it was made. */
  readonly storeId: string;
  readonly members: readonly NewMember[];
  readonly purchases: readonly HistoryRow[];
}

export interface ImportTotals {
  readonly membersAdded: number;
  readonly purchasesAdded: number;
  readonly purchasesKnown: number;
  readonly identitiesTaken: number;
}

/** Most rows of one batch: about 75 KB, below the 100 KB a text request may have. */
const mostRows = 600;
const mostMembers = 300;

/**
 * Cuts a history into batches: all purchases of a member together, whichever stores he bought in, unless he alone has more than fit.
 * `storeId` is whose member ids these are.
 */
export function batchesOf(rows: readonly HistoryRow[], storeId: string, members: ReadonlyMap<string, NewMember> = new Map()): Batch[] {
  const batches: { storeId: string; members: NewMember[]; purchases: HistoryRow[]; refs: Set<string> }[] = [];
  const sorted = [...rows].sort((a, b) => (a.memberRef < b.memberRef ? -1 : a.memberRef > b.memberRef ? 1 : a.at - b.at));
  for (const purchase of sorted) {
    const current = batches.at(-1);
    const newRef = current !== undefined && !current.refs.has(purchase.memberRef);
    const full = current !== undefined && (current.purchases.length >= mostRows || (newRef && (current.refs.size >= mostMembers || current.purchases.length > mostRows * 0.9)));
    const batch = current !== undefined && !full ? current : { storeId, members: [], purchases: [], refs: new Set<string>() };
    if (batch !== current) batches.push(batch);
    const described = batch.refs.has(purchase.memberRef) ? undefined : members.get(purchase.memberRef);
    if (described) batch.members.push(described);
    batch.refs.add(purchase.memberRef);
    batch.purchases.push(purchase);
  }
  return batches.map(({ members: described, purchases }) => ({ storeId, members: described, purchases }));
}

/**
 * Sends batches one after another as head office; goes on when a server that went away comes back. A batch whose answer was lost is sent
 * again under its command id and answered from the record; another run has other ids and finds its purchases known.
 */
export async function sendHistory(
  url: string,
  batches: readonly Batch[],
  onProgress: (rowsDone: number, away: boolean) => void,
): Promise<ImportTotals> {
  let totals: ImportTotals = { membersAdded: 0, purchasesAdded: 0, purchasesKnown: 0, identitiesTaken: 0 };
  let rowsDone = 0;
  const runId = randomUUID();
  for (const [index, batch] of batches.entries()) {
    const body = { action: 'imports.batch', commandId: `import-${runId}-${index}`, input: batch };
    const added = await callFunction<ImportTotals>(url, 'staff', headOfficeOpenid, body, () => onProgress(rowsDone, true));
    totals = {
      membersAdded: totals.membersAdded + added.membersAdded,
      purchasesAdded: totals.purchasesAdded + added.purchasesAdded,
      purchasesKnown: totals.purchasesKnown + added.purchasesKnown,
      identitiesTaken: totals.identitiesTaken + added.identitiesTaken,
    };
    rowsDone += batch.purchases.length;
    onProgress(rowsDone, false);
  }
  return totals;
}
