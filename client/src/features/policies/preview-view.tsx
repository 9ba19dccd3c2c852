import { View } from '@tarojs/components';
import { useState } from 'react';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { ChangeList } from './change-list';
import { DeskExamples } from './desk-examples';
import type { Preview } from './policy-draft';
import type { Names } from './policy-words';

type Example = Preview['examples'][number];
type Effect = NonNullable<Example['now']>;

/** A purchase of 300 yuan stands for the others until somebody wants them all. */
const shownAmount = 30_000;

function EffectColumn({ title, effect, was }: { title: string; effect: Effect | undefined; was?: Effect | undefined }) {
  const text = useText();
  const { policies, say } = text;
  const today = localDateOf(storeNow());
  if (!effect) return <View style={{ flex: 1 }}><View className="quiet tiny">{title}</View><View className="quiet small">{policies.noSuchTier}</View></View>;
  // What differs stands out; what does not is read once.
  const line = (words: string, before: string | undefined) => <View key={words} className={`small number${before !== undefined && before !== words ? ' strong good' : ''}`}>{words}</View>;
  const words = (of: Effect) => [
    policies.pays(say.yuan(of.payable)), policies.earns(of.pointsEarned), ...(of.pointsAvailableOn === undefined ? [] : [policies.usable(say.day(of.pointsAvailableOn, today))]),
    policies.expires(say.month(of.pointsExpireIn)), policies.refundable(say.day(of.refundUntilOn, today)), policies.pointsWorth(say.yuanShort(of.pointsWorth)),
  ];
  const before = was ? new Set(words(was)) : undefined;
  return (
    <View style={{ flex: 1 }}>
      <View className="quiet tiny">{title}</View>
      {words(effect).map((one) => line(one, before && !before.has(one) ? '' : one))}
    </View>
  );
}

function ExampleCard({ example }: { example: Example }) {
  const { policies, say } = useText();
  return (
    <Card className="t-example">
      <View className="strong">{policies.exampleOf(say.name(example.tierName), say.yuanShort(example.amount))}</View>
      <View style={{ display: 'flex', gap: '12px', marginTop: '8px' }}>
        <EffectColumn title={policies.before} effect={example.now} />
        <EffectColumn title={policies.after} effect={example.then} was={example.now} />
      </View>
    </Card>
  );
}

const differs = ({ now, then }: Example): boolean => JSON.stringify(now) !== JSON.stringify(then);

/** What the edited rules would do: what changes, what is wrong, and purchases before and after side by side. */
export function PreviewView({ preview, names }: { preview: Preview; names: Names }) {
  const text = useText();
  const { policies } = text;
  const [all, setAll] = useState(false);
  const faults = preview.findings.filter(({ severity }) => severity === 'fault');
  const warnings = preview.findings.filter(({ severity }) => severity === 'warning');
  // An edit is of one group; the examples of the other would only say that nothing changes.
  const ofDesk = preview.changes.some(({ key }) => key.startsWith('complaint.'));
  const ofBooks = preview.changes.some(({ key }) => !key.startsWith('complaint.'));
  const changed = preview.examples.filter(differs);
  const shown = all ? preview.examples : changed.filter(({ amount }) => amount === shownAmount);
  return (
    <View id="policy-preview">
      <Section title={policies.changed}>
        <Card>{preview.changes.length === 0 ? <View className="quiet">{policies.nothing}</View> : <ChangeList changes={preview.changes} names={names} />}</Card>
      </Section>
      {faults.length > 0 && <Card id="policy-faults"><View className="bad strong">{policies.fault}</View>{[...new Set(faults.map(({ code }) => text.words.policyFinding[code]))].map((words) => <View key={words} className="bad small">{words}</View>)}</Card>}
      {warnings.length > 0 && <Card><View className="strong">{policies.warning}</View>{[...new Set(warnings.map(({ code }) => text.words.policyFinding[code]))].map((words) => <View key={words} className="small">{words}</View>)}</Card>}
      {ofDesk && preview.desk && <DeskExamples desk={preview.desk} />}
      {ofBooks && preview.examples.length > 0 && (
        <Section title={policies.examples}>
          {shown.length === 0 && <View className="quiet small">{policies.same}</View>}
          {shown.map((example) => <ExampleCard key={`${example.tierId}-${example.amount}`} example={example} />)}
          {!all && <Button id="policy-all-examples" kind="quiet" small onClick={() => setAll(true)}>{policies.moreExamples}</Button>}
        </Section>
      )}
    </View>
  );
}
