import { ScrollView, View } from '@tarojs/components';
import { nextStepWords } from '../../frame/next-step';
import { useText } from '../../text';
import { Card } from '../../ui/card';
import { materialOf } from '../../ui/tier-material';
import type { Perks } from './use-perks';

/** More than these do not stand side by side on a phone. */
const mostAbreast = 3;

/** What one more visit changes, and how growth is counted. */
function HowFar({ perks }: { perks: Perks }) {
  const text = useText();
  const { mine, rules } = perks;
  if (!mine || !rules) return null;
  return (
    <Card>
      {perks.tiers.length > 1 && <View className="strong" id="perks-next-step">{nextStepWords(mine.nextStep, text)}</View>}
      <View className="quiet small">{text.perks.growthNow(mine.growth)}{text.lang === 'zh' ? '。' : '. '}{text.perks.note(text.say.yuanShort(rules.growthRule.per), rules.growthRule.months)}</View>
    </Card>
  );
}

/** Tiers as columns: what each asks and gives, the member's own marked. One tier is a single wide column; many are reached by a swipe, the member's own first in sight. */
export function TierTable({ perks }: { perks: Perks }) {
  const text = useText();
  const { say } = text;
  const { mine, tiers } = perks;
  const place = mine ? Math.max(0, tiers.findIndex(({ tierId }) => tierId === mine.tierId)) : 0;
  return (
    <View>
      <HowFar perks={perks} />
      <ScrollView className="tiers-scroll" scrollX enhanced showScrollbar={false} {...(tiers.length > mostAbreast ? { scrollIntoView: `tier-${tiers[Math.max(0, place - 1)]?.tierId ?? ''}` } : {})}>
        <View className="tiers">
          {tiers.map((tier) => {
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
      </ScrollView>
      {tiers.length > mostAbreast && <View className="quiet tiny" style={{ textAlign: 'center', marginTop: '8px' }}>{text.perks.swipe}</View>}
    </View>
  );
}
