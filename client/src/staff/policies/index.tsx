import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, usePages, useQuery } from '../../api';
import { HistoryView } from '../../features/policies/history-view';
import { OverviewView } from '../../features/policies/overview-view';
import { Screen } from '../../frame/screen';
import { PagedList, ShownValue } from '../../frame/shown';
import { useText } from '../../text';
import { Segments } from '../../ui/segments';

type Shown = Parameters<typeof OverviewView>[0]['rules'];

/** 会员规则: head office reads and edits the rules of the books, and their history. */
export default function PoliciesPage() {
  const text = useText();
  const [tab, setTab] = useState<'rules' | 'history'>('rules');
  const { shown, reload } = useQuery(() => staffApi.query.policies.show());
  return (
    <Screen id="policies-screen" title={text.policies.title}>
      <ShownValue shown={shown} bones={[44, 80, 320]} onRetry={() => void reload()} forStaff>
        {(rules) => (
          <View>
            <Segments id="policies" choices={(['rules', 'history'] as const).map((key) => ({ key, word: text.policies.tabs[key] }))} chosen={tab} onChoose={setTab} />
            {tab === 'rules' ? <OverviewView rules={rules} onChanged={() => void reload()} /> : <HistoryTab rules={rules} />}
          </View>
        )}
      </ShownValue>
    </Screen>
  );
}

function HistoryTab({ rules }: { rules: Shown }) {
  const text = useText();
  const pages = usePages((cursor) => staffApi.query.policies.history(cursor === undefined ? {} : { cursor }));
  return (
    <PagedList pages={pages} bone={120} forStaff empty={{ title: text.policies.historyNone }}>
      {(versions) => <HistoryView versions={versions} names={rules} />}
    </PagedList>
  );
}
