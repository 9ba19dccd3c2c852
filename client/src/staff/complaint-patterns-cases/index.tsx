import { View } from '@tarojs/components';
import type { StoreId } from '../../../../shared/kernel/ids';
import { isLocalDate, localDateOf } from '../../../../shared/kernel/time';
import { staffApi, storeNow, usePages } from '../../api';
import { PatternCases } from '../../features/complaint-patterns/pattern-cases';
import { facetOfAddress } from '../../features/complaint-patterns/facet-address';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { useText } from '../../text';

/** The complaints behind a figure of 投诉规律. */
export default function ComplaintPatternsCasesPage() {
  const text = useText();
  const today = localDateOf(storeNow());
  const [from = today, until = today] = [useAddress('from'), useAddress('until')];
  const storeId = useAddress('store') as StoreId | undefined;
  const facet = facetOfAddress(useAddress('facet'));
  const days = { from: isLocalDate(from) ? from : today, until: isLocalDate(until) ? until : today };
  const pages = usePages(
    (cursor) => staffApi.query.complaintPatterns.complaints({ ...days, facet, ...(storeId === undefined ? {} : { storeId }), ...(cursor === undefined ? {} : { cursor }) }),
    JSON.stringify([from, until, storeId, facet]),
  );
  return (
    <Screen id="pattern-cases-screen" title={text.patterns.casesTitle}>
      {pages.head && <View className="section-title" id="cases-counted">{text.patterns.casesCounted(pages.head.counted)}</View>}
      <PagedList pages={pages} bone={96} forStaff empty={{ title: text.patterns.casesNone }}>
        {(cases) => <PatternCases cases={cases} />}
      </PagedList>
    </Screen>
  );
}
