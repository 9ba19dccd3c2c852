import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow, type Value } from '../../api';
import { grouped, useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';

type Night = Value<'staff', 'retention', 'nights'>['runs'][number];

/** Bars with their words and numbers beside them: no legend to look up. */
function Bars({ lines }: { lines: readonly { readonly key: string; readonly word: string; readonly count: number }[] }) {
  const most = Math.max(1, ...lines.map((line) => line.count));
  return (
    <View className="bars">
      {lines.map((line) => (
        <View key={line.key} className="bar-line">
          <View className="bar-word">{line.word}</View>
          <View className="bar-track"><View className="bar-fill" style={{ width: `${((100 * line.count) / most).toFixed(1)}%` }} /></View>
          <View className="bar-value number">{grouped(line.count)}</View>
        </View>
      ))}
    </View>
  );
}

/** Each night: whom it looked at, how members stand, what it decided. */
export function NightList({ nights }: { nights: readonly Night[] }) {
  const text = useText();
  const { words } = text;
  const today = localDateOf(storeNow());
  const linesOf = <Key extends string>(counts: Readonly<Partial<Record<Key, number>>>, word: Readonly<Record<Key, string>>) =>
    (Object.keys(word) as Key[]).filter((key) => (counts[key] ?? 0) > 0).map((key) => ({ key, word: word[key], count: counts[key] ?? 0 }));
  return (
    <View>
      {nights.map((night) => (
        <Card key={night.businessDay} className="t-night">
          <View className="picked">
            <View className="strong">{text.say.day(night.businessDay, today)}</View>
            {night.finishedAt === undefined ? <Badge tone="warn">{text.nights.running}</Badge> : <View className="quiet small">{text.nights.took(text.say.length(night.finishedAt - night.startedAt))}</View>}
          </View>
          <View style={{ margin: '6px 0 12px' }}>{text.nights.seen(night.membersSeen)}{text.lang === 'zh' ? '，' : ', '}{text.nights.changed(night.membersChanged)}</View>
          {night.leftAlone > 0 && <View className="quiet small" style={{ margin: '-8px 0 12px' }}>{text.nights.leftAlone(night.leftAlone)}</View>}
          <View className="quiet small">{text.nights.byState}</View>
          <Bars lines={linesOf(night.byState, words.retentionState)} />
          {Object.values(night.decided).some((count) => count > 0) && (
            <View style={{ marginTop: '12px' }}>
              <View className="quiet small">{text.nights.decided}</View>
              <Bars lines={linesOf(night.decided, words.channel)} />
            </View>
          )}
          <View className="quiet tiny" style={{ marginTop: '8px' }}>{night.basis === 'model' ? text.nights.basisModel : text.nights.basisFixed}</View>
        </Card>
      ))}
    </View>
  );
}
