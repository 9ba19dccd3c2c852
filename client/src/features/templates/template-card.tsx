import { View } from '@tarojs/components';
import { useState } from 'react';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { TextField } from '../../ui/field';
import { useTemplate, type Registry, type Template } from './use-template';

/** Most wordings of a field, as the contract has it. */
const mostVariants = 8;

/** A template: what it says, and its texts as fields once one wants to edit them. */
export function TemplateCard({ template, registry, onSaved }: { template: Template; registry: Registry; onSaved: () => void }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const { templates: words } = text;
  const said = template.fields.map((field) => field.variants[0]).filter((line) => line !== undefined).join(' · ');
  return (
    <Card id={`template-${template.templateId}`} className="t-template">
      <View className="picked">
        <View className="strong">{template.name[text.lang]}</View>
        <Badge>{template.purpose === 'service' ? words.service : words.marketing}</Badge>
      </View>
      <View className="quiet small">{text.words.channel[template.channel]} · {words.occasion[template.occasion]} · {template.templateId}</View>
      {open
        ? <TemplateForm template={template} registry={registry} onSaved={() => { setOpen(false); onSaved(); }} />
        : (
          <View>
            <View className="reasons">{said}</View>
            <Button id={`edit-${template.templateId}`} kind="soft" onClick={() => setOpen(true)}>{words.edit}</Button>
          </View>
        )}
    </Card>
  );
}

function TemplateForm({ template, registry, onSaved }: { template: Template; registry: Registry; onSaved: () => void }) {
  const { templates: words } = useText();
  const { draft, said, busy, save, changed, setVariant, addVariant, setBody } = useTemplate(template, registry.version, onSaved);
  const places = registry.occasions.find(({ occasion }) => occasion === template.occasion)?.places ?? [];
  const most = (name: string): number => registry.fieldKinds.find(({ channel, kind }) => channel === template.channel && name.replace(/\d+$/, '') === kind)?.most ?? 600;
  return (
    <View>
      {draft.fields.map((field, i) => (
        <View key={field.name}>
          {field.variants.map((value, k) => (
            <TextField
              key={k}
              id={`text-${field.name}-${k}`}
              label={`${field.name} · ${words.variant(k + 1)}`}
              // A place is longer than what it is filled with, so the field lets more be typed than the platform takes.
              most={most(field.name) + 30}
              value={value}
              onChange={(typed) => setVariant(i, k, typed)}
            />
          ))}
          {field.variants.length < mostVariants && <Button id={`more-${field.name}`} kind="soft" onClick={() => addVariant(i)}>{words.addVariant}</Button>}
        </View>
      ))}
      {draft.body !== undefined && <TextField id="text-body" label={words.body} most={300} value={draft.body} onChange={setBody} />}
      <View className="quiet tiny">{words.places(['brand', ...places].map((place) => `{${place}}`).join(' '))}</View>
      {said !== undefined && <View id="template-said" className="bad small chart-note">{said}</View>}
      <Button id="template-save" disabled={busy || !changed} onClick={() => void save()}>{words.save}</Button>
    </View>
  );
}
