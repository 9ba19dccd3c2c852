import { View } from '@tarojs/components';
import { useState } from 'react';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { TemplateTexts } from './template-texts';
import { withPlaceNames } from './place-names';
import { useTemplate, type Registry, type Template } from './use-template';

/** A template: what it says, and its texts as fields once one wants to edit them. */
export function TemplateCard({ template, registry, onSaved }: { template: Template; registry: Registry; onSaved: () => void }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const { templates: words } = text;
  const said = template.fields.flatMap((field) => field.variants[0] ?? []).map((line) => withPlaceNames(line, text)).join(' · ');
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
            <View className="reasons" style={{ marginBottom: '12px' }}>{said}</View>
            <Button id={`edit-${template.templateId}`} kind="soft" small onClick={() => setOpen(true)}>{words.edit}</Button>
          </View>
        )}
    </Card>
  );
}

function TemplateForm({ template, registry, onSaved }: { template: Template; registry: Registry; onSaved: () => void }) {
  return <TemplateTexts editing={useTemplate(template, registry.version, onSaved)} registry={registry} />;
}
