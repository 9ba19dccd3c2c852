import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, useCommand, type Value } from '../../api';
import { go } from '../../navigate';
import { sayProblem, useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { notice } from '../../ui/notice';
import { timesOf } from './event-times';

export type KeptEvent = Value<'staff', 'events', 'show'>;

/** What an event is and how many come, and what he whose event it is may do with it. Ids: `event-publish`, `event-edit`, `event-cancel`, `event-cancel-sure`. */
export function EventHead({ event, onChanged }: { event: KeptEvent; onChanged: () => void }) {
  const text = useText();
  const { events, eventsDesk, say } = text;
  const { phase, isPublished, faults } = event;
  return (
    <View>
      <Card>
        <View className="picked">
          <View className="story-title">{event.title === '' ? eventsDesk.draft : event.title}</View>
          <Badge {...(isPublished && phase === 'sign_up' ? { tone: 'accent' as const } : {})}>{isPublished ? events.phase[phase] : eventsDesk.draft}</Badge>
        </View>
        <View className="small">{timesOf(event, text)}</View>
        <View className="quiet small">{[say.name(event.storeName), event.where].filter((part) => part !== '').join(' · ')}</View>
        {isPublished && <View className="small" id="event-counts">{eventsDesk.counts(say.count(event.going), say.count(event.capacity), say.count(event.waiting))}</View>}
        {isPublished && event.came > 0 && <View className="small" id="event-came">{eventsDesk.came(say.count(event.came), say.count(event.going))}</View>}
        {event.missed > 0 && <View className="quiet small" id="event-missed">{eventsDesk.missed(say.count(event.missed))}</View>}
        {!isPublished && faults.length > 0 && <View className="bad small" id="event-faults">{eventsDesk.unfit(faults.map((fault) => eventsDesk.fault[fault]).join(text.lang === 'zh' ? '；' : '; '))}</View>}
      </Card>
      {event.mayChange && phase !== 'ended' && phase !== 'cancelled' && <Manage event={event} onChanged={onChanged} />}
    </View>
  );
}

function Manage({ event, onChanged }: { event: KeptEvent; onChanged: () => void }) {
  const text = useText();
  const { eventsDesk } = text;
  const { eventId, isPublished, faults } = event;
  const [sure, setSure] = useState(false);
  const publishing = useCommand(staffApi.command.events.publish);
  const cancelling = useCommand(staffApi.command.events.cancel);
  const publish = async () => {
    const answer = await publishing.run({ eventId });
    if (!answer) return;
    notice(answer.kind === 'done' ? eventsDesk.published : sayProblem(text, answer));
    onChanged();
  };
  const cancel = async () => {
    const answer = await cancelling.run({ eventId });
    if (!answer) return;
    setSure(false);
    notice(answer.kind === 'done' ? eventsDesk.cancelled : sayProblem(text, answer));
    onChanged();
  };
  if (sure) {
    return (
      <Card>
        <View className="small" style={{ marginBottom: '12px' }}>{eventsDesk.cancelSure}</View>
        <View className="picked" style={{ gap: '8px' }}>
          <Button id="event-keep" kind="soft" small onClick={() => setSure(false)}>{eventsDesk.keep}</Button>
          <Button id="event-cancel-sure" kind="danger" small disabled={cancelling.busy} onClick={() => void cancel()}>{eventsDesk.cancel}</Button>
        </View>
      </Card>
    );
  }
  return (
    <View className="section">
      {!isPublished && <Button id="event-publish" disabled={faults.length > 0 || publishing.busy} onClick={() => void publish()}>{eventsDesk.publish}</Button>}
      {!isPublished && <View className="quiet tiny" style={{ margin: '8px 0' }}>{eventsDesk.publishHint}</View>}
      <View className="picked" style={{ gap: '8px' }}>
        <Button id="event-edit" kind="soft" small onClick={() => go.editEvent(eventId)}>{eventsDesk.edit}</Button>
        {isPublished && <Button id="event-cancel" kind="plain" small onClick={() => setSure(true)}>{eventsDesk.cancel}</Button>}
      </View>
    </View>
  );
}
