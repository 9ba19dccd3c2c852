import { View } from '@tarojs/components';
import { useState } from 'react';
import { storeNow } from '../../api';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { TextArea } from '../../ui/field';
import { Row } from '../../ui/row';
import type { Case } from './desk-types';
import type { CaseWork } from './use-case';

type DeskEvent = Case['deskEvents'][number];

function LogLine({ event }: { event: DeskEvent }) {
  const text = useText();
  const { notes, caseWords } = text;
  const what = event.due === undefined ? '' : event.due === 'first_answer' ? text.queue.dueFirst : text.queue.dueResolution;
  const said = event.kind === 'escalated' ? (event.text === 'head_office' ? caseWords.level.head_office : caseWords.level.manager) : event.text;
  return (
    <Row
      className="t-desk-event"
      title={[caseWords.deskEvent[event.kind], what, event.toName === undefined ? '' : notes.to(event.toName)].filter((word) => word !== '').join(' ')}
      detail={[notes.by(event.by), text.say.moment(event.at, storeNow()), said].filter((word) => word !== '').join(' · ')}
    />
  );
}

/** What only the desk knows: private notes, who watches, who had it and what ran out. */
export function CaseInside({ complaint, work }: { complaint: Case; work: CaseWork }) {
  const text = useText();
  const [words, setWords] = useState('');
  const now = storeNow();
  const add = () => void work.note(words.trim()).then((kept) => kept && setWords(''));
  return (
    <View>
      <Card>
        <TextArea id="note-text" label={text.notes.title} value={words} hint={text.notes.hint} onChange={setWords} />
        <Button id="note-add" kind="soft" disabled={work.busy || words.trim() === ''} onClick={add}>{text.notes.add}</Button>
      </Card>
      {complaint.notes.length > 0 && (
        <Card flush>
          {complaint.notes.map((note, index) => <Row key={index} className="t-note" title={<View style={{ whiteSpace: 'pre-wrap' }}>{note.text}</View>} detail={`${note.by} · ${text.say.moment(note.at, now)}`} />)}
        </Card>
      )}
      <View className="two">
        <Button id="case-hand-over" kind="plain" onClick={work.startHandOver}>{text.notes.handOver}</Button>
        <Button id="case-watch" kind="plain" disabled={work.busy} onClick={() => work.watch(!complaint.isWatched)}>{complaint.isWatched ? text.notes.unwatch : text.notes.watch}</Button>
      </View>
      {complaint.watchers.length > 0 && <View className="quiet small" style={{ marginTop: '8px' }}>{text.notes.watchers} {text.say.list(complaint.watchers)}</View>}
      <Section title={text.notes.log}>
        <Card flush>{complaint.deskEvents.map((event, index) => <LogLine key={index} event={event} />)}</Card>
      </Section>
    </View>
  );
}
