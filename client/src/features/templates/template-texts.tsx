import { View } from '@tarojs/components';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { placeName } from './place-names';
import type { Registry, TemplateEditing } from './use-template';

/** Most wordings of a field, as the contract has it. */
const mostVariants = 8;

/** The wordings of a template's fields, what they may name, why the last try was refused, and saving. */
export function TemplateTexts({ editing, registry }: { editing: TemplateEditing; registry: Registry }) {
  const text = useText();
  const { templates: words } = text;
  const { draft, said, busy, save, changed, setVariant, addVariant, setBody } = editing;
  const places = registry.occasions.find(({ occasion }) => occasion === draft.occasion)?.places ?? [];
  const most = (name: string): number => registry.fieldKinds.find(({ channel, kind }) => channel === draft.channel && name.replace(/\d+$/, '') === kind)?.most ?? 600;
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
          {field.variants.length < mostVariants && <View className="field"><Button id={`more-${field.name}`} kind="soft" small onClick={() => addVariant(i)}>{words.addVariant}</Button></View>}
        </View>
      ))}
      {draft.body !== undefined && <TextField id="text-body" label={words.body} most={300} value={draft.body} onChange={setBody} />}
      <View className="quiet tiny">{words.places(['brand', ...places].map((place) => `{${place}} ${placeName(place, text)}`).join('、'))}</View>
      {said !== undefined && <View id="template-said" className="bad small chart-note" style={{ overflowWrap: 'anywhere' }}>{said}</View>}
      <View style={{ marginTop: '12px' }}><Button id="template-save" disabled={busy || !changed} onClick={() => void save()}>{words.save}</Button></View>
    </View>
  );
}
