import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow, type Value } from '../../api';
import { go } from '../../navigate';
import { grouped, useText, type Text } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { Icon } from '../../ui/icon';
import { Row } from '../../ui/row';
import { Empty } from '../../ui/states';

export type Shelf = Value<'member', 'pointsShop', 'shelf'>;
export type ShelfItem = Shelf['items'][number];

/** Why a reward cannot be had now, in a word or two; undefined when it can. */
export function whyNotWords({ whyNot, missing }: ShelfItem, text: Text): string | undefined {
  switch (whyNot) {
    case undefined:
      return undefined;
    case 'POINTS_INSUFFICIENT':
      return missing === undefined ? undefined : text.pointsShop.missing(missing);
    case 'REWARD_TIER_EXCLUDED':
      return text.pointsShop.forTiers;
    case 'REWARD_LIMIT_REACHED':
      return text.pointsShop.limitReached;
    case 'REWARD_SOLD_OUT':
      return text.pointsShop.soldOut;
  }
}

function Item({ item, onOpen }: { item: ShelfItem; onOpen: () => void }) {
  const text = useText();
  const said = whyNotWords(item, text);
  const { left, untilOn } = item;
  const facts = [
    ...(left === undefined || item.whyNot === 'REWARD_SOLD_OUT' ? [] : [text.pointsShop.left(left)]),
    ...(untilOn === undefined ? [] : [text.pointsShop.until(text.say.day(untilOn, localDateOf(storeNow())))]),
  ];
  return (
    <View className={`coupon t-reward${said === undefined ? '' : ' coupon-past'}`} id={`reward-${item.rewardId}`} hoverClass="pressed" ariaRole="button" onClick={onOpen}>
      <View className="coupon-worth">
        <Icon name={item.gives === 'gift' ? 'gift' : 'coupon'} />
        <View className="tiny">{item.gives === 'gift' ? text.rewards.gift : text.rewards.coupon}</View>
      </View>
      <View className="coupon-main">
        <View className="strong">{text.say.name(item.name)}</View>
        <View className="number strong">{text.say.points(item.points)}</View>
        {facts.length > 0 && <View className="quiet small">{facts.join(' · ')}</View>}
        {said !== undefined && <Badge className="badge-long t-why-not">{said}</Badge>}
      </View>
    </View>
  );
}

/** The balance, what waits, and the shelf. Ids: `shop-balance`, `shop-exchanges`, `reward-<id>`. */
export function ShelfView({ shelf, onOpen }: { shelf: Shelf; onOpen: (item: ShelfItem) => void }) {
  const text = useText();
  return (
    <View>
      <View className="balance">
        <View className="quiet small">{text.pointsShop.balance}</View>
        <View className="balance-figure number" id="shop-balance">{grouped(shelf.balance)}</View>
      </View>
      <Card flush>
        <Row id="shop-exchanges" icon="bag" title={text.pointsShop.mine} detail={text.pointsShop.waiting(shelf.waiting)} onClick={go.exchanges} />
      </Card>
      <View className="section">
        {shelf.items.length === 0 ? (
          <Empty title={text.pointsShop.none} detail={text.pointsShop.noneHint} />
        ) : (
          shelf.items.map((item) => <Item key={item.rewardId} item={item} onOpen={() => onOpen(item)} />)
        )}
      </View>
    </View>
  );
}
