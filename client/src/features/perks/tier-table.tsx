import { View } from '@tarojs/components';
import { useText } from '../../text';
import { materialOf } from '../../ui/tier-material';
import type { Perks } from './use-perks';

/** Tiers as columns: what each asks and gives, the member's own marked. */
export function TierTable({ perks }: { perks: Perks }) {
  const text = useText();
  const { say } = text;
  const { mine } = perks;
  return (
    <View>
      <View className="tiers">
        {perks.tiers.map((tier) => {
          const now = mine?.tierId === tier.tierId;
          const missing = mine ? tier.growthRequired - mine.growth : undefined;
          return (
            <View key={tier.tierId} className={`tier-column t-tier${now ? ' tier-column-now' : ''}`} id={`tier-${tier.tierId}`}>
              <View className={`tier-column-head material-${materialOf(tier.tierId)}`}>{say.name(tier.name)}</View>
              <View className="tier-column-row">
                <View className="strong number">{say.count(tier.growthRequired)}</View>
                <View className="quiet tiny">{text.perks.rowGrowth}</View>
              </View>
              <View className="tier-column-row">
                <View className="strong number">{tier.discount === 10_000 ? text.perks.full : say.discount(tier.discount)}</View>
                <View className="quiet tiny">{text.perks.rowDiscount}</View>
              </View>
              <View className="tier-column-row">
                <View className="strong number">{say.times(tier.pointsMultiplier)}</View>
                <View className="quiet tiny">{text.perks.rowPoints}</View>
              </View>
              {missing !== undefined && (
                <View className="tier-column-row tiny" style={{ color: 'var(--accent)' }}>
                  {now ? text.perks.yours : missing > 0 ? text.perks.missing(missing) : text.perks.reached}
                </View>
              )}
            </View>
          );
        })}
      </View>
      <View className="quiet small section">{mine ? `${text.perks.growthNow(mine.growth)}${text.lang === 'zh' ? '。' : '. '}` : ''}{perks.rules ? text.perks.note(say.yuanShort(perks.rules.growthRule.per), perks.rules.growthRule.months) : ''}</View>
    </View>
  );
}
