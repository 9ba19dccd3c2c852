import { mostCareNotes } from '../../../shared/contract/care-notes';
import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { store } from '../../_store/store';
import { careNoteView } from './view';

/** Purchases looked at for kinds of goods that nothing is said about. */
const latestPurchases = 200;

/** Every note, the general one first, and the kinds of the latest purchases that have none. */
export const list = defineQuery(staffContract.careNotes.list, async () => {
  const [notes, purchases] = await Promise.all([
    store.careNotes.find({ filter: {}, limit: mostCareNotes }),
    store.purchases.find({ filter: {}, order: [{ field: 'at', direction: 'desc' }], limit: latestPurchases, fields: ['lines'] }),
  ]);
  const written = new Set(notes.map(({ category }) => category));
  const sold = new Set(purchases.flatMap(({ lines }) => lines.flatMap(({ category }) => category ?? [])));
  return accept({
    notes: notes.map(careNoteView).sort((left, right) => (left.category < right.category ? -1 : 1)),
    unwritten: [...sold].filter((category) => category !== '' && category.length <= 20 && !written.has(category)).sort().slice(0, 20),
  });
});
