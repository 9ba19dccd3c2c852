import { View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import type { CouponId } from '../../../../shared/kernel/ids';
import { CouponConditions } from '../../features/coupons/coupon-conditions';
import { CouponTicket } from '../../features/coupons/coupon-ticket';
import { GivingView, WhyNot } from '../../features/coupons/giving-view';
import { useGiving } from '../../features/coupons/use-giving';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { homePath, useAddress } from '../../navigate';
import { shareLink } from '../../platform/share-link';
import { useText } from '../../text';

/** 优惠券: one coupon with all its conditions, why not today, and giving it to a friend. */
export default function CouponPage() {
  const text = useText();
  const giving = useGiving((useAddress('id') ?? '') as CouponId);
  const { shown, path } = giving;
  useShareAppMessage(() => {
    // Only an offered coupon has a link to give; otherwise the card is shared like any screen.
    const title = shown.status === 'ready' && path !== undefined ? text.giving.shareTitle(shown.value.brandName ? text.say.name(shown.value.brandName) : '', shown.value.name) : text.giving.coupon;
    return { title, path: shareLink(path ?? homePath) };
  });
  return (
    <Screen id="coupon-screen" title={text.giving.coupon}>
      <ShownValue shown={shown} bones={[96, 48, 160]} onRetry={() => void giving.reload()}>
        {(coupon) => (
          <View>
            <CouponTicket coupon={coupon} />
            <WhyNot coupon={coupon} />
            <CouponConditions face={coupon} />
            <GivingView coupon={coupon} giving={giving} />
          </View>
        )}
      </ShownValue>
    </Screen>
  );
}
