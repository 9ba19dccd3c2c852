import { View } from '@tarojs/components';
import { grouped, useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { Icon } from '../../ui/icon';
import type { Receipt } from './use-checkout';

/** Recorded: what was paid and what it brought. */
export function ReceiptStep({ receipt, name }: { receipt: Receipt; name: string }) {
  const text = useText();
  const { say } = text;
  const line = (id: string, word: string, value: string) => (
    <View className="sum-row">
      <View className="quiet">{word}</View>
      <View className="number strong" id={id}>{value}</View>
    </View>
  );
  return (
    <View id="checkout-done">
      <View className="done-mark"><Icon name="check" /></View>
      <View className="title" style={{ textAlign: 'center' }}>{text.checkout.doneTitle}</View>
      <View className="lead" style={{ textAlign: 'center', marginBottom: '20px' }}>
        <View>{name}</View>
        {receipt.tierRaised && <Badge tone="gold" className="t-tier-raised">{text.checkout.tierRaised(say.name(receipt.tierName))}</Badge>}
      </View>
      <Card>
        {line('done-paid', text.checkout.donePaid, say.yuan(receipt.quote.payable))}
        {line('done-earned', text.checkout.doneEarned, say.pointsChange(receipt.quote.pointsEarned))}
        {line('done-balance', text.checkout.doneBalance, say.points(receipt.pointsBalance))}
        {line('done-growth', text.checkout.doneGrowth, grouped(receipt.growth))}
      </Card>
    </View>
  );
}
