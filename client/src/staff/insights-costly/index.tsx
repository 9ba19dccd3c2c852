import { View } from '@tarojs/components';
import type { StoreId } from '../../../../shared/kernel/ids';
import { staffApi, usePages } from '../../api';
import { CostlyList } from '../../features/insights/costly-list';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { go, useAddress } from '../../navigate';
import { useText } from '../../text';

/** 给出的比带来的多: the members whose discounts, coupons and points are more than their payments leave. */
export default function InsightsCostlyPage() {
  const text = useText();
  const storeId = useAddress('store') as StoreId | undefined;
  const pages = usePages(
    (cursor) => staffApi.query.insights.costly({ ...(storeId === undefined ? {} : { storeId }), ...(cursor === undefined ? {} : { cursor }) }),
    storeId ?? '',
  );
  return (
    <Screen id="insights-costly-screen" title={text.insights.costly}>
      <View className="quiet small chart-note" id="costly-advice">{text.insights.costlyAdvice}</View>
      {pages.head && pages.head.members > 0 && <View className="section-title" style={{ marginTop: '20px' }}>{text.insights.costlyListed(pages.head.listed, pages.head.members)}</View>}
      <PagedList pages={pages} bone={72} forStaff empty={{ title: text.insights.costlyNone, detail: text.insights.costlyNoneHint }}>
        {(members) => <CostlyList members={members} onOpen={go.member} />}
      </PagedList>
    </Screen>
  );
}
