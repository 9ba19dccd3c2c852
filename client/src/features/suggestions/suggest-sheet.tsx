import { View } from '@tarojs/components';
import { useState } from 'react';
import { suggestionLetters } from '../../../../shared/domain/survey/suggestion';
import { memberApi, useCommand } from '../../api';
import { useJoinFirst } from '../../frame/join-first';
import { go } from '../../navigate';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import { notice } from '../../ui/notice';
import { Sheet } from '../../ui/sheet';

const shortest = 5;

/** A suggestion in the member's own words. What he wrote stays when it could not be sent. */
export function SuggestSheet({ onClose, onSent }: { onClose: () => void; onSent: () => void }) {
  const text = useText();
  const { voice } = text;
  const [words, setWords] = useState('');
  const [said, setSaid] = useState<string>();
  const sending = useCommand(() => memberApi.command.suggestions.send({ words: words.trim() }));
  const { joinFirst, hear } = useJoinFirst();
  const send = async () => {
    if ([...words.trim()].length < shortest) return setSaid(voice.suggestShort);
    const answer = await sending.run();
    if (!answer) return;
    if (answer.kind !== 'done') {
      hear(answer);
      return setSaid(sayProblem(text, answer));
    }
    notice(voice.suggestSent);
    onSent();
  };
  const change = (value: string) => {
    setWords(value);
    setSaid(undefined);
  };
  return (
    <Sheet title={voice.suggestTitle} closeWord={text.states.close} onClose={onClose}>
      <TextArea id="suggest-words" value={words} hint={voice.suggestHint} most={suggestionLetters} said={said} onChange={change} />
      <View className="quiet small" style={{ marginBottom: '12px' }}>{voice.suggestWho}</View>
      {joinFirst ? (
        <Button id="go-join" onClick={go.join}>{text.home.joinNow}</Button>
      ) : (
        <Button id="suggest-send" disabled={sending.busy} onClick={() => void send()}>{voice.suggestSend}</Button>
      )}
    </Sheet>
  );
}
