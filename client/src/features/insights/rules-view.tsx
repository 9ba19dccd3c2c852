import { View } from '@tarojs/components';
import type { Value } from '../../api';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { PreviewCard, RulesForm } from './rules-form';
import { useRules } from './use-rules';

/** Editing the rules about states: type, look who would move, save what was looked at. */
export function RulesView({ rules, onSaved }: { rules: Value<'staff', 'retentionPolicy', 'show'>; onSaved: () => void }) {
  const { insights } = useText();
  const { texts, change, look, save, said, policy, changed, preview, current, busy } = useRules(rules, onSaved);
  const looked = preview !== undefined && current;
  return (
    <View>
      <View className="quiet small chart-said" id="rules-version">{insights.rulesVersion(rules.version)}</View>
      <RulesForm texts={texts} onChange={change} />
      <View className="section">
        {preview && <PreviewCard preview={preview} current={current} />}
        {said !== undefined && <View className="bad small chart-note" id="rules-said">{said}</View>}
        {looked && changed
          ? <Button id="rules-save" disabled={busy} onClick={() => void save()}>{insights.rulesSave}</Button>
          : <Button id="rules-look" kind="soft" disabled={busy || !policy || !changed} onClick={() => void look()}>{busy ? insights.rulesPreviewing : insights.rulesPreview}</Button>}
      </View>
    </View>
  );
}
