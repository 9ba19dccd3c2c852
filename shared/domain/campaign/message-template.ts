import { fieldRuleOf, fittedToField } from './message-field';

/** By what a machine sends, in the order in which they are tried. */
export const messageChannels = ['subscribe_message', 'oa_template', 'oa_group', 'sms'] as const;
export type MessageChannel = (typeof messageChannels)[number];
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
  /** A short message as the provider approved it, places written `{1}`: what the member reads. Short messages only. */
  readonly body?: string;
}

export type MessageFacts = Readonly<Record<string, string>>;
export interface MessageField {
  readonly name: string;
  readonly value: string;
}

/** What is to be sent, without the address. */
export interface ReachMessage {
  readonly channel: MessageChannel;
  readonly templateId: string;
  readonly purpose: Purpose;
  readonly occasion: string;
  readonly page: string;
  readonly fields: readonly MessageField[];
}

/** How many variants a template has: the longest list of any field. */
export function variantsOf(template: MessageTemplate): number {
  return Math.max(0, ...template.fields.map((field) => field.variants.length));
}

/** A place in a text, filled from facts. */
export const placePattern = /\{([a-zA-Z]+)\}/g;

/**
 * The fields of one variant with their places filled; null where a fact is missing or a filled text breaks its field's rule
 * in a way that shortening cannot mend. Nothing is sent then: half a sentence is worse than silence.
 */
export function fillTemplate(template: MessageTemplate, variant: number, facts: MessageFacts): readonly MessageField[] | null {
  const filled: MessageField[] = [];
  for (const { name, variants } of template.fields) {
    const text = variants[Math.min(variant, variants.length - 1)];
    const rule = fieldRuleOf(name, template.channel);
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
 * The first variant, counting on from `start`, whose words differ from what was said last. `said_before` when every variant that can
 * be filled is what he heard last: nobody hears the same words twice in a row. Null when no variant can be filled.
 */
export function freshVariant(
  template: MessageTemplate,
  facts: MessageFacts,
  last: { readonly text: string | null; readonly start: number },
): readonly MessageField[] | 'said_before' | null {
  const count = variantsOf(template);
  let repeated = false;
  for (let i = 0; i < count; i += 1) {
    const fields = fillTemplate(template, (last.start + i) % count, facts);
    if (fields === null) continue;
    if (textOf(fields) !== last.text) return fields;
    repeated = true;
  }
  return repeated ? 'said_before' : null;
}
