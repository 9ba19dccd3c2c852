import { View } from '@tarojs/components';
import { go } from '../../navigate';
import { useText } from '../../text';
import { useKnown } from '../../platform/known';
import { Button } from '../../ui/button';
import { TierCard } from '../../ui/tier-card';

/** Looking around: what the card will be, and one tap to get it. */
export function StrangerHome() {
  const text = useText();
  const { brand } = useKnown();
  return (
    <View id="stranger-home">
      <View className="home-head">
        <View className="home-brand">{text.say.name(brand)}</View>
      </View>
      <TierCard tierId="paper" brand={text.say.name(brand)} tierName={text.home.lookTitle} who={text.home.lookLead} number="" progress={0} said={text.join.lead} onClick={go.join} />
      <View className="section"><Button id="go-join" onClick={go.join}>{text.home.joinNow}</Button></View>
      <View style={{ marginTop: '12px' }}><Button id="look-perks" kind="plain" onClick={() => go.tab('perks')}>{text.perks.title}</Button></View>
    </View>
  );
}
