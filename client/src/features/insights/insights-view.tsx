import { View } from '@tarojs/components';
import { useState } from 'react';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow, staffApi, useQuery, type Value } from '../../api';
import { ShownValue } from '../../frame/shown';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Chips, Segments } from '../../ui/segments';
import { Empty } from '../../ui/states';
import { GroupsView } from './groups-view';
import type { Insights } from './insight-types';
import { ModelView } from './model-view';
import { StatesView } from './states-view';

type Staff = Value<'staff', 'desk', 'overview'>['staff'];
const everyStore = 'all';
const tabs = ['states', 'groups', 'model'] as const;
type Tab = (typeof tabs)[number];

/** The report about one store, or about all of them for head office. */
export function InsightsView({ staff }: { staff: Staff }) {
  const text = useText();
  const headOffice = staff.role === 'head_office';
  const [scope, setScope] = useState<string>(headOffice ? everyStore : (staff.stores[0]?.storeId ?? everyStore));
  const [tab, setTab] = useState<Tab>('states');
  const store = staff.stores.find(({ storeId }) => storeId === scope);
  const { shown, reload } = useQuery(() => staffApi.query.insights.report(store ? { storeId: store.storeId } : {}), { about: scope });
  const scopes = [...(headOffice ? [{ key: everyStore, word: text.insights.allStores }] : []), ...staff.stores.map(({ storeId, name }) => ({ key: storeId as string, word: text.say.name(name) }))];
  return (
    <View>
      {scopes.length > 1 && <View className="chip-line"><Chips id="scope" choices={scopes} chosen={scope} onChoose={setScope} /></View>}
      <Segments id="insights" choices={tabs.map((key) => ({ key, word: text.insights.tabs[key] }))} chosen={tab} onChoose={setTab} />
      <ShownValue shown={shown} bones={[180, 220, 220]} onRetry={() => void reload()} forStaff>
        {(insights) => <TabView tab={tab} insights={insights} storeId={store?.storeId} headOffice={headOffice} />}
      </ShownValue>
    </View>
  );
}

function TabView({ tab, insights, storeId, headOffice }: { tab: Tab; insights: Insights; storeId: string | undefined; headOffice: boolean }) {
  const text = useText();
  const { report, model, history } = insights;
  if (tab === 'model') {
    return model ? <ModelView model={model} onEditRules={headOffice ? go.retentionPolicy : undefined} /> : <Empty title={text.insights.noModel} detail={text.insights.noModelHint} />;
  }
  if (!report) return <Empty title={text.insights.none} detail={text.insights.noneHint} />;
  return (
    <View>
      <View className="quiet small" id="insights-as-of">{text.insights.asOf(text.say.day(report.businessDay, localDateOf(storeNow())), report.members)}</View>
      {tab === 'states'
        ? <StatesView report={report} history={history} />
        : <GroupsView report={report} horizonDays={report.latelyDays} onGroup={(group) => go.memberGroup(group, storeId)} onCostly={() => go.costlyMembers(storeId)} />}
    </View>
  );
}
