import { View } from '@tarojs/components';
import { addDays, localDateOf, localTime, type Instant } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { useText } from '../../text';
import { Chips, Segments } from '../../ui/segments';
import type { Plan } from './campaign-types';

/** When it begins, how often it is said, how long its result is watched. */
export function TimeFields({ plan, onChange }: { plan: Plan; onChange: (part: Partial<Plan>) => void }) {
  const { campaigns, say } = useText();
  const now = storeNow();
  const today = localDateOf(now);
  const starts: readonly { readonly key: string; readonly at: Instant | null; readonly word: string }[] = [
    { key: 'now', at: null, word: campaigns.startNow },
    { key: 'tomorrow', at: localTime(addDays(today, 1), 10), word: campaigns.startTomorrow },
    { key: 'week', at: localTime(addDays(today, 7), 10), word: campaigns.startNextWeek },
  ];
  const known = starts.find(({ at }) => at === plan.startAt);
  const offered = known || plan.startAt === null ? starts : [...starts, { key: 'kept', at: plan.startAt, word: campaigns.startKept(say.moment(plan.startAt, now)) }];
  return (
    <View>
      <View className="field">
        <Chips id="plan-start" choices={offered.map(({ key, word }) => ({ key, word }))} chosen={known?.key ?? 'kept'} onChoose={(key) => onChange({ startAt: offered.find((one) => one.key === key)?.at ?? null })} />
        <View className="quiet tiny" style={{ marginTop: '6px' }}>{campaigns.quietSaid}</View>
      </View>
      <View className="field-label"><View>{campaigns.rounds}</View></View>
      <Segments id="plan-rounds" choices={['1', '2', '3'].map((key) => ({ key, word: campaigns.round(Number(key)) }))} chosen={String(plan.rounds)} onChoose={(key) => onChange(withRounds(plan, Number(key)))} />
      {plan.rounds > 1 && <View className="quiet tiny" style={{ marginBottom: '12px' }}>{campaigns.roundsHint(plan.gapDays)}</View>}
      <View className="field-label"><View>{campaigns.window}</View></View>
      <Segments id="plan-window" choices={['7', '14', '30'].map((key) => ({ key, word: campaigns.windowDays(Number(key)) }))} chosen={String(plan.windowDays)} onChoose={(key) => onChange({ windowDays: Number(key) })} />
    </View>
  );
}

/** More rounds need a longer watch: the result must not close before the last of them. */
function withRounds(plan: Plan, rounds: number): Partial<Plan> {
  return { rounds, windowDays: rounds > 1 ? 30 : plan.windowDays };
}
