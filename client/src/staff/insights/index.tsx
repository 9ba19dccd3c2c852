import { staffApi, useQuery } from '../../api';
import { InsightsView } from '../../features/insights/insights-view';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';

/** 会员分析: the report on all members, for managers and head office. */
export default function InsightsPage() {
  const text = useText();
  const { shown, reload } = useQuery(() => staffApi.query.desk.overview(), { keepAs: 'desk' });
  return (
    <Screen id="insights-screen" title={text.insights.title}>
      <ShownValue shown={shown} bones={[44, 180, 220]} onRetry={() => void reload()} forStaff>
        {({ staff }) => <InsightsView staff={staff} />}
      </ShownValue>
    </Screen>
  );
}
