import { View } from '@tarojs/components';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { TextField } from '../../ui/field';
import { Chips } from '../../ui/segments';
import { ChangeList } from './change-list';
import { GroupForm } from './group-form';
import type { PolicyGroup, Shown } from './policy-draft';
import { PreviewView } from './preview-view';
import { startChoices, usePolicyEdit } from './use-policy-edit';

/** One group of the rules while it is edited: its fields, then what they would do, then from when, why, and saving. */
export function EditView({ group, rules, onSaved }: { group: PolicyGroup; rules: Shown; onSaved: () => void }) {
  const { policies } = useText();
  const edit = usePolicyEdit(rules, onSaved);
  return (
    <View>
      <GroupForm group={group} draft={edit.draft} rules={rules} onChange={edit.change} onBad={edit.markBad} />
      {edit.preview && <PreviewView preview={edit.preview} names={rules} />}
      {edit.fit && (
        <Section title={policies.starts}>
          <Card>
            <Chips id="policy-start" choices={startChoices.map((key) => ({ key, word: policies.startOf[key] }))} chosen={edit.start} onChoose={edit.setStart} />
            <TextField id="policy-reason" label={policies.reason} hint={policies.reasonHint} value={edit.reason} most={60} onChange={edit.setReason} />
            <View className="quiet tiny">{policies.hints.tonight}</View>
          </Card>
        </Section>
      )}
      <View className="section">
        {edit.said !== undefined && <View className="bad small chart-note" id="policy-said">{edit.said}</View>}
        {edit.meanwhile.length > 0 && <Card><View className="strong">{policies.meanwhile}</View><ChangeList changes={edit.meanwhile} names={rules} /></Card>}
        {edit.fit
          ? <Button id="policy-save" disabled={edit.busy || !edit.maySave} onClick={() => void edit.save()}>{policies.save}</Button>
          : <Button id="policy-look" kind="soft" disabled={edit.busy || !edit.mayLook} onClick={() => void edit.look()}>{edit.busy ? policies.previewing : policies.preview}</Button>}
      </View>
    </View>
  );
}
