import { View } from '@tarojs/components';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import { Chips } from '../../ui/segments';
import { Sheet } from '../../ui/sheet';
import type { Case } from './desk-types';
import type { CaseWork } from './use-case';

/** A message to the customer. */
export function SaySheet({ work }: { work: CaseWork }) {
  const text = useText();
  return (
    <Sheet title={text.case.say} closeWord={text.states.close} onClose={work.closeSheet}>
      <TextArea id="say-text" value={work.words} hint={text.case.sayHint} onChange={work.setWords} />
      <Button id="say-send" disabled={work.busy || work.words.trim() === ''} onClick={work.say}>{text.case.send}</Button>
    </Sheet>
  );
}

/** Into whose hands, and why. Ids: `hand-<staff id>`, `hand-reason`, `hand-send`. */
export function HandOverSheet({ complaint, work }: { complaint: Case; work: CaseWork }) {
  const text = useText();
  return (
    <Sheet title={text.notes.handOver} closeWord={text.states.close} onClose={work.closeSheet}>
      <View className="field">
        <View className="field-label">{text.notes.handTo}</View>
        <Chips
          id="hand"
          choices={complaint.colleagues.map(({ staffId, name, role }) => ({ key: staffId as string, word: `${name} · ${text.words.role[role]}` }))}
          chosen={work.colleague}
          onChoose={(key) => work.setColleague(complaint.colleagues.find(({ staffId }) => staffId === key)?.staffId)}
        />
      </View>
      <TextArea id="hand-reason" label={text.notes.handReason} value={work.words} hint={text.notes.handReasonHint} most={200} onChange={work.setWords} />
      <Button id="hand-send" disabled={work.busy} onClick={work.handOver}>{text.notes.handOver}</Button>
    </Sheet>
  );
}
