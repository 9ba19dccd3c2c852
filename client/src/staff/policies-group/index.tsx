import { staffApi, useQuery } from '../../api';
import { EditView } from '../../features/policies/edit-view';
import { policyGroups } from '../../features/policies/policy-draft';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { go, useAddress } from '../../navigate';
import { useText } from '../../text';

/** One group of the rules, edited by head office. */
export default function PoliciesGroupPage() {
  const text = useText();
  const asked = useAddress('group');
  const group = policyGroups.find((one) => one === asked) ?? 'earn';
  const { shown, reload } = useQuery(() => staffApi.query.policies.show());
  return (
    <Screen id="policies-group-screen" title={text.policies.groups[group]}>
      <ShownValue shown={shown} bones={[200, 200, 48]} onRetry={() => void reload()} forStaff>
        {(rules) => <EditView key={rules.version} group={group} rules={rules} onSaved={go.back} />}
      </ShownValue>
    </Screen>
  );
}
