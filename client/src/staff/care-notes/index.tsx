import { CareNoteList, CareNoteSheet } from '../../features/care-notes/care-note-list';
import { useCareNotes } from '../../features/care-notes/use-care-notes';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';
import { Button } from '../../ui/button';

/** 保养说明: head office writes how to keep what was bought. */
export default function CareNotesPage() {
  const text = useText();
  const notes = useCareNotes();
  return (
    <Screen id="care-notes-screen" title={text.careNotes.title} foot={<Button id="care-add" onClick={() => notes.add()}>{text.careNotes.add}</Button>}>
      <ShownValue shown={notes.shown} bones={[64, 64, 64]} onRetry={() => void notes.reload()} forStaff>
        {(value) => <CareNoteList value={value} notes={notes} />}
      </ShownValue>
      {notes.draft && <CareNoteSheet draft={notes.draft} notes={notes} />}
    </Screen>
  );
}
