import { View } from '@tarojs/components';
import { memberApi, useQuery } from '../../api';
import { EventRows } from '../../features/events/event-rows';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';
import { Section } from '../../ui/card';
import { Empty } from '../../ui/states';

/** 活动: what I am invited to, and where I was. */
export default function EventsPage() {
  const { events } = useText();
  const { shown, reload } = useQuery(() => memberApi.query.events.list());
  return (
    <Screen id="events-screen" title={events.title}>
      <ShownValue shown={shown} bones={[140, 140]} onRetry={() => void reload()}>
        {({ ahead, past }) => (
          <View>
            {ahead.length === 0 ? <Empty title={events.none} detail={events.noneHint} /> : <Section title={events.ahead}><EventRows events={ahead} /></Section>}
            {past.length > 0 && <Section title={events.past}><EventRows events={past} /></Section>}
          </View>
        )}
      </ShownValue>
    </Screen>
  );
}
