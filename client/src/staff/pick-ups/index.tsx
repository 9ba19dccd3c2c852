import { View } from '@tarojs/components';
import { StorePick } from '../../features/desk/store-pick';
import { useDesk } from '../../features/desk/use-desk';
import { PickUpView } from '../../features/pick-ups/pick-up-view';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';

/** 礼品领取: a member's pick-up code, and handing over what it stands for. */
export default function PickUpsPage() {
  const text = useText();
  const { shown, reload, stores, store, chooseStore } = useDesk();
  return (
    <Screen id="pick-ups-screen" title={text.pickUps.title}>
      <ShownValue shown={shown} bones={[44, 48, 120]} onRetry={() => void reload()} forStaff>
        {() => (
          <View>
            <StorePick stores={stores} store={store} onChoose={chooseStore} />
            {store && <PickUpView storeId={store.storeId} />}
          </View>
        )}
      </ShownValue>
    </Screen>
  );
}
