import { View } from '@tarojs/components';
import { instant, localDateOf, type LocalDate } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { useText, type Text } from '../../text';
import { Badge } from '../../ui/badge';
import { Icon } from '../../ui/icon';
import type { Coupon } from './use-wallet';

/** What a ticket shows: a coupon of the wallet, or one a friend offers. */
export type TicketFace = Pick<Coupon, 'name' | 'kind' | 'value' | 'threshold' | 'startsAt' | 'endsAt' | 'state' | 'redeemedAt'> & { readonly couponId: string; readonly whyNot?: Coupon['whyNot'] };

function figureOf({ kind, value }: TicketFace, text: Text): string | undefined {
  if (kind === 'cash_off' && value.off !== undefined) return text.say.yuanShort(value.off);
  if (kind === 'percent' && value.rate !== undefined) return text.say.off(value.rate);
  return undefined;
}

function whenOf(coupon: TicketFace, text: Text, today: LocalDate): string {
  const now = storeNow();
  if (coupon.redeemedAt !== undefined) return text.coupons.usedAt(text.say.moment(coupon.redeemedAt, now));
  if (coupon.startsAt > now) return text.coupons.startsOn(text.say.day(localDateOf(coupon.startsAt), today));
  // The interval is half open: the last day is the one before its end.
  return text.say.until(localDateOf(instant(coupon.endsAt - 1)), today);
}

/** One coupon: what it takes off, from when, until when, and the first reason why not today. */
export function CouponTicket({ coupon, onOpen }: { coupon: TicketFace; onOpen?: () => void }) {
  const text = useText();
  const today = localDateOf(storeNow());
  const figure = figureOf(coupon, text);
  const past = !['issued', 'reserved', 'offered'].includes(coupon.state);
  const waits = coupon.state === 'issued' ? coupon.whyNot?.[0] : undefined;
  return (
    <View className={`coupon t-coupon${past ? ' coupon-past' : ''}`} id={`coupon-${coupon.couponId}`} {...(onOpen ? { onClick: onOpen, hoverClass: 'pressed', ariaRole: 'button' } : {})}>
      <View className="coupon-worth">
        {figure === undefined ? <Icon name="gift" /> : <View className={`coupon-figure number${figure.length > 4 ? ' coupon-figure-long' : ''}`}>{figure}</View>}
        <View className="tiny">{coupon.kind === 'gift' ? text.coupons.gift : text.coupons.threshold(coupon.threshold)}</View>
      </View>
      <View className="coupon-main">
        <View className="strong t-coupon-name">{text.say.name(coupon.value.gift ?? coupon.name)}</View>
        {coupon.value.cap !== undefined && <View className="quiet small">{text.coupons.cap(coupon.value.cap)}</View>}
        <View className="quiet small">{whenOf(coupon, text, today)}</View>
        {(coupon.state === 'reserved' || coupon.state === 'offered') && <Badge tone="warn">{text.words.couponState[coupon.state]}</Badge>}
        {coupon.state === 'given' && <Badge>{text.words.couponState.given}</Badge>}
        {waits !== undefined && <Badge className="badge-long t-why-not">{text.words.couponWaits[waits]}</Badge>}
      </View>
    </View>
  );
}
