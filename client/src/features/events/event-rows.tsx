import { View } from '@tarojs/components';
import type { Value } from '../../api';
import { go } from '../../navigate';
import { useText, type Text } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { timesOf } from './event-times';

export type MemberEvent = Value<'member', 'events', 'list'>['ahead'][number];

/** Whether I have a place or wait for one: how many are left is then no news to me. */
export const isGuest = ({ mine }: MemberEvent): boolean => mine !== undefined && mine.standing !== 'withdrawn';

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
          <View className="small" style={{ marginTop: '4px' }}>{timesOf(event, text)}</View>
          <View className="quiet small">{placeWords(event, text)}</View>
          {event.phase === 'sign_up' && !isGuest(event) && <View className="quiet small">{leftWords(event, text)}</View>}
        </Card>
      ))}
    </View>
  );
}
