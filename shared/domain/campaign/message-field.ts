import type { MessageChannel } from './message-template';

/**
 * What the platform lets stand in a field of a message, by the field's name without its number.
 * Source: WeChat, subscribeMessage.send, parameter limits (thing 20, phrase 5 Chinese characters, character_string 32, name 10,
 * number 32 digits, amount 10 digits with decimals, date and time in two formats); template messages keep the same limits.
 * `text` is the body of a group message, `param` a place in a short message that the provider approved: they exist there only.
 */
export interface FieldRule {
  readonly kind: 'thing' | 'phrase' | 'character_string' | 'name' | 'number' | 'amount' | 'date' | 'time' | 'text' | 'param';
  /** Longest text, in characters. */
  readonly most: number;
  readonly pattern: RegExp;
  /** Whether a text that is too long may be shortened: words may, numbers and days may not. */
  readonly shortens: boolean;
}

const day = '(\\d{4}年(0?[1-9]|1[0-2])月(0?[1-9]|[12]\\d|3[01])日|\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]))';
const clock = '([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?';

const rules: readonly FieldRule[] = [
  { kind: 'thing', most: 20, pattern: /^[^\n\r]+$/u, shortens: true },
  { kind: 'phrase', most: 5, pattern: /^\p{Script=Han}+$/u, shortens: false },
  { kind: 'character_string', most: 32, pattern: /^[\x20-\x7e]+$/, shortens: false },
  { kind: 'name', most: 10, pattern: /^[^\n\r\d]+$/u, shortens: true },
  { kind: 'number', most: 32, pattern: /^\d+(\.\d+)?$/, shortens: false },
  { kind: 'amount', most: 14, pattern: /^[¥￥$]?\d{1,10}(\.\d{1,2})?元?$/, shortens: false },
  { kind: 'date', most: 20, pattern: new RegExp(`^${day}$`), shortens: false },
  { kind: 'time', most: 22, pattern: new RegExp(`^(${day} )?${clock}$`), shortens: false },
];
/** The body of a group message by text. Source: WeChat, mass send; longer texts are refused there. */
const groupRules: readonly FieldRule[] = [{ kind: 'text', most: 600, pattern: /^[^\r]+$/u, shortens: false }];
/** A variable of a short message: no brackets of a signature, no line break. Source: Tencent Cloud SMS, rules of variables. */
const shortMessageRules: readonly FieldRule[] = [{ kind: 'param', most: 20, pattern: /^[^\n\r【】]+$/u, shortens: true }];

/** The rule of a field name such as `thing1` on a channel; null for a name the platform does not have. @example fieldRuleOf('thing', 'oa_template') //=> null, the number is part of a name */
export function fieldRuleOf(field: string, channel: MessageChannel = 'subscribe_message'): FieldRule | null {
  const match = /^([a-z_]+)\d{1,2}$/.exec(field);
  return fieldRulesOf(channel).find((rule) => rule.kind === match?.[1]) ?? null;
}

/** Every kind of field that a channel has. */
export function fieldRulesOf(channel: MessageChannel): readonly FieldRule[] {
  return channel === 'oa_group' ? groupRules : channel === 'sms' ? shortMessageRules : rules;
}

/** Characters as a person counts them: a rare character of two code units is one. */
const characters = (text: string): string[] => [...text];

/** Whether a field takes a text as it stands. */
export function fitsField(rule: FieldRule, text: string): boolean {
  return characters(text).length <= rule.most && rule.pattern.test(text);
}

/** The text as the field takes it: words are cut with an ellipsis; null where it does not fit and must not be cut. */
export function fittedToField(rule: FieldRule, text: string): string | null {
  const letters = characters(text.trim());
  const fitted = rule.shortens && letters.length > rule.most ? `${letters.slice(0, rule.most - 1).join('')}…` : letters.join('');
  return fitsField(rule, fitted) ? fitted : null;
}
