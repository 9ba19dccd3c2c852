import { mostCareNotes } from '../../../shared/contract/care-notes';
import { staffContract } from '../../../shared/contract/staff';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { careNoteIdOf } from '../../_store/after-purchase-documents';
import { store } from '../../_store/store';
import { careNoteView } from './view';

/** Writes a note, or takes it away when both texts are empty. Whoever edited an older one is told who was first. */
export const save = definePreparedCommand(staffContract.careNotes.save, {
  async prepare() {
    return accept({ notes: await store.careNotes.count({}) });
  },

  async run({ input: { category, text, version }, caller, now, tx, prepared: { notes } }) {
    const _id = careNoteIdOf(category);
    const before = await tx.careNotes.get(_id);
    if ((before?.version ?? 0) !== version) return refuse('CARE_NOTE_CHANGED', { byName: before?.changedByName ?? '' });
    const words = { zh: text.zh.trim(), en: text.en.trim() };
    if (words.zh === '' && words.en === '') {
      if (before) await tx.careNotes.remove(_id);
      return accept({ category, text: words, version: 0 });
    }
    if (!before && notes >= mostCareNotes) return refuse('CARE_NOTES_TOO_MANY', { most: mostCareNotes });
    // A text in one language only is shown to readers of the other, too.
    const note = {
      _id, category, text: { zh: words.zh || words.en, en: words.en || words.zh }, version: version + 1,
      changedAt: now, changedBy: caller.staffId, changedByName: caller.name,
    };
    await tx.careNotes.put(note);
    return accept(careNoteView(note));
  },
});
