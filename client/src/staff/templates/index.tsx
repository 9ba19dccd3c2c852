import { View } from '@tarojs/components';
import { useState } from 'react';
import { messageChannels, type MessageChannel } from '../../../../shared/domain/campaign/message-template';
import { staffApi, useQuery } from '../../api';
import { GroupList } from '../../features/templates/group-list';
import { NewTemplate } from '../../features/templates/new-template';
import { TemplateCard } from '../../features/templates/template-card';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Chips } from '../../ui/segments';

/** 消息模板与群发: what may be said, and what waits for a person. */
export default function TemplatesPage() {
  const text = useText();
  const [channel, setChannel] = useState<MessageChannel>('subscribe_message');
  const [adding, setAdding] = useState(false);
  const registry = useQuery(() => staffApi.query.templates.list());
  const groups = useQuery(() => staffApi.query.outbox.groups());
  return (
    <Screen id="templates-screen" title={text.templates.title}>
      <ShownValue shown={groups.shown} bones={[80]} onRetry={() => void groups.reload()} forStaff>
        {({ items }) => <GroupList groups={items} onDecided={() => void groups.reload()} />}
      </ShownValue>
      <View className="field"><Chips id="channel" choices={messageChannels.map((key) => ({ key, word: text.words.channel[key] }))} chosen={channel} onChoose={setChannel} /></View>
      <ShownValue shown={registry.shown} bones={[120, 120, 120]} onRetry={() => void registry.reload()} forStaff>
        {(value) => (
          <View>
            {adding
              ? <NewTemplate key={channel} channel={channel} registry={value} onCancel={() => setAdding(false)} onSaved={() => { setAdding(false); void registry.reload(); }} />
              : <View className="field"><Button id="template-add" kind="soft" onClick={() => setAdding(true)}>{text.templates.add}</Button></View>}
            {value.templates.filter((template) => template.channel === channel).map((template) => (
              <TemplateCard key={`${template.templateId} ${value.version}`} template={template} registry={value} onSaved={() => void registry.reload()} />
            ))}
          </View>
        )}
      </ShownValue>
    </Screen>
  );
}
