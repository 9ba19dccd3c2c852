import { View } from '@tarojs/components';
import { storeNow, type Value } from '../../api';
import { useText } from '../../text';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';
import { timesOf } from './event-times';
import { isGuest, leftWords, placeWords, StandingBadge } from './event-rows';

export type OneEvent = Value<'member', 'events', 'show'>;

/** What an event is, when, where, and how many places are left. */
export function EventView({ event }: { event: OneEvent }) {
  const text = useText();
  const { events, say } = text;
  const now = storeNow();
  const { mine, phase, capacity } = event;
  return (
    <View>
      <Card>
        <View className="picked">
          <View className="story-title" id="event-title">{event.title}</View>
          <StandingBadge event={event} />
        </View>
        {mine?.standing === 'going' && phase !== 'cancelled' && <View id="event-mine" className="small">{events.signedUp}</View>}
        {mine?.standing === 'waiting' && phase !== 'cancelled' && <View id="event-mine" className="small">{events.inLine(mine.placeInLine ?? 1)}</View>}
        {phase === 'cancelled' && <View id="event-mine" className="bad small">{events.cancelledSaid}</View>}
        {phase === 'closed' && !mine && <View id="event-mine" className="quiet small">{events.closedSaid}</View>}
        <View className="story-words">{event.words}</View>
      </Card>
      <Card flush>
        <Row icon="clock" title={events.when} detail={timesOf(event, text)} />
        <Row icon="bag" title={events.place} detail={[placeWords(event, text), say.name(event.address)].filter((part) => part !== '').join('，')} />
        <Row icon="person" title={events.places} detail={[events.capacity(say.count(capacity)), ...(phase === 'sign_up' && !isGuest(event) ? [leftWords(event, text), events.signUpUntil(say.moment(event.signUpUntilAt, now))] : [])].join(' · ')} />
        {event.phone !== '' && <Row icon="phone" title={events.call} detail={event.phone} />}
      </Card>
    </View>
  );
}
