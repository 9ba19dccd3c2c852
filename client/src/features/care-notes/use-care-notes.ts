import { useState } from 'react';
import { staffApi, useCommand, useQuery, type Value } from '../../api';
import { sayProblem, sayRefusal, useText } from '../../text';
import { notice } from '../../ui/notice';

export type CareNote = Value<'staff', 'careNotes', 'list'>['notes'][number];
/** A note being written; `isNew` while its kind of goods may still be named. */
export interface CareDraft {
  readonly category: string;
  readonly zh: string;
  readonly en: string;
  readonly version: number;
  readonly isNew: boolean;
}

/** Care notes by kind of goods, and the one being written. */
export function useCareNotes() {
  const text = useText();
  const { shown, reload } = useQuery(() => staffApi.query.careNotes.list());
  const [draft, setDraft] = useState<CareDraft>();
  const saving = useCommand(staffApi.command.careNotes.save);
  const save = async (written: CareDraft) => {
    const category = written.category.trim();
    if (written.isNew && category === '') return notice(text.careNotes.categoryMissing);
    const answer = await saving.run({ category, text: { zh: written.zh, en: written.en }, version: written.version });
    if (!answer) return;
    if (answer.kind !== 'done') {
      notice(answer.kind === 'refused' ? sayRefusal(text, answer.refusal) : sayProblem(text, answer));
      return answer.kind === 'refused' ? reload() : undefined;
    }
    notice(answer.value.version === 0 ? text.careNotes.removed : text.careNotes.saved);
    setDraft(undefined);
    await reload();
  };
  return {
    shown,
    reload,
    draft,
    busy: saving.busy,
    write: (note: Pick<CareNote, 'category' | 'text' | 'version'>) => setDraft({ category: note.category, ...note.text, version: note.version, isNew: false }),
    add: (category = '') => setDraft({ category, zh: '', en: '', version: 0, isNew: true }),
    change: (part: Partial<CareDraft>) => setDraft((before) => before && { ...before, ...part }),
    save: () => draft && void save(draft),
    close: () => setDraft(undefined),
  };
}
