import { View } from '@tarojs/components';
import { memberApi, storeNow, useCommand, type Answer, type Value } from '../../api';
import { go } from '../../navigate';
import { sayProblem, useText } from '../../text';
import { Card, Section } from '../../ui/card';
import { Switch } from '../../ui/field';
import { notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { becauseWords } from './message-view';

type Page = Value<'member', 'messages', 'list'>;
type Item = Page['items'][number];
type Switches = NonNullable<Page['switches']>;

/** What was sent to me and why, newest first. */
export function MessageList({ items }: { items: readonly Item[] }) {
  const text = useText();
  const { words, messages, say } = text;
  return (
    <Card flush>
      {items.map(({ contactId, at, way, text: said, messageId, because }) => (
        <Row
          key={contactId}
          className="t-my-message"
          title={said === '' ? messages.call : said}
          detail={<View><View>{say.moment(at, storeNow())} · {words.channel[way]}</View>{because && <View>{becauseWords(because, text)}</View>}</View>}
          {...(messageId === undefined ? {} : { onClick: () => go.message(messageId) })}
        />
      ))}
    </Card>
  );
}

/** A switch for marketing at all, and one for every way. */
export function WaySwitches({ switches: { marketing, ways }, onChanged }: { switches: Switches; onChanged: () => void }) {
  const text = useText();
  const { messages, campaigns } = text;
  const setting = useCommand(memberApi.command.messages.setWay);
  const consenting = useCommand(memberApi.command.consent.setMarketing);
  const busy = setting.busy || consenting.busy;
  const after = (answer: Answer<unknown, unknown> | undefined) => {
    if (answer && answer.kind !== 'done') notice(sayProblem(text, answer));
    onChanged();
  };
  return (
    <Section title={messages.settings} aside={<View className="tiny">{messages.settingsHint}</View>}>
      <Card flush>
        <Row title={messages.marketing} detail={marketing ? messages.marketingOn : messages.marketingOff} end={<Switch id="ways-marketing" on={marketing} onChange={(granted) => !busy && void consenting.run({ granted }).then(after)} />} />
        {ways.map(({ way, on }) => (
          <Row key={way} title={campaigns.words.way[way]} end={<Switch id={`way-${way}`} on={on} onChange={(next) => !busy && void setting.run({ way, on: next }).then(after)} />} />
        ))}
      </Card>
    </Section>
  );
}
