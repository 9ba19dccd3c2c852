import type { InputOf } from '../../../shared/contract/action';
import { pageSize } from '../../../shared/contract/schema';
import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { FaultError } from '../../_runtime/fault';
import type { ComplaintDocument } from '../../_store/complaint-documents';
import { store } from '../../_store/store';
import type { CountedComplaint } from '../../_store/voice-documents';
import { readDays, scopeOf } from './read-days';

type Facet = InputOf<(typeof staffContract)['complaintPatterns']['complaints']>['facet'];

function isCounted(complaint: CountedComplaint, facet: Facet): boolean {
  switch (facet.by) {
    case 'all': return true;
    case 'kind': return complaint.kind === facet.value;
    case 'cause': return complaint.cause === facet.value;
    case 'product': return complaint.products.includes(facet.value);
    case 'person': return complaint.personId === facet.value;
    case 'hour': return complaint.hour === facet.value;
  }
}

/** A place in the list: how many stand before it. The list is made of whole days, so it moves only when a complaint comes in. */
function placeOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const match = /^o(\d{1,6})$/.exec(cursor);
  if (!match) throw new FaultError('INVALID_INPUT', [{ path: 'cursor', message: 'not a cursor of this list' }]);
  return Number(match[1]);
}

function row({ _id, storeId, kind, text, openedAt, closedAt, rating, evidence }: ComplaintDocument) {
  const cause = evidence.analyse?.cause;
  return { complaintId: _id, storeId, kind, text, openedAt, isClosed: closedAt !== null, ...(cause === undefined ? {} : { cause }), ...(rating === null ? {} : { rating }) };
}

/** The complaints behind a figure of the report, newest first: found in the countings, read by their ids. */
export const complaints = defineQuery(staffContract.complaintPatterns.complaints, async ({ input: { storeId, from, until, facet, cursor }, caller }) => {
  const days = await readDays(scopeOf(caller, storeId), from, until, ['on', 'complaints']);
  const counted = days.flatMap((day) => day.complaints.filter((complaint) => isCounted(complaint, facet))).reverse();
  const place = placeOf(cursor);
  const page = counted.slice(place, place + pageSize);
  const found = await store.complaints.getMany(page.map((complaint) => complaint.complaintId));
  return accept({
    counted: counted.length,
    items: page.flatMap((complaint) => { const document = found.get(complaint.complaintId); return document ? [row(document)] : []; }),
    ...(counted.length > place + pageSize ? { nextCursor: `o${place + pageSize}` } : {}),
  });
});
