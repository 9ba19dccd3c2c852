import { View } from '@tarojs/components';
import { grouped, useText } from '../../text';
import { Card } from '../../ui/card';
import { TextArea } from '../../ui/field';
import { Icon } from '../../ui/icon';
import type { Refund, RefundDone, useRefund } from './use-refund';

function Line({ word, value, id, total }: { word: string; value: string; id?: string; total?: boolean }) {
  return (
    <View className={`sum-row${total ? ' sum-total' : ''}`}>
      <View className={total ? '' : 'quiet'}>{word}</View>
      <View className="number" {...(id === undefined ? {} : { id })}>{value}</View>
    </View>
  );
}

/** What comes back and what is taken back, in goods, money, points, growth and coupons. */
function Moves({ refund, moneyId }: { refund: Refund; moneyId: string }) {
  const text = useText();
  const { say } = text;
  return (
    <Card>
      <Line word={text.refunds.goods} value={say.yuan(refund.value)} />
      {refund.pointsRestored > 0 && <Line word={text.refunds.restored} value={say.pointsChange(refund.pointsRestored)} />}
      {refund.pointsClawedBack > 0 && <Line word={text.refunds.clawedBack} value={`-${grouped(refund.pointsClawedBack)}`} />}
      {refund.lostPoints > 0 && <View className="quiet small">{text.refunds.lost(refund.lostPoints)}</View>}
      {refund.growthRemoved > 0 && <Line word={text.refunds.growth} value={`-${grouped(refund.growthRemoved)}`} />}
      {refund.coupons.map((coupon) => <Line key={coupon.couponId} word={text.refunds.coupons} value={say.name(coupon.name)} />)}
      <Line word={text.refunds.money} value={say.yuan(refund.paid)} id={moneyId} total />
    </Card>
  );
}

/** Last look before the money is handed back, with the reason. */
export function RefundLook({ quote, refunding }: { quote: Refund; refunding: ReturnType<typeof useRefund> }) {
  const text = useText();
  return (
    <View>
      <Moves refund={quote} moneyId="refund-money" />
      {quote.afterWindow && <View className="reasons t-after-window">{text.refunds.afterWindow}</View>}
      <TextArea id="refund-reason" label={text.refunds.reason} value={refunding.reason} hint={text.refunds.reasonHint} most={200} said={refunding.said} onChange={refunding.setReason} />
      {refunding.unsure && <View className="reasons t-unsure">{text.refunds.unsure}</View>}
    </View>
  );
}

/** Recorded: what was handed back and what the member has now. */
export function RefundDoneView({ done, name }: { done: RefundDone; name: string }) {
  const text = useText();
  return (
    <View id="refund-done">
      <View className="done-mark"><Icon name="check" /></View>
      <View className="title" style={{ textAlign: 'center' }}>{text.refunds.doneTitle}</View>
      <View className="lead" style={{ textAlign: 'center', marginBottom: '20px' }}>{name}</View>
      <Moves refund={done} moneyId="refund-done-money" />
      <Card><Line word={text.refunds.balance} value={text.say.points(done.pointsBalance)} id="refund-done-balance" /></Card>
    </View>
  );
}
