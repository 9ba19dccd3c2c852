import { View } from '@tarojs/components';
import { useState } from 'react';
import { localDateOf, weekdayOf, type Instant } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import type { Preview } from './policy-draft';

type Desk = NonNullable<Preview['desk']>;
type Due = Desk['due'][number];

const differs = ({ now, then }: { now: unknown; then: unknown }): boolean => JSON.stringify(now) !== JSON.stringify(then);

/** A line before and after: struck through and beside it where it differs. */
function DueLine({ now, then, say, strong }: { now: Instant; then: Instant; say: (at: Instant) => string; strong?: boolean }) {
  const { policies } = useText();
  return (
    <View className="small" style={{ padding: '2px 0' }}>
      <View className={strong ? 'strong' : ''}><View className={now === then ? '' : 'good'}>{say(then)}</View></View>
      {now !== then && <View className="quiet tiny">{policies.before}：{say(now)}</View>}
    </View>
  );
}

function DueCard({ example, sentAt }: { example: Due; sentAt: Instant }) {
  const text = useText();
  const { policies: { desk, weekdays }, caseWords, member360 } = text;
  const when = (words: (weekday: string, moment: string) => string) => (at: Instant) => words(weekdays[weekdayOf(localDateOf(at)) - 1] ?? '', text.say.moment(at, storeNow()));
  const { now, then } = example;
  return (
    <Card className="t-due-example">
      <View className="quiet small">{when((weekday, moment) => desk.example(caseWords.severity[example.severity], member360.memberClass[example.memberClass], weekday, moment))(sentAt)}</View>
      <DueLine now={now.firstAnswerDueAt} then={then.firstAnswerDueAt} say={when(desk.answerBy)} strong />
      <DueLine now={now.soonAt} then={then.soonAt} say={when(desk.soonAt)} />
      <DueLine now={now.headOfficeAt} then={then.headOfficeAt} say={when(desk.headOfficeAt)} />
      <DueLine now={now.resolutionDueAt} then={then.resolutionDueAt} say={when(desk.resolveBy)} />
    </Card>
  );
}

/** What edited rules of the desk do: when complaints of a Friday evening are due, and who may give how much. */
export function DeskExamples({ desk }: { desk: Desk }) {
  const text = useText();
  const { policies } = text;
  const [all, setAll] = useState(false);
  const permit = (of: Desk['giving'][number]['now']) => (of === 'alone' ? policies.desk.alone : policies.desk.needs(policies.role[of]));
  const changed = desk.due.filter(differs);
  const giving = desk.giving.filter((one) => all || differs(one));
  const due = all ? desk.due : changed.slice(0, 3);
  return (
    <Section title={policies.desk.examples}>
      {changed.length > 0 && <View className="quiet small chart-said">{desk.storeName ? policies.desk.exampleIn(text.say.name(desk.storeName)) : policies.desk.aroundTheClock}</View>}
      {giving.length === 0 && due.length === 0 && <View className="quiet small">{policies.same}</View>}
      {due.map((example) => <DueCard key={`${example.severity}-${example.memberClass}`} example={example} sentAt={desk.sentAt} />)}
      {giving.length > 0 && (
        <Card id="giving-examples">
          {giving.map((one) => (
            <View key={`${one.role}-${one.amount}`} className="sum-row">
              <View>{policies.desk.gives(policies.role[one.role], text.say.yuanShort(one.amount))}</View>
              <View className={differs(one) ? 'good' : 'quiet'}>{differs(one) ? policies.wasNow(permit(one.now), permit(one.then)) : permit(one.then)}</View>
            </View>
          ))}
        </Card>
      )}
      {!all && <Button id="policy-all-due" kind="quiet" small onClick={() => setAll(true)}>{policies.moreExamples}</Button>}
    </Section>
  );
}
