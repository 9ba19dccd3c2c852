import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, useQuery, type Value } from '../../api';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';
import { Chips } from '../../ui/segments';
import { HoursView } from './hours-view';

type Store = Value<'staff', 'desk', 'overview'>['staff']['stores'][number];

/** The hours of one of the caller's stores; a choice only for who has several. */
export function StoreHours({ stores, first }: { stores: readonly Store[]; first: Store }) {
  const { say } = useText();
  const [storeId, setStoreId] = useState(first.storeId);
  const { shown, reload } = useQuery(() => staffApi.query.openingHours.show({ storeId }), { about: storeId });
  return (
    <View>
      {stores.length > 1 && (
        <View className="chip-line">
          <Chips id="hours-store" choices={stores.map((store) => ({ key: store.storeId as string, word: say.name(store.name) }))} chosen={storeId} onChoose={(key) => setStoreId(key as Store['storeId'])} />
        </View>
      )}
      <ShownValue shown={shown} bones={[40, 392, 96]} onRetry={() => void reload()} forStaff>
        {(hours) => <HoursView key={`${hours.storeId} ${hours.version}`} shown={hours} onSaved={() => void reload()} />}
      </ShownValue>
    </View>
  );
}
