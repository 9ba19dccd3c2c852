import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { memberApi, useQuery } from '../../api';
import { go } from '../../navigate';
import { learn, useKnown } from '../../platform/known';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Icon } from '../../ui/icon';
import { TierCard } from '../../ui/tier-card';

/** Looking around: what the card will be, what comes with it, and one tap to get it. */
export function StrangerHome() {
  const text = useText();
  const { brand } = useKnown();
  const { shown } = useQuery(() => memberApi.query.membership.welcome({}));
  const welcome = shown.status === 'ready' ? shown.value : undefined;
  useEffect(() => {
    if (welcome) learn({ isStaff: welcome.isStaff, brand: welcome.brandName });
  }, [welcome]);
  return (
    <View id="stranger-home">
      <View className="home-head">
        <View className="home-brand">{text.say.name(brand)}</View>
      </View>
      <TierCard tierId="paper" brand={text.say.name(brand)} tierName={text.home.lookTitle} who={text.home.lookLead} number="" progress={0} said={text.join.lead} onClick={go.join} />
      {welcome?.welcomeCoupon && (
        <View style={{ marginTop: '16px' }}>
          <Card className="join-gift">
            <Icon name="gift" />
            <View className="row-main">
              <View className="strong">{text.join.giftTitle}</View>
              <View className="row-detail">{text.join.gift(text.say.name(welcome.welcomeCoupon))}</View>
            </View>
          </Card>
        </View>
      )}
      <View style={{ marginTop: '16px' }}><Button id="go-join" onClick={go.join}>{text.home.joinNow}</Button></View>
      <View style={{ marginTop: '12px' }}><Button id="look-perks" kind="plain" onClick={() => go.tab('perks')}>{text.perks.title}</Button></View>
    </View>
  );
}
