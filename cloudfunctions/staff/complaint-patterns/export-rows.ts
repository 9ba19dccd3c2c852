import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { addDays, startOfDay } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { FaultError } from '../../_runtime/fault';
import { is } from '../../_store/collection';
import { complaintOf, type ComplaintDocument } from '../../_store/complaint-documents';
import { duePageAfter } from '../../_store/pages';
import { factsOf } from '../../_complaint/facts-of-complaint';
import { store } from '../../_store/store';
import { scopeOf } from './read-days';

/** Rows of one answer: each may carry a thousand characters of text. */
const mostRows = 500;

/** Behind which complaint a page begins: its moment and its id. */
function behind(cursor: string | undefined): Pick<ComplaintDocument, '_id' | 'openedAt'> | undefined {
  if (cursor === undefined) return undefined;
  const match = /^(\d{1,16})~(.+)$/.exec(cursor);
  if (!match) throw new FaultError('INVALID_INPUT', [{ path: 'cursor', message: 'not a cursor of this list' }]);
  return { openedAt: Number(match[1]), _id: match[2] } as Pick<ComplaintDocument, '_id' | 'openedAt'>;
}

async function namesFor(page: readonly ComplaintDocument[]) {
  const [stores, staff, purchases] = await Promise.all([
    store.stores.getMany(page.map((complaint) => complaint.storeId)),
    store.staff.getMany(page.flatMap((complaint) => complaint.evidence.analyse?.aboutStaffId ?? [])),
    store.purchases.getMany(page.flatMap((complaint) => complaint.purchaseId ?? [])),
  ]);
  return { stores, staff, purchases };
}

function exportRow(complaint: ComplaintDocument, { stores, staff, purchases }: Awaited<ReturnType<typeof namesFor>>) {
  const lines = complaint.purchaseId === null ? [] : (purchases.get(complaint.purchaseId)?.lines ?? []);
  const facts = factsOf(complaintOf(complaint), lines.flatMap((line) => line.category ?? []));
  const person = facts.personId === null ? undefined : staff.get(facts.personId);
  return {
    openedAt: complaint.openedAt,
    storeName: stores.get(complaint.storeId)?.name ?? { zh: '', en: '' },
    kind: complaint.kind,
    ...(complaint.evidence.analyse ? { cause: complaint.evidence.analyse.cause } : {}),
    products: [...facts.products],
    ...(person ? { personName: person.name } : {}),
    ...(facts.firstAnswerMs === null ? {} : { firstAnswerMs: facts.firstAnswerMs }),
    ...(facts.resolutionMs === null ? {} : { resolutionMs: facts.resolutionMs }),
    late: facts.late,
    reopened: facts.reopened,
    ...(facts.rating === null ? {} : { rating: facts.rating }),
    compensation: facts.compensationFen,
    text: complaint.text,
  };
}

/** The complaints of these days as rows of a table, oldest first; the phone asks until there is no next cursor. */
export const exportRows = defineQuery(staffContract.complaintPatterns.exportRows, async ({ input: { storeId, from, until, cursor }, caller }) => {
  const scope = scopeOf(caller, storeId);
  const first = startOfDay(from);
  const last = behind(cursor);
  const page = await (last
    ? duePageAfter<ComplaintDocument>(store.complaints, last as ComplaintDocument, { field: 'openedAt', until: startOfDay(addDays(until, 1)) - 1, limit: mostRows + 1, ...(scope === 'all' ? {} : { where: { storeId: scope } }) })
    : store.complaints.find({
        filter: { ...(scope === 'all' ? {} : { storeId: scope }), openedAt: is.both(is.atLeast(first), is.below(startOfDay(addDays(until, 1)))) },
        order: [{ field: 'openedAt', direction: 'asc' }, { field: '_id', direction: 'asc' }], limit: mostRows + 1,
      }));
  const shown = page.slice(0, mostRows) as ComplaintDocument[];
  const names = await namesFor(shown);
  const end = shown.at(-1);
  return accept({ items: shown.map((complaint) => exportRow(complaint, names)), ...(page.length > mostRows && end ? { nextCursor: `${end.openedAt}~${end._id}` } : {}) });
});
