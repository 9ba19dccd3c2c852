import { View } from '@tarojs/components';
import { staffApi, storeNow, usePages } from '../../api';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { go, useAddress } from '../../navigate';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';

/** 活动: the store's events, the latest first; a manager may add one. */
export default function EventsDeskPage() {
  const { events, eventsDesk, say } = useText();
  const role = useAddress('role') ?? 'cashier';
  const pages = usePages((cursor) => staffApi.query.events.list(cursor === undefined ? {} : { cursor }));
  const add = role === 'cashier' ? {} : { foot: <Button id="event-add" onClick={() => go.editEvent()}>{eventsDesk.add}</Button> };
  return (
    <Screen id="events-desk-screen" title={events.title} {...add}>
      <PagedList pages={pages} bone={100} forStaff empty={{ title: eventsDesk.none, detail: eventsDesk.noneHint }}>
        {(items) => (
          <View>
            {items.map((event) => (
              <Card key={event.eventId} className="t-kept-event" onClick={() => go.eventDesk(event.eventId)}>
                <View className="picked">
                  <View className="strong">{event.title === '' ? eventsDesk.draft : event.title}</View>
                  <Badge {...(event.isPublished && event.phase === 'sign_up' ? { tone: 'accent' as const } : {})}>{event.isPublished ? events.phase[event.phase] : eventsDesk.draft}</Badge>
                </View>
                <View className="small">{say.moment(event.startsAt, storeNow())}</View>
                <View className="quiet small">{eventsDesk.counts(say.count(event.going), say.count(event.capacity), say.count(event.waiting))}</View>
              </Card>
            ))}
          </View>
        )}
      </PagedList>
    </Screen>
  );
}
