import { View } from '@tarojs/components';
import { fen, type Fen } from '../../../../shared/kernel/units';
import { grouped, useText } from '../../text';
import type { Effect } from './campaign-types';
import { inPoints } from './percent';

const whole = (value: number): Fen => fen(Math.round(value));

/** What a campaign, or all of them, brought, at one glance: the finding large, then how sure, then money. Nothing is claimed that is not proven. */
export function EffectView({ effect, id = 'effect-verdict' }: { effect: Effect; id?: string }) {
  const { campaigns, say } = useText();
  const { verdict, visitsBrought = 0, visitsInterval, visitsBroughtInterval, spendBrought, spendInterval, spendVerdict } = effect;
  if (verdict === 'no_comparison') return <View id={id} className="quiet">{campaigns.noComparison}</View>;
  const visits = (value: number) => grouped(Math.round(value));
  const proven = verdict !== 'not_yet_proven';
  const headline = verdict === 'brought' ? campaigns.brought(visits(visitsBrought)) : verdict === 'drove_away' ? campaigns.lost(visits(-visitsBrought)) : campaigns.notProven;
  return (
    <View>
      <View id={id} className={`title ${verdict === 'brought' ? 'good' : verdict === 'drove_away' ? 'bad' : ''}`}>{headline}</View>
      {!proven && <View className="quiet small">{campaigns.notProvenSaid}</View>}
      {visitsInterval && visitsBroughtInterval && (
        <View className="quiet small" style={{ marginTop: '8px' }}>
          {proven
            ? campaigns.between(visits(visitsBroughtInterval.low), visits(visitsBroughtInterval.high))
            : campaigns.betweenPoints(inPoints(visitsInterval.low), inPoints(visitsInterval.high))}
        </View>
      )}
      {spendBrought !== undefined && spendInterval && (
        <View className="quiet small">
          {spendVerdict === 'not_yet_proven'
            ? campaigns.spendNotProven(say.yuanShort(yuanOnly(spendInterval.low)), say.yuanShort(yuanOnly(spendInterval.high)))
            : campaigns.spendBrought(say.yuanShort(yuanOnly(spendBrought)), say.yuanShort(yuanOnly(spendInterval.low)), say.yuanShort(yuanOnly(spendInterval.high)))}
        </View>
      )}
    </View>
  );
}

/** An estimate is said in whole yuan. */
const yuanOnly = (value: number): Fen => whole(Math.round(value / 100) * 100);
