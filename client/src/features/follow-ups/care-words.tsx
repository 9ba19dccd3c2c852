import { View } from '@tarojs/components';
import type { Value } from '../../api';
import { useText } from '../../text';

type Care = NonNullable<Value<'staff', 'followUps', 'list'>['items'][number]['care']>;

/** Why somebody is called who has not complained, as one can read it before dialling. */
export function CareWords({ care }: { care: Care }) {
  const { words, careWords } = useText();
  const facts = [
    ...(care.cause === 'three_bad_visits' ? [careWords.badVisits(care.badVisits)] : []),
    ...(care.store === undefined ? [] : [careWords.store(care.store)]),
    ...(care.guide === undefined ? [] : [careWords.guide(care.guide)]),
    ...(care.rating === undefined ? [] : [careWords.rating(care.rating)]),
  ];
  return (
    <View className="t-care" style={{ marginTop: '6px' }}>
      <View>{words.careCause[care.cause]}</View>
      {facts.length > 0 && <View className="quiet small">{facts.join(' · ')}</View>}
      {care.words !== undefined && <View className="reasons">{careWords.said(care.words)}</View>}
    </View>
  );
}
