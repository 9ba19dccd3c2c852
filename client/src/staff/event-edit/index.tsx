import { staffApi, useQuery, type Value } from '../../api';
import { EventForm } from '../../features/events/event-form';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { useText } from '../../text';

function KeptEvent({ eventId, choices }: { eventId: string; choices: Value<'staff', 'events', 'choices'> }) {
  const { shown, reload } = useQuery(() => staffApi.query.events.show({ eventId }), { about: eventId });
  return (
    <ShownValue shown={shown} bones={[48, 200, 48, 48]} onRetry={() => void reload()} forStaff>
      {(event) => <EventForm event={event} choices={choices} />}
    </ShownValue>
  );
}

/** Planning an event, new or kept. */
export default function EventEditPage() {
  const { eventsDesk } = useText();
  const eventId = useAddress('id');
  const { shown, reload } = useQuery(() => staffApi.query.events.choices());
  return (
    <Screen id="event-edit-screen" title={eventId === undefined ? eventsDesk.add : eventsDesk.edit}>
      <ShownValue shown={shown} bones={[48, 200, 48, 48]} onRetry={() => void reload()} forStaff>
        {(choices) => (eventId === undefined ? <EventForm event={undefined} choices={choices} /> : <KeptEvent eventId={eventId} choices={choices} />)}
      </ShownValue>
    </Screen>
  );
}
