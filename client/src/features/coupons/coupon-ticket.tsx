import { View } from '@tarojs/components';
import { instant, localDateOf, type LocalDate } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { useText, type Text } from '../../text';
import { Badge } from '../../ui/badge';
import { Icon } from '../../ui/icon';
import type { Coupon } from './use-wallet';

function figureOf({ kind, value }: Coupon, text: Text): string | undefined {
  if (kind === 'cash_off' && value.off !== undefined) return text.say.yuanShort(value.off);
  if (kind === 'percent' && value.rate !== undefined) return text.say.off(value.rate);
  return undefined;
}

function whenOf(coupon: Coupon, text: Text, today: LocalDate): string {
  const now = storeNow();
  if (coupon.redeemedAt !== undefined) return text.coupons.usedAt(text.say.moment(coupon.redeemedAt, now));
  if (coupon.startsAt > now) return text.coupons.startsOn(text.say.day(localDateOf(coupon.startsAt), today));
  // The interval is half open: the last day is the one before its end.
  return text.say.until(localDateOf(instant(coupon.endsAt - 1)), today);
}

/** One coupon: what it takes off, from when, until when. */
export function CouponTicket({ coupon }: { coupon: Coupon }) {
  const text = useText();
  const today = localDateOf(storeNow());
  const figure = figureOf(coupon, text);
  const past = coupon.state !== 'issued' && coupon.state !== 'reserved';
  return (
    <View className={`coupon t-coupon${past ? ' coupon-past' : ''}`} id={`coupon-${coupon.couponId}`}>
      <View className="coupon-worth">
        {figure === undefined ? <Icon name="gift" /> : <View className={`coupon-figure number${figure.length > 4 ? ' coupon-figure-long' : ''}`}>{figure}</View>}
        <View className="tiny">{coupon.kind === 'gift' ? text.coupons.gift : text.coupons.threshold(coupon.threshold)}</View>
      </View>
      <View className="coupon-main">
        <View className="strong t-coupon-name">{text.say.name(coupon.value.gift ?? coupon.name)}</View>
        {coupon.value.cap !== undefined && <View className="quiet small">{text.coupons.cap(coupon.value.cap)}</View>}
        <View className="quiet small">{whenOf(coupon, text, today)}</View>
        {coupon.state === 'reserved' && <Badge tone="warn">{text.words.couponState.reserved}</Badge>}
      </View>
    </View>
  );
}
