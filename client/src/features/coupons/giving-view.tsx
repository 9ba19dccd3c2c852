import { Button as NativeButton, View } from '@tarojs/components';
import { storeNow } from '../../api';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import type { Shown, useGiving } from './use-giving';

const weapp = process.env.TARO_ENV === 'weapp';

/** Why not today, each reason; or that it may be used. Ids: `coupon-why-not`, `coupon-usable`. */
export function WhyNot({ coupon }: { coupon: Shown }) {
  const text = useText();
  if (coupon.whyNot.length === 0) return <View id="coupon-usable" className="good">{text.giving.usable}</View>;
  return (
    <Section title={text.giving.whyNot}>
      <Card id="coupon-why-not">{coupon.whyNot.map((reason) => <View key={reason} className="small">{text.words.couponWaits[reason]}</View>)}</Card>
    </Section>
  );
}

/** Giving a coupon away and what became of it. Ids: `give`, `give-sure`, `give-share`, `give-copy`, `give-back`. */
export function GivingView({ coupon, giving }: { coupon: Shown; giving: ReturnType<typeof useGiving> }) {
  const text = useText();
  const { offer, from } = coupon;
  if (coupon.state === 'given' && offer?.claimedAt !== undefined) return <View id="given-to" className="section">{text.giving.givenTo(offer.friend ?? '', text.say.moment(offer.claimedAt, storeNow()))}</View>;
  if (coupon.state === 'offered') return <Offered giving={giving} />;
  if (from !== undefined) return <View id="given-by" className="section quiet">{text.giving.from(from)}</View>;
  if (coupon.state !== 'issued' || !coupon.giveable) return null;
  return (
    <View className="section">
      {giving.sure ? (
        <View>
          <View className="quiet small" style={{ marginBottom: '8px' }}>{text.giving.giveSure}</View>
          <Button id="give-sure" disabled={giving.busy} onClick={giving.offer}>{text.giving.give}</Button>
        </View>
      ) : (
        <Button id="give" kind="soft" onClick={giving.ask}>{text.giving.give}</Button>
      )}
    </View>
  );
}

function Offered({ giving }: { giving: ReturnType<typeof useGiving> }) {
  const text = useText();
  return (
    <Section title={text.giving.offered}>
      <View className="quiet small" style={{ marginBottom: '12px' }}>{text.giving.offeredHint}</View>
      {giving.path !== undefined && weapp && <NativeButton id="give-share" className="native-button" openType="share">{text.giving.share}</NativeButton>}
      {giving.path !== undefined && !weapp && <Button id="give-copy" onClick={giving.copy}>{text.giving.copy}</Button>}
      <View style={{ marginTop: '8px' }}>
        <Button id="give-back" kind="quiet" disabled={giving.busy} onClick={giving.takeBack}>{text.giving.takeBack}</Button>
      </View>
    </Section>
  );
}
