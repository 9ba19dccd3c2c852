import { staffApi, useQuery } from '../../api';
import { PatternsView } from '../../features/complaint-patterns/patterns-view';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';

/** 投诉规律: what complaints have in common, for managers and head office. */
export default function ComplaintPatternsPage() {
  const text = useText();
  const { shown, reload } = useQuery(() => staffApi.query.desk.overview(), { keepAs: 'desk' });
  return (
    <Screen id="complaint-patterns-screen" title={text.patterns.title}>
      <ShownValue shown={shown} bones={[44, 220, 120]} onRetry={() => void reload()} forStaff>
        {({ staff }) => <PatternsView staff={staff} />}
      </ShownValue>
    </Screen>
  );
}
