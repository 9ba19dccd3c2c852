import { View } from '@tarojs/components';
import type { StoreId } from '../../../../shared/kernel/ids';
import { staffApi, usePages } from '../../api';
import { GroupList } from '../../features/insights/group-list';
import type { MemberGroup } from '../../features/insights/insight-types';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { useText } from '../../text';

/** The members of one of the eight groups. */
export default function InsightsGroupPage() {
  const text = useText();
  const group = (useAddress('group') ?? 'important-value') as MemberGroup;
  const storeId = useAddress('store') as StoreId | undefined;
  const pages = usePages(
    (cursor) => staffApi.query.insights.group({ group, ...(storeId === undefined ? {} : { storeId }), ...(cursor === undefined ? {} : { cursor }) }),
    `${group} ${storeId ?? ''}`,
  );
  return (
    <Screen id="insights-group-screen" title={text.insights.group[group]}>
      {pages.head && pages.head.members > 0 && <View className="section-title" id="group-listed">{text.insights.groupIs[group]} · {text.insights.groupListed(pages.head.listed, pages.head.members)}</View>}
      <PagedList pages={pages} bone={72} forStaff empty={{ title: text.insights.groupNone, detail: text.insights.groupNoneHint }}>
        {(members) => <GroupList members={members} />}
      </PagedList>
    </Screen>
  );
}
