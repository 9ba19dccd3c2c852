import { View } from '@tarojs/components';
import { followUpResults } from '../../../../shared/domain/follow-up/follow-up';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import { Chips } from '../../ui/segments';
import { Sheet } from '../../ui/sheet';
import type { useRecord } from './use-record';

/** How it went, in one tap and a note. Ids: `result-<result>`, `record-note`, `record-submit`. */
export function RecordSheet({ recording }: { recording: ReturnType<typeof useRecord> }) {
  const text = useText();
  return (
    <Sheet title={text.followUps.recordTitle} closeWord={text.states.close} onClose={recording.close}>
      <View className="field">
        <Chips id="result" choices={followUpResults.map((key) => ({ key, word: text.words.taskResult[key] }))} chosen={recording.result} onChoose={recording.setResult} />
      </View>
      <TextArea id="record-note" label={text.followUps.note} value={recording.note} hint={text.followUps.noteHint} most={500} onChange={recording.setNote} />
      <Button id="record-submit" disabled={recording.result === undefined || recording.busy} onClick={recording.record}>{text.followUps.record}</Button>
    </Sheet>
  );
}
