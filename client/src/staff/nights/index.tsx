import { staffApi, useQuery } from '../../api';
import { NightList } from '../../features/retention/night-list';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';
import { Empty } from '../../ui/states';

/** 每夜记录. */
export default function NightsPage() {
  const text = useText();
  const { shown, reload } = useQuery(() => staffApi.query.retention.nights());
  return (
    <Screen id="nights-screen" title={text.nights.title}>
      <ShownValue shown={shown} bones={[220, 220]} onRetry={() => void reload()} forStaff>
        {({ runs }) => (runs.length === 0 ? <Empty title={text.nights.none} detail={text.nights.noneHint} /> : <NightList nights={runs} />)}
      </ShownValue>
    </Screen>
  );
}
