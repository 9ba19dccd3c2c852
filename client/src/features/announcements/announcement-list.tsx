import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, storeNow, useCommand, type Value } from '../../api';
import { sayProblem, useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';

type Announcement = Value<'staff', 'outbox', 'announcements'>['items'][number];

/** What was told to many, with a way to stop what has not left. Ids: `stop-<announcement>`. */
export function AnnouncementList({ items, onStopped }: { items: readonly Announcement[]; onStopped: () => void }) {
  const text = useText();
  const { announcements: words } = text;
  const [said, setSaid] = useState<string>();
  const stopping = useCommand(staffApi.command.outbox.stopAnnouncement);
  const stop = async (announcementId: string) => {
    const answer = await stopping.run({ announcementId });
    if (!answer) return;
    setSaid(answer.kind === 'done' ? undefined : sayProblem(text, answer));
    onStopped();
  };
  return (
    <Section title={words.told}>
      {items.length === 0 && <View className="quiet small">{words.toldNone}</View>}
      {items.map(({ announcementId, occasion, about, createdAt, state, members, sent, waiting }) => (
        <Card key={announcementId} className="t-announcement">
          <View className="picked">
            <View className="strong">{text.templates.occasion[occasion]}</View>
            <Badge>{words.state[state]}</Badge>
          </View>
          <View className="quiet small">{about} · {text.say.moment(createdAt, storeNow())}</View>
          <View className="small">{words.counted(members, sent, waiting)}</View>
          {state !== 'stopped' && (state === 'running' || waiting > 0) && (
            <Button id={`stop-${announcementId}`} kind="soft" disabled={stopping.busy} onClick={() => void stop(announcementId)}>{words.stop}</Button>
          )}
        </Card>
      ))}
      {said !== undefined && <View className="bad small">{said}</View>}
    </Section>
  );
}
