import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow, type Value } from '../../api';
import { useText } from '../../text';
import { Card } from '../../ui/card';

export type Standing = Omit<Value<'member', 'tiers', 'history'>, 'items' | 'nextCursor'>;

/** How a member's tier stands: which holds and since when, what is missing, what ends when. */
export function StandingView({ standing }: { standing: Standing }) {
  const text = useText();
  const { tiers, say } = text;
  const today = localDateOf(storeNow());
  const { manual, grace, next } = standing;
  return (
    <Card id="tier-standing">
      <View className="strong" id="tier-now">{tiers.now(say.name(standing.tier.name))}</View>
      <View className="quiet small number">{tiers.growth(standing.growth)} · {tiers.since(say.day(standing.since, today))}</View>
      {next && next.growthMissing > 0 && <View className="small">{tiers.missing(next.growthMissing, say.name(next.tier.name))}</View>}
      {manual && <View className="small" id="tier-manual">{tiers.manual(say.name(manual.tier.name), say.day(manual.untilOn, today))}（{manual.reason}）</View>}
      {manual && <View className="quiet small">{tiers.earned(say.name(standing.earned.name))}</View>}
      {grace && <View className="bad small" id="tier-grace">{tiers.grace(say.day(grace.endsOn, today), say.name(grace.to.name))}</View>}
    </Card>
  );
}
