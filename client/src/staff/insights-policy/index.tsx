import { staffApi, useQuery } from '../../api';
import { RulesView } from '../../features/insights/rules-view';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';

/** 判断规则: head office edits the rules about states. */
export default function InsightsPolicyPage() {
  const text = useText();
  const { shown, reload } = useQuery(() => staffApi.query.retentionPolicy.show());
  return (
    <Screen id="insights-policy-screen" title={text.insights.rules}>
      <ShownValue shown={shown} bones={[120, 320, 240]} onRetry={() => void reload()} forStaff>
        {(rules) => <RulesView key={rules.version} rules={rules} onSaved={() => void reload()} />}
      </ShownValue>
    </Screen>
  );
}
