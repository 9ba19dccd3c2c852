import { View } from '@tarojs/components';
import { useState } from 'react';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { TextField } from '../../ui/field';
import { Chips, Segments } from '../../ui/segments';
import { TemplateTexts } from './template-texts';
import { useTemplate, type Registry, type Template } from './use-template';

/** A template of a channel that nothing is written of yet. */
const blank = (channel: Template['channel']): Template => ({
  templateId: '', channel, purpose: channel === 'oa_template' ? 'service' : 'marketing', occasion: channel === 'oa_template' ? 'points_expiring' : 'campaign',
  name: { zh: '', en: '' }, page: 'pages/home/index', fields: [], ...(channel === 'sms' ? { body: '' } : {}),
});

/** Adding a template: its id from the platform, what it is for, its fields, then its texts; refused with the rule's source like any other. */
export function NewTemplate({ channel, registry, onSaved, onCancel }: { channel: Template['channel']; registry: Registry; onSaved: () => void; onCancel: () => void }) {
  const text = useText();
  const { templates: words } = text;
  const editing = useTemplate(blank(channel), registry.version, onSaved);
  const { draft, setHead, setFieldNames } = editing;
  const [names, setNames] = useState('');
  const kinds = registry.fieldKinds.filter((kind) => kind.channel === channel).map(({ kind }) => kind);
  return (
    <Card id="new-template" className="t-template">
      <View className="strong">{words.newTitle} · {text.words.channel[channel]}</View>
      <View className="quiet small" style={{ marginBottom: '12px' }}>{words.addHint}</View>
      <TextField id="new-id" label={words.templateId} most={64} value={draft.templateId} onChange={(templateId) => setHead({ templateId: templateId.trim() })} />
      <TextField id="new-name" label={words.templateName} most={30} value={draft.name[text.lang]} onChange={(name) => setHead({ name: { zh: name, en: name } })} />
      <View className="field-label">{words.purpose}</View>
      <View className="field"><Segments id="new-purpose" choices={[{ key: 'service', word: words.service }, { key: 'marketing', word: words.marketing }] as const} chosen={draft.purpose} onChoose={(purpose) => setHead({ purpose })} /></View>
      <View className="field-label">{words.when}</View>
      <View className="field"><Chips id="new-occasion" choices={registry.occasions.map(({ occasion }) => ({ key: occasion, word: words.occasion[occasion] }))} chosen={draft.occasion} onChoose={(occasion) => setHead({ occasion })} /></View>
      <TextField id="new-page" label={words.page} most={120} value={draft.page} onChange={(page) => setHead({ page: page.trim() })} />
      <TextField id="new-fields" label={words.fieldNames} most={120} value={names} onChange={(typed) => { setNames(typed); setFieldNames(typed.split(/[\s,，、]+/).filter((name) => name !== '')); }} />
      <View className="quiet tiny" style={{ marginBottom: '12px' }}>{words.fieldKinds(kinds.join(' '))}</View>
      <TemplateTexts editing={editing} registry={registry} />
      <View style={{ marginTop: '12px' }}><Button id="new-cancel" kind="soft" onClick={onCancel}>{words.cancel}</Button></View>
    </Card>
  );
}
