import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, useCommand, type Input, type Value } from '../../api';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { Switch, TextField } from '../../ui/field';
import { notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { Chips } from '../../ui/segments';
import { Several } from '../../ui/several';
import { Sheet } from '../../ui/sheet';
import { emptyTemplate, sentTemplate, templateDraftOf, type Template, type TemplateDraft } from './template-draft';

export type Choices = Value<'staff', 'couponTemplates', 'choices'>;
type Change = (part: Partial<TemplateDraft>) => void;

function Effect({ draft, change }: { draft: TemplateDraft; change: Change }) {
  const text = useText().couponTemplates;
  return (
    <View>
      <View className="field-label">{text.kind}</View>
      <View style={{ marginBottom: '16px' }}><Chips id="template-kind" choices={[{ key: 'cash_off', word: text.cashOff }, { key: 'percent', word: text.percent }, { key: 'gift', word: text.gift }]} chosen={draft.kind} onChoose={(kind) => change({ kind })} /></View>
      {draft.kind === 'cash_off' && <TextField id="template-off" label={text.off} value={draft.off} most={10} onChange={(off) => change({ off })} />}
      {draft.kind === 'percent' && <TextField id="template-rate" label={text.rate} value={draft.rate} hint={text.rateHint} most={4} onChange={(rate) => change({ rate })} />}
      {draft.kind === 'percent' && <TextField id="template-cap" label={text.cap} value={draft.cap} hint={text.noLimit} most={10} onChange={(cap) => change({ cap })} />}
      {draft.kind === 'gift' && <TextField id="template-gift" label={text.giftName} value={draft.giftName} most={30} onChange={(giftName) => change({ giftName })} />}
      <TextField id="template-threshold" label={text.threshold} value={draft.threshold} hint={text.thresholdHint} most={10} onChange={(threshold) => change({ threshold })} />
    </View>
  );
}

function Validity({ draft, change }: { draft: TemplateDraft; change: Change }) {
  const all = useText();
  const text = all.couponTemplates;
  return (
    <View>
      <View className="field-label">{text.validity}</View>
      <View style={{ marginBottom: '16px' }}><Chips id="template-validity" choices={[{ key: 'relative', word: text.relative }, { key: 'fixed', word: text.fixed }]} chosen={draft.validity} onChoose={(validity) => change({ validity })} /></View>
      {draft.validity === 'relative' && <TextField id="template-days" digits label={text.days} value={draft.days} most={3} onChange={(days) => change({ days })} />}
      {draft.validity === 'fixed' && <TextField id="template-starts" label={text.startsOn} value={draft.startsOn} hint={all.rewards.untilHint} most={10} onChange={(startsOn) => change({ startsOn })} />}
      {draft.validity === 'fixed' && <TextField id="template-ends" label={text.endsOn} value={draft.endsOn} most={10} onChange={(endsOn) => change({ endsOn })} />}
    </View>
  );
}

function Conditions({ draft, change, choices }: { draft: TemplateDraft; change: Change; choices: Choices }) {
  const all = useText();
  const text = all.couponTemplates;
  return (
    <View>
      <View className="field-label">{text.stores}</View>
      <Several id="template-store" choices={choices.stores.map(({ storeId, name }) => ({ key: storeId as string, word: all.say.name(name) }))} chosen={draft.storeIds} onChange={(storeIds) => change({ storeIds })} />
      <View className="field-label">{text.tiers}</View>
      <Several id="template-tier" choices={choices.tiers.map(({ tierId, name }) => ({ key: tierId as string, word: all.say.name(name) }))} chosen={draft.tierIds} onChange={(tierIds) => change({ tierIds })} />
      <View className="field-label">{text.weekdays}</View>
      <Several id="template-weekday" choices={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ key: String(day), word: text.weekday(day) }))} chosen={draft.weekdays} onChange={(weekdays) => change({ weekdays })} />
      <TextField id="template-categories" label={text.categories} value={draft.categories} hint={text.categoriesHint} onChange={(categories) => change({ categories })} />
      <TextField id="template-total" digits label={text.total} value={draft.total} hint={text.noLimit} most={8} onChange={(total) => change({ total })} />
      <TextField id="template-each" digits label={text.perMember} value={draft.perMember} hint={text.noLimit} most={8} onChange={(perMember) => change({ perMember })} />
      <TextField id="template-group" label={text.group} value={draft.group} hint={text.groupHint} most={20} onChange={(group) => change({ group })} />
      <Row title={text.giveable} end={<Switch id="template-giveable" on={draft.giveable} onChange={(giveable) => change({ giveable })} />} />
    </View>
  );
}

/** A template's terms, new or as they are. Ids: `template-name`, `template-kind-<kind>`, `template-save`, `template-said` and one a field. */
export function TemplateForm({ template, choices, onClose, onSaved }: { template: Template | undefined; choices: Choices; onClose: () => void; onSaved: () => void }) {
  const text = useText();
  const [draft, setDraft] = useState<TemplateDraft>(() => (template ? templateDraftOf(template) : emptyTemplate));
  const [said, setSaid] = useState<string>();
  const saving = useCommand((input: Input<'staff', 'couponTemplates', 'save'>) => staffApi.command.couponTemplates.save(input));
  const change: Change = (part) => {
    setDraft((before) => ({ ...before, ...part }));
    setSaid(undefined);
  };
  const save = async () => {
    const sent = sentTemplate(draft, template);
    if (!sent.ok) return setSaid(sent.wrong === 'number' ? text.rewards.numberWrong : text.rewards.dayWrong);
    const answer = await saving.run(sent.input);
    if (!answer) return;
    if (answer.kind !== 'done') return setSaid(sayProblem(text, answer));
    notice(text.couponTemplates.saved);
    onSaved();
  };
  return (
    <Sheet title={template ? text.rewards.edit : text.couponTemplates.add} closeWord={text.states.close} onClose={onClose}>
      <TextField id="template-name" label={text.couponTemplates.name} value={draft.name} hint={text.couponTemplates.nameHint} most={30} onChange={(name) => change({ name })} />
      <Effect draft={draft} change={change} />
      <Validity draft={draft} change={change} />
      <Conditions draft={draft} change={change} choices={choices} />
      {said !== undefined && <View id="template-said" className="bad small">{said}</View>}
      <View className="section"><Button id="template-save" disabled={saving.busy} onClick={() => void save()}>{text.couponTemplates.save}</Button></View>
    </Sheet>
  );
}
