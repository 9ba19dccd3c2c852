import { memberApi, useQuery } from '../../api';
import { OfferView } from '../../features/coupons/offer-view';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { useText } from '../../text';

/** 好友送的券: where a claim link leads. Anybody may look; who joins comes back here and takes it. */
export default function CouponOfferPage() {
  const text = useText();
  const link = { offerId: useAddress('offer') ?? '', key: useAddress('key') ?? '' };
  const { shown, reload } = useQuery(() => memberApi.query.coupons.offered(link), { about: link.offerId });
  return (
    <Screen id="coupon-offer-screen" title={text.giving.offerTitle}>
      <ShownValue shown={shown} bones={[40, 96, 48, 160]} onRetry={() => void reload()}>
        {(offer) => <OfferView offer={offer} link={link} onChanged={() => void reload()} />}
      </ShownValue>
    </Screen>
  );
}
