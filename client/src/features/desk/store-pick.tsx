import { View } from '@tarojs/components';
import { useState } from 'react';
import { useText } from '../../text';
import { Icon } from '../../ui/icon';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import type { Overview } from './use-desk';

type Store = Overview['staff']['stores'][number];

/** The store one works in now; a choice only for who has several. */
export function StorePick({ stores, store, onChoose }: { stores: readonly Store[]; store: Store | undefined; onChoose: (storeId: string) => void }) {
  const text = useText();
  const [picking, setPicking] = useState(false);
  if (!store) return null;
  const several = stores.length > 1;
  return (
    <View>
      <View id="store-pick" className="picked" style={{ justifyContent: 'flex-start', minHeight: '44px' }} {...(several ? { onClick: () => setPicking(true) } : {})}>
        <View className="strong">{text.say.name(store.name)}</View>
        {several && <View className="chevron" style={{ marginLeft: '4px' }}><Icon name="next" small /></View>}
      </View>
      {picking && (
        <Sheet title={text.desk.storePick} closeWord={text.states.close} onClose={() => setPicking(false)}>
          {stores.map((one) => (
            <Row
              key={one.storeId}
              id={`store-${one.storeId}`}
              title={text.say.name(one.name)}
              {...(one.storeId === store.storeId ? { end: <Icon name="check" /> } : {})}
              onClick={() => {
                onChoose(one.storeId);
                setPicking(false);
              }}
            />
          ))}
        </Sheet>
      )}
    </View>
  );
}
