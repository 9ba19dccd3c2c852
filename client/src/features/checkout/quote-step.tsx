import { View } from '@tarojs/components';
import { useText } from '../../text';
import { Card, Section } from '../../ui/card';
import { Switch } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { Row } from '../../ui/row';
import { GoodsChoice } from './goods-choice';
import type { Quote, useCheckout } from './use-checkout';

type Checkout = ReturnType<typeof useCheckout>;

function CouponChoice({ coupon, onToggle }: { coupon: Quote['coupons'][number]; onToggle: () => void }) {
  const text = useText();
  return (
    <View className="choose t-quote-coupon" id={`quote-coupon-${coupon.couponId}`} ariaRole="checkbox" onClick={onToggle}>
      <View className={`tick${coupon.applied ? ' tick-on' : ''}`}><Icon name="check" small /></View>
      <View className="row-main">
        <View>{text.say.name(coupon.name)}</View>
        {!coupon.applied && coupon.whyNot !== undefined && <View className="quiet small t-why-not">{text.words.couponWhyNot[coupon.whyNot]}</View>}
      </View>
      {coupon.applied && coupon.discount > 0 && <View className="number">-{text.say.yuan(coupon.discount)}</View>}
    </View>
  );
}

function Sum({ quote }: { quote: Quote }) {
  const text = useText();
  const { say } = text;
  const off = quote.coupons.filter((coupon) => coupon.applied).reduce((sum, coupon) => sum + coupon.discount, 0);
  const line = (word: string, value: string) => (
    <View className="sum-row">
      <View className="quiet">{word}</View>
      <View className="number">{value}</View>
    </View>
  );
  return (
    <Card>
      {line(text.checkout.original, say.yuan(quote.original))}
      {quote.tierDiscount > 0 && line(text.checkout.tierDiscount, `-${say.yuan(quote.tierDiscount)}`)}
      {off > 0 && line(text.checkout.coupons, `-${say.yuan(off as typeof quote.payable)}`)}
      {quote.pointsDiscount > 0 && line(text.checkout.pointsAsMoney, `-${say.yuan(quote.pointsDiscount)}`)}
      <View className="sum-row sum-total">
        <View>{text.checkout.payable}</View>
        <View className="number" id="quote-payable">{say.yuan(quote.payable)}</View>
      </View>
      <View className="quiet small" id="quote-earned">{text.checkout.willEarn(quote.pointsEarned, quote.growthEarned)}</View>
      {quote.multiplier.because !== 'none' && <View className="quiet small" id="quote-multiplier">{text.words.multiplierReason[quote.multiplier.because](text.say.times(quote.multiplier.times))}</View>}
    </Card>
  );
}

/** Last look before payment: every coupon with why it is not used, points as money, the sum, and what was bought, if somebody says so. */
export function QuoteStep({ quote, checkout }: { quote: Quote; checkout: Checkout }) {
  const text = useText();
  const most = quote.pointsSpendable;
  return (
    <View>
      <View style={{ marginTop: '16px' }}><Sum quote={quote} /></View>
      <Section title={text.checkout.coupons}>
        {quote.coupons.length === 0 ? (
          <View className="quiet small">{text.checkout.couponsNone}</View>
        ) : (
          <Card flush>{quote.coupons.map((coupon) => <CouponChoice key={coupon.couponId} coupon={coupon} onToggle={() => checkout.toggleCoupon(coupon.couponId)} />)}</Card>
        )}
      </Section>
      <Section title={text.checkout.pointsAsMoney}>
        {most === 0 && checkout.spending === 0 ? (
          <View className="quiet small">{text.checkout.pointsNone}</View>
        ) : (
          <Card flush>
            <Row title={text.checkout.usePoints(checkout.spending === 0 ? most : checkout.spending)} end={<Switch id="quote-points" on={checkout.spending > 0} onChange={checkout.spendPoints} />} />
          </Card>
        )}
      </Section>
      <GoodsChoice whole={quote.original} split={checkout.goods} locked={checkout.unsure || checkout.busy} onName={checkout.nameGoods} />
      {checkout.unsure && <View className="reasons t-unsure">{text.checkout.unsure}</View>}
    </View>
  );
}
