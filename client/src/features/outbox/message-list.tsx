import { View } from '@tarojs/components';
import { storeNow, type Value } from '../../api';
import { Reasons } from '../../frame/decided';
import { useText, type Text } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';

type Message = Value<'staff', 'outbox', 'list'>['items'][number];
const toneOf = { gathered: undefined, tagged: undefined, waiting: undefined, sending: undefined, sent: 'accent', refused: 'danger', failed: 'danger', cancelled: undefined } as const satisfies Record<Message['state'], string | undefined>;

function whenWords(message: Message, text: Text): string {
  const now = storeNow();
  if (message.sentAt !== undefined) return text.outbox.sentAt(text.say.moment(message.sentAt, now));
  if (message.state === 'waiting' && message.notBefore > now) return text.outbox.notBefore(text.say.moment(message.notBefore, now));
  return text.outbox.decidedAt(text.say.moment(message.decidedAt, now));
}

/** Messages: to whom, through what, what they say, and why this way. */
export function MessageList({ messages }: { messages: readonly Message[] }) {
  const text = useText();
  return (
    <View>
      {messages.map((message) => {
        const tone = toneOf[message.state];
        return (
          <Card key={message.messageId} className="t-message">
            <View className="picked">
              <View className="strong">{message.memberName}</View>
              <Badge {...(tone ? { tone } : {})}>{text.words.outboxState[message.state]}</Badge>
            </View>
            <View className="quiet small">{text.words.channel[message.channel]} · {whenWords(message, text)}</View>
            {message.fields.length > 0 && (
              <View className="reasons">{message.fields.map((field) => <View key={field.name}>{field.value}</View>)}</View>
            )}
            {message.errorCode !== undefined && <View className="bad small" style={{ marginTop: '6px' }}>{text.outbox.platformSaid(message.errorCode)}</View>}
            {message.delivery !== undefined && (
              <View className={`small ${message.delivery === 'delivered' ? 'quiet' : 'bad'}`} style={{ marginTop: '6px' }}>{text.outbox.delivery(message.delivery, message.deliveryCode ?? '')}</View>
            )}
            {message.reasons.length > 0 && <View className="small" style={{ marginTop: '6px' }}><Reasons reasons={message.reasons} /></View>}
          </Card>
        );
      })}
    </View>
  );
}
