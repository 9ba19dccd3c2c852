import { View } from '@tarojs/components';
import { grouped, useText } from '../../text';
import { Card, Section } from '../../ui/card';
import { TextField } from '../../ui/field';
import type { Preview } from './insight-types';
import { isNumber, isShare, type RuleField, type RuleTexts } from './rules-fields';

/** The rules about states as fields. */
export function RulesForm({ texts, onChange }: { texts: RuleTexts; onChange: (field: RuleField, value: string) => void }) {
  const { insights } = useText();
  const field = (name: RuleField, label: string) => (
    <TextField
      id={`rule-${name}`}
      label={label}
      value={texts[name]}
      most={7}
      digits={!isShare(name)}
      said={isNumber(name, texts[name]) ? undefined : insights.rulesNumber}
      onChange={(value) => onChange(name, value)}
    />
  );
  return (
    <View>
      <Card>
        {field('horizon', insights.rulesHorizon)}
        <View className="quiet tiny">{insights.rulesHorizonHint}</View>
      </Card>
      <Section title={insights.rulesCutoffs}>
        <Card>
          {field('active', insights.rulesActive)}
          {field('quiet', insights.rulesQuiet)}
          {field('dormant', insights.rulesDormant)}
          {field('hysteresis', insights.rulesHysteresis)}
          <View className="quiet tiny">{insights.rulesHysteresisHint}</View>
        </Card>
      </Section>
      <Section title={insights.rulesFixed}>
        <Card>
          {field('fixedActive', insights.rulesFixedActive)}
          {field('fixedQuiet', insights.rulesFixedQuiet)}
          {field('fixedDormant', insights.rulesFixedDormant)}
        </Card>
      </Section>
      <Section title={insights.rulesGate}>
        <Card>
          {field('buyers', insights.rulesGateBuyers)}
          {field('history', insights.rulesGateHistory)}
          {field('newest', insights.rulesGateNewest)}
          {field('three', insights.rulesGateThree)}
        </Card>
      </Section>
      <Section title={insights.rulesMargin}>
        <Card>
          {field('margin', insights.rulesMarginShare)}
          <View className="quiet tiny">{insights.rulesMarginHint}</View>
        </Card>
      </Section>
    </View>
  );
}

/** What the edited rules would do, before anything is saved. */
export function PreviewCard({ preview, current }: { preview: Preview; current: boolean }) {
  const { insights, words } = useText();
  const known = preview.basis === 'model' || preview.basis === 'fixed_days';
  return (
    <Card id="rules-preview">
      {known && <View className="strong">{insights.rulesMoved(preview.moved, preview.looked)}</View>}
      {preview.basis === 'fixed_days' && <View className="quiet small">{insights.rulesBasisFixed}</View>}
      {preview.basis === 'model_to_be_fitted' && <View className="quiet small">{insights.rulesBasisOpen}</View>}
      {preview.basis === 'none' && <View className="quiet small">{insights.rulesBasisNone}</View>}
      {preview.moves.filter(({ from, to }) => from !== to).map(({ from, to, members }) => (
        <View key={`${from}-${to}`} className="sum-row t-move">
          <View>{insights.rulesMove(words.retentionState[from], words.retentionState[to])}</View>
          <View className="number">{grouped(members)}</View>
        </View>
      ))}
      {preview.costly && <View className="small" id="rules-costly">{insights.rulesCostly(preview.costly.now, preview.costly.then)}</View>}
      {known && <View className="quiet tiny">{preview.complete ? insights.rulesAll : insights.rulesSample(preview.members)}</View>}
      {!current && <View className="bad small">{insights.rulesEditedSince}</View>}
    </Card>
  );
}
