import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow, type Value } from '../../api';
import { go } from '../../navigate';
import { useText, type Text } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';

export type Message = Value<'member', 'messages', 'open'>;
type Because = Message['because'];

/** Why the store wrote, in a sentence or two. */
export function becauseWords(because: Because, { campaigns, messages, say }: Text): string {
  const occasion = campaigns.words.occasion[because.occasion] ?? campaigns.words.occasion['campaign'] ?? '';
  if (because.purpose === 'service') return messages.becauseService(occasion);
  const consent = because.consentSince === undefined ? messages.consentGone : messages.consentSince(say.day(localDateOf(because.consentSince), localDateOf(storeNow())));
  return `${messages.becauseMarketing(occasion)}${consent}`;
}

/** What we wrote, why, and one tap out. */
export function MessageView({ message, busy, onWay, onMarketing }: { message: Message; busy: boolean; onWay: (on: boolean) => void; onMarketing: (granted: boolean) => void }) {
  const text = useText();
  const { messages, campaigns, say } = text;
  const way = campaigns.words.way[message.way];
  return (
    <View>
      <Card id="message-said">
        <View className="quiet small">{messages.said} · {say.moment(message.at, storeNow())}</View>
        {message.text.map((line, index) => <View key={index} className={index === 0 ? 'strong' : ''}>{line}</View>)}
      </Card>
      <Button id="message-go-on" onClick={() => go.page(message.page)}>{messages.goOn}</Button>
      <Section title={messages.because}>
        <Card id="message-because"><View>{becauseWords(message.because, text)}</View></Card>
      </Section>
      <View className="stack">
        {message.wayOn
          ? <Button id="message-stop-way" kind="plain" disabled={busy} onClick={() => onWay(false)}>{messages.stopWay(way)}</Button>
          : <View className="picked"><View id="message-way-stopped" className="quiet">{messages.wayStopped(way)}</View><Button id="message-way-undo" kind="quiet" small disabled={busy} onClick={() => onWay(true)}>{messages.undo}</Button></View>}
        {message.marketing
          ? <Button id="message-stop-marketing" kind="plain" disabled={busy} onClick={() => onMarketing(false)}>{messages.stopMarketing}</Button>
          : <View className="picked" style={{ marginTop: '12px' }}><View id="message-marketing-stopped" className="quiet">{messages.marketingStopped}</View><Button id="message-marketing-undo" kind="quiet" small disabled={busy} onClick={() => onMarketing(true)}>{messages.undo}</Button></View>}
        <Button id="message-all" kind="quiet" onClick={go.messages}>{messages.all}</Button>
      </View>
    </View>
  );
}
