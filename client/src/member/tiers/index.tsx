import { View } from '@tarojs/components';
import { memberApi, usePages } from '../../api';
import { EventList } from '../../features/tiers/event-list';
import { StandingView } from '../../features/tiers/standing-view';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { go } from '../../navigate';
import { useText } from '../../text';

/** 等级记录: how the member's tier stands and how it came about. */
export default function TiersPage() {
  const text = useText();
  const pages = usePages((cursor) => memberApi.query.tiers.history(cursor === undefined ? {} : { cursor }));
  return (
    <Screen id="tiers-screen" title={text.tiers.title}>
      {pages.head && <StandingView standing={pages.head} />}
      <View className="section">
        <PagedList pages={pages} bone={64} empty={{ title: text.tiers.none, detail: text.tiers.noneHint }}>
          {(events) => <EventList events={events} onPurchase={go.purchases} />}
        </PagedList>
      </View>
    </Screen>
  );
}
