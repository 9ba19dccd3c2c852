import { staffApi, useQuery } from '../../api';
import { StoreHours } from '../../features/opening-hours/store-hours';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';
import { Empty } from '../../ui/states';

/** 营业时间: a manager sets when his store works on complaints. */
export default function OpeningHoursPage() {
  const text = useText();
  const { shown, reload } = useQuery(() => staffApi.query.desk.overview(), { keepAs: 'desk' });
  return (
    <Screen id="opening-hours-screen" title={text.openingHours.title}>
      <ShownValue shown={shown} bones={[44, 392]} onRetry={() => void reload()} forStaff>
        {({ staff: { stores } }) => (stores[0] ? <StoreHours stores={stores} first={stores[0]} /> : <Empty title={text.openingHours.noStore} />)}
      </ShownValue>
    </Screen>
  );
}
