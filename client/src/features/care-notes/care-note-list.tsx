import { View } from '@tarojs/components';
import { storeNow, type Value } from '../../api';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { TextArea, TextField } from '../../ui/field';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import type { CareDraft, useCareNotes } from './use-care-notes';

type Notes = ReturnType<typeof useCareNotes>;

/** The general note first, then every kind of goods, then those sold lately of which nothing is said. */
export function CareNoteList({ value, notes }: { value: Value<'staff', 'careNotes', 'list'>; notes: Notes }) {
  const text = useText();
  const now = storeNow();
  const general = value.notes.find(({ category }) => category === '') ?? { category: '', text: { zh: '', en: '' }, version: 0 };
  const all = [general, ...value.notes.filter(({ category }) => category !== '')];
  return (
    <View>
      <View className="quiet small" style={{ marginBottom: '12px' }}>{text.careNotes.lead}</View>
      <Card flush>
        {all.map((note, index) => (
          <Row
            key={note.category}
            id={`care-note-${index}`}
            className="t-care-note"
            title={note.category === '' ? text.careNotes.general : note.category}
            detail={
              <View>
                <View>{note.text.zh === '' ? text.careNotes.none : text.say.name(note.text)}</View>
                {'changed' in note && note.changed && <View className="tiny">{text.careNotes.by(note.changed.byName, text.say.moment(note.changed.at, now))}</View>}
              </View>
            }
            onClick={() => notes.write(note)}
          />
        ))}
      </Card>
      {value.unwritten.length > 0 && (
        <Section title={text.careNotes.unwritten}>
          <Card flush>{value.unwritten.map((category) => <Row key={category} className="t-care-unwritten" title={category} end={<View className="link">{text.careNotes.write}</View>} onClick={() => notes.add(category)} />)}</Card>
        </Section>
      )}
    </View>
  );
}

export function CareNoteSheet({ draft, notes }: { draft: CareDraft; notes: Notes }) {
  const text = useText();
  const { careNotes } = text;
  const title = draft.isNew ? careNotes.add : draft.category === '' ? careNotes.general : draft.category;
  return (
    <Sheet title={title} closeWord={text.states.close} onClose={notes.close}>
      {draft.isNew && <TextField id="care-category" label={careNotes.category} value={draft.category} hint={careNotes.categoryHint} most={20} onChange={(category) => notes.change({ category })} />}
      <TextArea id="care-zh" label={careNotes.zh} aside={`${draft.zh.length}/400`} value={draft.zh} most={400} onChange={(zh) => notes.change({ zh })} />
      <TextArea id="care-en" label={careNotes.en} value={draft.en} hint={careNotes.enHint} most={400} onChange={(en) => notes.change({ en })} />
      {draft.version > 0 && <View className="quiet tiny" style={{ marginBottom: '8px' }}>{careNotes.emptyRemoves}</View>}
      <Button id="care-save" disabled={notes.busy} onClick={notes.save}>{careNotes.save}</Button>
    </Sheet>
  );
}
