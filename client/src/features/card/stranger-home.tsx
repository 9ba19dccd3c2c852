import { View } from '@tarojs/components';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Icon } from '../../ui/icon';
import { TierCard } from '../../ui/tier-card';
import type { StrangerCard } from './use-card';

/** Looking around: what the card will be, what comes with it, and one tap to get it. */
export function StrangerHome({ stranger: { brandName, welcomeCoupon } }: { stranger: StrangerCard }) {
  const text = useText();
  const brand = text.say.name(brandName);
  return (
    <View id="stranger-home">
      <View className="home-head">
        <View className="home-brand">{brand}</View>
      </View>
      <TierCard tierId="paper" brand={brand} tierName={text.home.lookTitle} who={text.home.lookLead} number="" progress={0} said={text.join.lead} onClick={go.join} />
      {welcomeCoupon && (
        <View style={{ marginTop: '16px' }}>
          <Card className="join-gift">
            <Icon name="gift" />
            <View className="row-main">
              <View className="strong">{text.join.giftTitle}</View>
              <View className="row-detail">{text.join.gift(text.say.name(welcomeCoupon))}</View>
            </View>
          </Card>
        </View>
      )}
      <View style={{ marginTop: '16px' }}><Button id="go-join" onClick={go.join}>{text.home.joinNow}</Button></View>
      <View style={{ marginTop: '12px' }}><Button id="look-perks" kind="plain" onClick={() => go.tab('perks')}>{text.perks.title}</Button></View>
    </View>
  );
}
