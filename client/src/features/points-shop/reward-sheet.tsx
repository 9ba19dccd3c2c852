import { View } from '@tarojs/components';
import { points } from '../../../../shared/kernel/units';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { Chips } from '../../ui/segments';
import { Sheet } from '../../ui/sheet';
import { whyNotWords } from './shelf-view';
import { useExchange, type Exchanged } from './use-exchange';

/** A reward closely: what it is, where it is picked up, what is left of the points, and the exchange. Ids: `exchange-send`, `exchange-store-<id>`, `exchange-why-not`. */
export function RewardSheet({ rewardId, onClose, onExchanged, onChanged }: { rewardId: string; onClose: () => void; onExchanged: (exchanged: Exchanged) => void; onChanged: () => void }) {
  const text = useText();
  const exchanging = useExchange(rewardId, onExchanged, onChanged);
  return (
    <Sheet title={exchanging.reward ? text.say.name(exchanging.reward.name) : text.pointsShop.title} closeWord={text.states.close} onClose={onClose}>
      <ShownValue shown={exchanging.shown} bones={[60, 48, 48]} onRetry={() => void exchanging.reload()}>
        {(reward) => {
          const said = whyNotWords(reward, text);
          const detail = text.say.name(reward.detail);
          return (
            <View>
              {detail !== '' && <View>{detail}</View>}
              <View className="quiet small">{reward.gives === 'gift' ? text.pointsShop.gift : text.pointsShop.coupon}</View>
              {reward.gives === 'gift' && <View className="quiet small">{text.pointsShop.pickUpWithin(reward.pickUpDays)}</View>}
              {reward.perMember !== undefined && <View className="quiet small">{text.pointsShop.perMember(reward.perMember)}</View>}
              {reward.gives === 'gift' && (
                <Section title={text.pointsShop.pickUpIn}>
                  <Chips id="exchange-store" choices={reward.stores.map(({ storeId, name }) => ({ key: storeId, word: text.say.name(name) }))} chosen={exchanging.store} onChoose={exchanging.chooseStore} />
                </Section>
              )}
              <View className="section">
                {said === undefined ? (
                  <View className="quiet small" style={{ marginBottom: '8px' }}>{text.pointsShop.after(points(reward.balance - reward.points))}</View>
                ) : (
                  <View id="exchange-why-not" className="bad small" style={{ marginBottom: '8px' }}>{said}</View>
                )}
                <Button id="exchange-send" disabled={exchanging.busy || said !== undefined} onClick={exchanging.exchange}>{text.pointsShop.exchange(reward.points)}</Button>
              </View>
            </View>
          );
        }}
      </ShownValue>
    </Sheet>
  );
}
