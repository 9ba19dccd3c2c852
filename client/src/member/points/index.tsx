import { View } from '@tarojs/components';
import { memberApi, usePages } from '../../api';
import { EntryList, PointsHead } from '../../features/points/entry-list';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { go } from '../../navigate';
import { useText } from '../../text';

/** 积分: balance, what ends soon, entries. */
export default function PointsPage() {
  const text = useText();
  const pages = usePages((cursor) => memberApi.query.points.entries(cursor === undefined ? {} : { cursor }));
  return (
    <Screen id="points-screen" title={text.points.title}>
      {pages.head && <PointsHead head={pages.head} />}
      <View className="section">
        <PagedList pages={pages} bone={64} empty={{ title: text.points.none, detail: text.points.noneHint, action: { word: text.home.showCode, onClick: go.code } }}>
          {(entries) => <EntryList entries={entries} />}
        </PagedList>
      </View>
    </Screen>
  );
}
