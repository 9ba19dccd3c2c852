import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, useQuery } from '../../api';
import { CheckIn } from '../../features/events/check-in';
import { EventHead } from '../../features/events/event-head';
import { GuestList } from '../../features/events/guest-list';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { useText } from '../../text';

/** One event for staff: where it stands, the door, its guests. */
export default function EventDeskPage() {
  const { events } = useText();
  const eventId = useAddress('id') ?? '';
  const [entered, setEntered] = useState(0);
  const { shown, reload } = useQuery(() => staffApi.query.events.show({ eventId }), { about: eventId });
  const changed = () => {
    setEntered((before) => before + 1);
    void reload();
  };
  return (
    <Screen id="event-desk-screen" title={events.title}>
      <ShownValue shown={shown} bones={[140, 80, 200]} onRetry={() => void reload()} forStaff>
        {(event) => (
          <View>
            <EventHead event={event} onChanged={changed} />
            {event.isPublished && event.phase !== 'cancelled' && event.phase !== 'ended' && <CheckIn event={event} onCheckedIn={changed} />}
            {event.isPublished && <GuestList event={event} about={`${entered}`} />}
          </View>
        )}
      </ShownValue>
    </Screen>
  );
}
