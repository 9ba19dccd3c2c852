import { View } from '@tarojs/components';
import { storeNow, type Value } from '../../api';
import { go } from '../../navigate';
import { useText, type Text } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';

export type MemberEvent = Value<'member', 'events', 'list'>['ahead'][number];

/** How I stand, or how the event stands while I am no guest. */
export function StandingBadge({ event }: { event: MemberEvent }) {
  const { events } = useText();
  const { mine, phase } = event;
  const standing = mine && mine.standing !== 'withdrawn' ? mine.standing : undefined;
  if (phase === 'cancelled' || standing === undefined) return <Badge {...(phase === 'sign_up' ? { tone: 'accent' as const } : {})}>{events.phase[phase]}</Badge>;
  return <Badge {...(standing === 'going' || standing === 'came' ? { tone: 'accent' as const } : standing === 'waiting' ? { tone: 'warn' as const } : {})}>{events.standing[standing]}</Badge>;
}

/** The store, and the room in it where one is named. */
export const placeWords = ({ storeName, where }: MemberEvent, text: Text): string => [text.say.name(storeName), where].filter((part) => part !== '').join(' · ');

/** How many places are left, or that one may wait. */
export const leftWords = ({ placesLeft, waiting }: MemberEvent, { events, say }: Text): string =>
  placesLeft > 0 ? events.placesLeft(say.count(placesLeft)) : [events.full, ...(waiting > 0 ? [events.waiting(say.count(waiting))] : [])].join(' · ');

/** Events, each leading to its page. */
export function EventRows({ events }: { events: readonly MemberEvent[] }) {
  const text = useText();
  return (
    <View>
      {events.map((event) => (
        <Card key={event.eventId} className="t-event" onClick={() => go.event(event.eventId)}>
          <View className="picked">
            <View className="strong">{event.title}</View>
            <StandingBadge event={event} />
          </View>
          <View className="small" style={{ marginTop: '4px' }}>{text.say.moment(event.startsAt, storeNow())}</View>
          <View className="quiet small">{placeWords(event, text)}</View>
          {event.phase === 'sign_up' && <View className="quiet small">{leftWords(event, text)}</View>}
        </Card>
      ))}
    </View>
  );
}
