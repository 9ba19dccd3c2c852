import { View } from '@tarojs/components';
import { useState } from 'react';
import { complaintKinds } from '../../../../shared/domain/complaint/complaint';
import type { MemberId } from '../../../../shared/kernel/ids';
import { staffApi, useCommand, type Input } from '../../api';
import { go } from '../../navigate';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import { notice } from '../../ui/notice';
import { Chips } from '../../ui/segments';
import { Sheet } from '../../ui/sheet';

type Words = Input<'staff', 'complaints', 'open'>;
const channels = ['phone', 'in_store', 'wechat'] as const satisfies readonly Words['channel'][];
const fewest = 5;

/** Writes down what a member said on the telephone or in the store, and goes on to the case. Ids: `record-kind-…`, `record-channel-…`, `record-text`, `record-send`. */
export function RecordSheet({ memberId, onClose }: { memberId: MemberId; onClose: () => void }) {
  const text = useText();
  const [kind, setKind] = useState<Words['kind']>('service');
  const [channel, setChannel] = useState<Words['channel']>('phone');
  const [words, setWords] = useState('');
  const { run, busy } = useCommand((input: Words) => staffApi.command.complaints.open(input));
  const send = async () => {
    const answer = await run({ memberId, kind, channel, text: words.trim() });
    if (!answer) return;
    if (answer.kind !== 'done') return notice(sayProblem(text, answer));
    onClose();
    go.case(answer.value.complaintId);
  };
  return (
    <Sheet title={text.record.title} closeWord={text.states.close} onClose={onClose}>
      <View className="quiet small" style={{ marginBottom: '12px' }}>{text.record.hint}</View>
      <View className="field">
        <View className="field-label">{text.complain.kind}</View>
        <Chips id="record-kind" choices={complaintKinds.map((key) => ({ key, word: text.words.complaintKind[key] }))} chosen={kind} onChoose={setKind} />
      </View>
      <View className="field">
        <View className="field-label">{text.record.channel}</View>
        <Chips id="record-channel" choices={channels.map((key) => ({ key, word: text.caseWords.channel[key] }))} chosen={channel} onChoose={setChannel} />
      </View>
      <TextArea id="record-text" label={text.record.words} value={words} hint={text.record.wordsHint} onChange={setWords} />
      <Button id="record-send" disabled={busy || words.trim().length < fewest} onClick={() => void send()}>{text.record.send}</Button>
    </Sheet>
  );
}
