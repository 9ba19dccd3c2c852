import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Value } from '../../api';
import { useText, type Text } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';

type Store = Value<'member', 'stores', 'list'>['stores'][number];

const dayMinutes = 1_440;
const two = (value: number) => String(value).padStart(2, '0');
const clock = (minute: number) => `${two(Math.floor((minute % dayMinutes) / 60))}:${two(minute % 60)}`;

function hoursToday({ today, todayName }: Store, text: Text): string | undefined {
  if (today === undefined) return undefined;
  const { openingHours, stores } = text;
  const end = (minute: number) => (minute > dayMinutes ? openingHours.nextDay(clock(minute)) : minute === dayMinutes ? '24:00' : clock(minute));
  const said = today.length === 0 ? openingHours.closed : today.map(({ fromMinute, toMinute }) => openingHours.span(clock(fromMinute), end(toMinute))).join('  ');
  return todayName ? stores.todayOf(todayName, said) : stores.today(said);
}

/** Every store: his own first, whether it is open, where it is, a tap to call. */
export function StoreList({ stores }: { stores: readonly Store[] }) {
  const text = useText();
  const call = (phoneNumber: string) => void Taro.makePhoneCall({ phoneNumber }).catch(() => undefined);
  return (
    <View>
      {stores.map((store) => {
        const hours = hoursToday(store, text);
        return (
          <Card key={store.storeId} flush className="t-store">
            <Row
              title={<View className="strong">{text.say.name(store.name)}{store.isOwn ? ` · ${text.stores.own}` : ''}</View>}
              detail={<View><View>{text.say.name(store.address)}</View>{hours !== undefined && <View>{hours}</View>}</View>}
              {...(store.isOpen === undefined ? {} : { end: <Badge {...(store.isOpen ? { tone: 'accent' as const } : {})}>{store.isOpen ? text.stores.open : text.stores.closed}</Badge> })}
            />
            {store.phone === ''
              ? <Row icon="phone" title={<View className="quiet">{text.stores.noPhone}</View>} />
              : <Row className="t-store-call" icon="phone" title={store.phone} detail={text.receipt.call} onClick={() => call(store.phone)} />}
          </Card>
        );
      })}
    </View>
  );
}
