import { View } from '@tarojs/components';
import { CouponTicket } from '../../features/coupons/coupon-ticket';
import { useWallet, type WalletState } from '../../features/coupons/use-wallet';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';
import { Segments } from '../../ui/segments';

/** 券: the wallet by state. */
export default function CouponsPage() {
  const text = useText();
  const { state, setState, pages } = useWallet();
  const nothing: Readonly<Record<WalletState, string>> = { usable: text.coupons.emptyUsable, used: text.coupons.emptyUsed, ended: text.coupons.emptyEnded };
  return (
    <Screen id="coupons-screen" title={text.coupons.title} tab="coupons">
      <Segments
        id="wallet"
        choices={[{ key: 'usable', word: text.coupons.usable }, { key: 'used', word: text.coupons.used }, { key: 'ended', word: text.coupons.ended }]}
        chosen={state}
        onChoose={setState}
      />
      <PagedList pages={pages} bone={96} empty={{ title: nothing[state], detail: text.coupons.emptyHint }}>
        {(coupons) => (
          <View>
            {coupons.map((coupon) => <CouponTicket key={coupon.couponId} coupon={coupon} onOpen={() => go.coupon(coupon.couponId)} />)}
            {state === 'usable' && <View className="quiet small" style={{ margin: '4px 0 12px' }}>{text.coupons.use}</View>}
          </View>
        )}
      </PagedList>
      <Card flush><Row id="coupons-shop" icon="gift" title={text.pointsShop.row} detail={text.pointsShop.rowHint} onClick={go.pointsShop} /></Card>
    </Screen>
  );
}
