import { memberApi, useQuery } from '../../api';
import { EventAction } from '../../features/events/event-action';
import { EventView } from '../../features/events/event-view';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { useText } from '../../text';

/** One event: what it is, and my place in it. */
export default function EventPage() {
  const { events } = useText();
  const eventId = useAddress('id') ?? '';
  const { shown, reload } = useQuery(() => memberApi.query.events.show({ eventId }), { about: eventId });
  return (
    <Screen id="event-screen" title={events.title} {...(shown.status === 'ready' ? { foot: <EventAction event={shown.value} onChanged={() => void reload()} /> } : {})}>
      <ShownValue shown={shown} bones={[60, 160, 200]} onRetry={() => void reload()}>
        {(event) => <EventView event={event} />}
      </ShownValue>
    </Screen>
  );
}
