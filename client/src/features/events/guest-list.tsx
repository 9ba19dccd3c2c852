import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, storeNow, usePages } from '../../api';
import { PagedList } from '../../frame/shown';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';
import { Segments } from '../../ui/segments';
import type { KeptEvent } from './event-head';

const states = ['going', 'waiting', 'withdrawn'] as const;

/** Who has a place, who waits in his order, who withdrew. `about` changes when somebody came. Ids: `guests-<state>`. */
export function GuestList({ event: { eventId }, about }: { event: KeptEvent; about: string }) {
  const { events, eventsDesk, say } = useText();
  const [state, setState] = useState<(typeof states)[number]>('going');
  const pages = usePages((cursor) => staffApi.query.events.guests({ eventId, state, ...(cursor === undefined ? {} : { cursor }) }), `${state}/${about}`);
  return (
    <View className="section">
      <Segments id="guests" choices={states.map((key) => ({ key, word: eventsDesk[key] }))} chosen={state} onChoose={setState} />
      <PagedList pages={pages} bone={56} forStaff empty={{ title: eventsDesk.noGuests }}>
        {(guests) => (
          <Card flush>
            {guests.map((guest) => (
              <Row
                key={guest.memberId}
                className="t-guest"
                title={guest.nickname}
                detail={[...(guest.phoneMasked === undefined ? [] : [guest.phoneMasked]), say.moment(guest.cameAt ?? guest.signedUpAt, storeNow())].join(' · ')}
                end={<Badge {...(guest.standing === 'came' ? { tone: 'accent' as const } : {})}>{guest.placeInLine === undefined ? events.standing[guest.standing] : eventsDesk.line(guest.placeInLine)}</Badge>}
              />
            ))}
          </Card>
        )}
      </PagedList>
    </View>
  );
}
