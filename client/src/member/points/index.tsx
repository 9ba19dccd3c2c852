import { View } from '@tarojs/components';
import { memberApi, usePages } from '../../api';
import { EntryList, PointsHead } from '../../features/points/entry-list';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';

/** 积分: balance, what ends soon, entries. */
export default function PointsPage() {
  const text = useText();
  const pages = usePages((cursor) => memberApi.query.points.entries(cursor === undefined ? {} : { cursor }));
  return (
    <Screen id="points-screen" title={text.points.title}>
      {pages.head && <PointsHead head={pages.head} />}
      <Card flush><Row id="points-shop" icon="gift" title={text.pointsShop.row} detail={text.pointsShop.rowHint} onClick={go.pointsShop} /></Card>
      <View className="section">
        <PagedList pages={pages} bone={64} empty={{ title: text.points.none, detail: text.points.noneHint, action: { word: text.home.showCode, onClick: go.code } }}>
          {(entries) => <EntryList entries={entries} onPurchase={go.purchase} />}
        </PagedList>
      </View>
    </Screen>
  );
}
