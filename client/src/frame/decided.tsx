import { View } from '@tarojs/components';
import { localDateOf } from '../../../shared/kernel/time';
import { storeNow, type Value } from '../api';
import { useText, type Text } from '../text';

type Drifting = Value<'staff', 'retention', 'drifting'>['items'][number];

/** The reason for a retention state as a guide can say it. */
export function reasonWords(reason: Drifting['reason'], text: Text): string {
  if (reason.purchaseDays <= 1) return text.drifting.reasonOnce(reason.daysSinceLast);
  return reason.usualGapDays === undefined
    ? text.drifting.reasonDays(reason.purchaseDays, reason.daysSinceLast)
    : text.drifting.reasonGap(reason.usualGapDays, reason.daysSinceLast);
}

/** What one may add: how many like him come back by themselves, and when he is expected, as a range. */
export function likelyWords(reason: Drifting['reason'], text: Text): readonly string[] {
  const today = localDateOf(storeNow());
  const { returnShareOfAlike: share, expectedVisit: visit } = reason;
  return [
    ...(share === undefined ? [] : [text.member360.alike(share)]),
    ...(visit === undefined ? (reason.basis === 'model' ? [text.member360.notExpected] : []) : [text.member360.expected(text.say.day(visit.earliestOn, today), text.say.day(visit.latestOn, today))]),
  ];
}

/** How sure that is: the model's own number, or that there is none yet. */
export function sureness(reason: Drifting['reason'], text: Text): string {
  return reason.basis === 'model' && reason.probabilityActive !== undefined
    ? text.drifting.chance(Math.round(reason.probabilityActive / 100), reason.horizonDays)
    : text.drifting.fixedDays;
}

/** Why it was decided so, in the order the questions were asked. */
export function Reasons({ reasons }: { reasons: NonNullable<Drifting['decision']>['reasons'] }) {
  const text = useText();
  return <View className="quiet t-reasons">{reasons.map((reason) => text.words.decisionReason[reason]).join(text.lang === 'zh' ? '；' : '; ')}</View>;
}
