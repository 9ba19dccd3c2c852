import { View } from '@tarojs/components';
import { DeskView } from '../../features/desk/desk-view';
import { StorePick } from '../../features/desk/store-pick';
import { useDesk } from '../../features/desk/use-desk';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';

/** 工作台: for staff. What waits, and the ways to it. */
export default function DeskPage() {
  const text = useText();
  const { shown, reload, stores, store, chooseStore } = useDesk();
  return (
    <Screen id="desk-screen" title={text.desk.title} tab="desk">
      <ShownValue shown={shown} bones={[44, 112, 48, 240]} onRetry={() => void reload()} forStaff>
        {(overview) => (
          <View>
            <StorePick stores={stores} store={store} onChoose={chooseStore} />
            <DeskView overview={overview} />
          </View>
        )}
      </ShownValue>
    </Screen>
  );
}
