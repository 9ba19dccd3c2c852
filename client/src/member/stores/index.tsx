import { memberApi, useQuery } from '../../api';
import { StoreList } from '../../features/stores/store-list';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';
import { Empty } from '../../ui/states';

/** 联系门店: for whoever looks around, too. */
export default function StoresPage() {
  const text = useText();
  const { shown, reload } = useQuery(() => memberApi.query.stores.list(), { keepAs: 'stores' });
  return (
    <Screen id="stores-screen" title={text.stores.title}>
      <ShownValue shown={shown} bones={[130, 130, 130]} onRetry={() => void reload()}>
        {({ stores }) => (stores.length === 0 ? <Empty title={text.stores.none} /> : <StoreList stores={stores} />)}
      </ShownValue>
    </Screen>
  );
}
