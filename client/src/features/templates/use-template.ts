import { useState } from 'react';
import { staffApi, useCommand, type Value } from '../../api';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';

export type Registry = Value<'staff', 'templates', 'list'>;
export type Template = Registry['templates'][number];

export type TemplateEditing = ReturnType<typeof useTemplate>;

const without = (texts: readonly string[]): string[] => texts.map((text) => text.trim()).filter((text) => text !== '');

/** A template while its texts are edited, and why it could not be kept. */
export function useTemplate(template: Template, version: number, onSaved: () => void) {
  const text = useText();
  const [draft, setDraft] = useState(template);
  const [said, setSaid] = useState<string>();
  const saving = useCommand(staffApi.command.templates.save);
  const changeVariants = (field: number, change: (variants: string[]) => string[]) => {
    setSaid(undefined);
    setDraft((before) => ({ ...before, fields: before.fields.map((each, i) => (i === field ? { ...each, variants: change(each.variants) } : each)) }));
  };
  const save = async () => {
    const fields = draft.fields.map((field) => ({ ...field, variants: without(field.variants) }));
    const { body, ...rest } = draft;
    const answer = await saving.run({ version, template: { ...rest, fields, ...(body === undefined || body.trim() === '' ? {} : { body }) } });
    if (!answer) return;
    if (answer.kind !== 'done') return setSaid(sayProblem(text, answer));
    notice(text.templates.saved);
    onSaved();
  };
  return {
    draft, said, busy: saving.busy, save,
    changed: JSON.stringify(draft) !== JSON.stringify(template),
    setVariant: (field: number, variant: number, value: string) => changeVariants(field, (variants) => variants.map((each, i) => (i === variant ? value : each))),
    addVariant: (field: number) => changeVariants(field, (variants) => [...variants, '']),
    setHead: (head: Partial<Pick<Template, 'templateId' | 'name' | 'purpose' | 'occasion' | 'page'>>) => {
      setSaid(undefined);
      setDraft((before) => ({ ...before, ...head }));
    },
    /** Fields by name, in this order; texts of a name that stays are kept. */
    setFieldNames: (names: readonly string[]) => {
      setSaid(undefined);
      setDraft((before) => ({ ...before, fields: [...new Set(names)].map((name) => before.fields.find((field) => field.name === name) ?? { name, variants: [''] }) }));
    },
    setBody: (body: string) => {
      setSaid(undefined);
      setDraft((before) => ({ ...before, body }));
    },
  };
}
