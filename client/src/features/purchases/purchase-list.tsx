import { View } from '@tarojs/components';
import { storeNow, type Value } from '../../api';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { RateVisit } from './rate-visit';

/** Purchases, newest first: where, when, how much, what it brought, and a way to say that something was wrong. */
export function PurchaseList({ purchases }: { purchases: readonly Value<'member', 'purchases', 'list'>['items'][number][] }) {
  const text = useText();
  const { say } = text;
  const now = storeNow();
  return (
    <View>
      {purchases.map((purchase, index) => (
        <Card key={purchase.purchaseId} className="t-purchase">
          <View id={`purchase-${index}`} className="picked" hoverClass="pressed" ariaRole="button" onClick={() => go.purchase(purchase.purchaseId)}>
            <View>
              <View className="strong">{purchase.storeName && say.name(purchase.storeName)}</View>
              <View className="quiet small">{say.moment(purchase.at, now)}</View>
            </View>
            <View className="row-end">
              <View className="strong number t-paid" style={{ fontSize: '20px', color: 'var(--ink)' }}>{say.yuan(purchase.paid)}</View>
              {purchase.saved > 0 && <View className="tiny">{text.purchases.saved(purchase.saved)}</View>}
            </View>
          </View>
          <View className="picked" style={{ marginTop: '8px' }}>
            <View className="small good">{text.purchases.earned(purchase.pointsEarned)}</View>
            <View className="picked" style={{ gap: '8px' }}>
              <Button kind="plain" small className="t-purchase-complain" onClick={() => go.complain(purchase.purchaseId)}>{text.purchases.complain}</Button>
              <Button kind="soft" small className="t-purchase-open" onClick={() => go.purchase(purchase.purchaseId)}>{text.receipt.see}</Button>
            </View>
          </View>
          <RateVisit purchase={purchase} about={`visit-${index}`} />
        </Card>
      ))}
    </View>
  );
}
