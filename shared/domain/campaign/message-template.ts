import type { Refusal, Result } from '../../kernel/result';
import { accept, refuse } from '../../kernel/result';
import { fieldRuleOf, fitsField, fittedToField } from './message-field';
import { forbiddenWordIn, type WordRule } from './marketing-words';

export type MessageChannel = 'subscribe_message' | 'oa_template';
/** Service: about something the member has or asked for. Marketing: to make him come. The law and the platform tell them apart. */
export type Purpose = 'service' | 'marketing';

/** A message template as the platform approved it. Texts may hold places such as `{points}`, filled from facts. */
export interface MessageTemplate {
  readonly templateId: string;
  readonly channel: MessageChannel;
  readonly purpose: Purpose;
  readonly occasion: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** The page it opens; one tap from there ends such messages. */
  readonly page: string;
  /** Field names of the platform (`thing1`, `date2`) with the texts to choose from; variant i takes text i of every field, or its last. */
  readonly fields: readonly { readonly name: string; readonly variants: readonly string[] }[];
}

export type MessageFacts = Readonly<Record<string, string>>;
export interface MessageField {
  readonly name: string;
  readonly value: string;
}

export type TemplateRefusal =
  | Refusal<'TEMPLATE_MARKETING_ON_SERVICE_CHANNEL', { readonly channel: MessageChannel }>
  | Refusal<'TEMPLATE_FIELD_UNKNOWN', { readonly field: string }>
  | Refusal<'TEMPLATE_TEXT_UNFIT', { readonly field: string; readonly variant: number }>
  | Refusal<'TEMPLATE_WORD_FORBIDDEN', { readonly field: string; readonly word: string; readonly rule: WordRule }>
  | Refusal<'TEMPLATE_EMPTY', { readonly templateId: string }>;

/** How many variants a template has: the longest list of any field. */
export function variantsOf(template: MessageTemplate): number {
  return Math.max(0, ...template.fields.map((field) => field.variants.length));
}

const placePattern = /\{([a-zA-Z]+)\}/g;

/**
 * Checks a template before it is saved. A text with places is checked by its fixed words; filled texts are fitted when sent.
 *
 * Refuses TEMPLATE_MARKETING_ON_SERVICE_CHANNEL: an official account's template message may only be a service notice.
 * Refuses TEMPLATE_WORD_FORBIDDEN: words of advertising in a service notice; words of vouchers in an official account's.
 * Refuses TEMPLATE_FIELD_UNKNOWN, TEMPLATE_TEXT_UNFIT and TEMPLATE_EMPTY.
 * Source: developers.weixin.qq.com, Template_Message_Interface (service notices only) and the platform's notice on misuse.
 */
export function checkTemplate(template: MessageTemplate): Result<MessageTemplate, TemplateRefusal> {
  const { channel, purpose, fields, templateId } = template;
  if (channel === 'oa_template' && purpose === 'marketing') return refuse('TEMPLATE_MARKETING_ON_SERVICE_CHANNEL', { channel });
  if (fields.length === 0 || fields.some((field) => field.variants.length === 0)) return refuse('TEMPLATE_EMPTY', { templateId });
  for (const { name, variants } of fields) {
    const rule = fieldRuleOf(name);
    if (rule === null) return refuse('TEMPLATE_FIELD_UNKNOWN', { field: name });
    for (const [variant, text] of variants.entries()) {
      const fixed = text.replace(placePattern, '');
      if (fixed === text ? !fitsField(rule, text) : fixed.length > rule.most) return refuse('TEMPLATE_TEXT_UNFIT', { field: name, variant });
      const found = forbiddenWordIn(fixed, channel, purpose);
      if (found) return refuse('TEMPLATE_WORD_FORBIDDEN', { field: name, ...found });
    }
  }
  return accept(template);
}

/**
 * The fields of one variant with their places filled; null where a fact is missing or a filled text breaks its field's rule
 * in a way that shortening cannot mend. Nothing is sent then: half a sentence is worse than silence.
 */
export function fillTemplate(template: MessageTemplate, variant: number, facts: MessageFacts): readonly MessageField[] | null {
  const filled: MessageField[] = [];
  for (const { name, variants } of template.fields) {
    const text = variants[Math.min(variant, variants.length - 1)];
    const rule = fieldRuleOf(name);
    if (text === undefined || rule === null) return null;
    let complete = true;
    const value = text.replace(placePattern, (_, place: string) => {
      const fact = Object.hasOwn(facts, place) ? facts[place] : undefined;
      if (fact === undefined) complete = false;
      return fact ?? '';
    });
    const fitted = complete ? fittedToField(rule, value) : null;
    if (fitted === null) return null;
    filled.push({ name, value: fitted });
  }
  return filled.length > 0 ? filled : null;
}

/** A message's words as one line: what the contact history keeps and the next variant is compared with. */
export function textOf(fields: readonly MessageField[]): string {
  return fields.map((field) => field.value).join(' ');
}

/**
 * The first variant, counting on from `start`, whose words differ from what was said last; null when nothing can be said.
 * A template with a single variant repeats itself rather than keep silent.
 */
export function freshVariant(
  template: MessageTemplate,
  facts: MessageFacts,
  last: { readonly text: string | null; readonly start: number },
): readonly MessageField[] | null {
  const count = variantsOf(template);
  let repeated: readonly MessageField[] | null = null;
  for (let i = 0; i < count; i += 1) {
    const fields = fillTemplate(template, (last.start + i) % count, facts);
    if (fields === null) continue;
    if (textOf(fields) !== last.text) return fields;
    repeated = fields;
  }
  return repeated;
}
