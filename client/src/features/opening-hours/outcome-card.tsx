import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { useText } from '../../text';
import { Card, Section } from '../../ui/card';
import type { Outcome } from './edit-hours';
import { blocksText, momentText, weekdayText } from './hours-words';

const daysShown = 8;

/** What hours come to: when telling complaints are due, and the days ahead that differ. */
export function OutcomeCard({ outcome }: { outcome: Outcome }) {
  const text = useText();
  const { openingHours: words, say } = text;
  const today = localDateOf(storeNow());
  return (
    <Section title={words.outcome}>
      <Card id="hours-outcome">
        {outcome.examples.map(({ sentAt, firstAnswerDueAt, resolutionDueAt }) => (
          <View key={sentAt} className="t-example" style={{ marginBottom: '12px' }}>
            <View className="quiet small">{words.example(weekdayText(sentAt, text), momentText(sentAt, text))}</View>
            <View className="strong">{words.firstAnswer(weekdayText(firstAnswerDueAt, text), momentText(firstAnswerDueAt, text))}</View>
            <View className="small">{words.resolution(weekdayText(resolutionDueAt, text), momentText(resolutionDueAt, text))}</View>
          </View>
        ))}
        {outcome.ahead.length > 0 && <View className="quiet small">{words.ahead}</View>}
        {outcome.ahead.slice(0, daysShown).map(({ on, basis, name, blocks }) => (
          <View key={on} className="sum-row t-ahead">
            <View>{say.day(on, today)} {name === '' ? words.basis[basis] : name}{basis === 'make_up' ? ` ${words.basis.make_up}` : ''}</View>
            <View className="number small">{blocksText(blocks, text)}</View>
          </View>
        ))}
        {outcome.unknownYears.length > 0 && <View className="quiet tiny chart-note" id="hours-unknown">{words.unknownYears(outcome.unknownYears.join(text.lang === 'zh' ? '、' : ', '))}</View>}
      </Card>
    </Section>
  );
}
