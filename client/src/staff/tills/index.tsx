import { View } from '@tarojs/components';
import { useDesk } from '../../features/desk/use-desk';
import { AddSheet, KeySheet, RevokeSheet } from '../../features/tills/till-sheets';
import { TillsView } from '../../features/tills/tills-view';
import { useTills } from '../../features/tills/use-tills';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';
import { Button } from '../../ui/button';

/** 收银系统: head office makes, changes and revokes the keys of till systems. */
export default function TillsPage() {
  const text = useText();
  const { stores } = useDesk();
  const keys = useTills();
  const { asked, key } = keys;
  const close = () => keys.ask('nothing');
  return (
    <Screen id="tills-screen" title={text.tills.title} foot={<Button id="till-add" onClick={() => keys.ask('add')}>{text.tills.add}</Button>}>
      <ShownValue shown={keys.shown} bones={[120, 120]} onRetry={() => void keys.reload()} forStaff>
        {({ tills }) => (
          <View>
            <TillsView tills={tills} keys={keys} />
            {asked === 'add' && <AddSheet stores={stores} busy={keys.busy} onAdd={keys.add} onClose={close} />}
            {typeof asked === 'object' && <RevokeSheet till={asked.revoke} busy={keys.busy} onRevoke={() => keys.revoke(asked.revoke)} onClose={close} />}
            {key && <KeySheet made={key} onClose={keys.forgetKey} />}
          </View>
        )}
      </ShownValue>
    </Screen>
  );
}
