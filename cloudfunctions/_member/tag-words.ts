import { store } from '../_store/store';

const mostOffered = 30;

/** Words that members were tagged with, the latest first: what is offered to whoever tags, or chooses by tag. */
export async function newestTagWords(): Promise<string[]> {
  const found = await store.tagWords.find({ filter: {}, order: [{ field: 'usedAt', direction: 'desc' }, { field: '_id', direction: 'desc' }], limit: mostOffered });
  return found.map(({ _id }) => _id);
}
