import type { CareNoteDocument } from '../../_store/after-purchase-documents';

/** A care note as head office edits it. */
export function careNoteView(note: CareNoteDocument) {
  return { category: note.category, text: note.text, version: note.version, changed: { at: note.changedAt, byName: note.changedByName } };
}
