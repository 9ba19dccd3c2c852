import type { Refusal, Result } from '../../kernel/result';
import { accept, refuse } from '../../kernel/result';
import { fieldRuleOf, fitsField } from './message-field';
import { forbiddenWordIn, sourceOf, type WordRule } from './marketing-words';
import { placePattern, type MessageChannel, type MessageTemplate } from './message-template';
import { placesOf } from './occasions';

export type TemplateRefusal =
  | Refusal<'TEMPLATE_MARKETING_ON_SERVICE_CHANNEL', { readonly channel: MessageChannel; readonly source: string }>
  | Refusal<'TEMPLATE_SERVICE_ON_GROUP_CHANNEL', { readonly channel: MessageChannel }>
  | Refusal<'TEMPLATE_FIELD_UNKNOWN', { readonly field: string }>
  | Refusal<'TEMPLATE_PLACE_UNKNOWN', { readonly field: string; readonly place: string; readonly places: readonly string[] }>
  | Refusal<'TEMPLATE_TEXT_UNFIT', { readonly field: string; readonly variant: number; readonly most: number }>
  | Refusal<'TEMPLATE_WORD_FORBIDDEN', { readonly field: string; readonly word: string; readonly rule: WordRule; readonly source: string }>
  | Refusal<'TEMPLATE_WAY_OUT_MISSING', { readonly source: string }>
  | Refusal<'TEMPLATE_PAGE_UNFIT', { readonly page: string }>
  | Refusal<'TEMPLATE_EMPTY', { readonly templateId: string }>;

/** A group message is one text for all: it may name the store, and nobody. */
const groupPlaces: readonly string[] = ['brand'];
/** Words of a group message that say where it is turned off: it has no link of ours, and what is written back to it nobody reads. */
const groupWayOut = /关闭|取消关注|turn (this|these|it) off|unfollow/i;
/** How a short message says how to end such messages. Source: the providers' rules for marketing messages ask for one of these. */
const wayOut = /拒收请?回复?\s?[A-Z]|回复?\s?(T|TD|R)\s?退订|退订回复?\s?(T|TD|R)|reply (stop|t|r)\b/i;

/**
 * Checks a template before it is saved. A text with places is checked by its fixed words; filled texts are fitted when sent.
 *
 * Refuses TEMPLATE_MARKETING_ON_SERVICE_CHANNEL {source}: an official account's template message may only be a service notice.
 * Refuses TEMPLATE_SERVICE_ON_GROUP_CHANNEL: a group message goes to a tag, so it cannot tell one member of what is his.
 * Refuses TEMPLATE_WORD_FORBIDDEN {source}: words of advertising in a service notice; words of vouchers in an official account's.
 * Refuses TEMPLATE_PLACE_UNKNOWN {places}: the occasion has no such fact, so the message would never be sent.
 * Refuses TEMPLATE_WAY_OUT_MISSING {source}: a marketing short message, or a group message, that does not say how to refuse the next.
 * Refuses TEMPLATE_FIELD_UNKNOWN, TEMPLATE_TEXT_UNFIT, TEMPLATE_PAGE_UNFIT and TEMPLATE_EMPTY.
 * Source: developers.weixin.qq.com, Template_Message_Interface (service notices only) and the platform's notice on misuse; 广告法 43.
 */
export function checkTemplate(template: MessageTemplate): Result<MessageTemplate, TemplateRefusal> {
  const { channel, purpose, fields, templateId, page, body } = template;
  if (channel === 'oa_template' && purpose === 'marketing') return refuse('TEMPLATE_MARKETING_ON_SERVICE_CHANNEL', { channel, source: sourceOf('MARKETING_BY_OA_TEMPLATE') });
  if (channel === 'oa_group' && purpose === 'service') return refuse('TEMPLATE_SERVICE_ON_GROUP_CHANNEL', { channel });
  if (fields.length === 0 || fields.some((field) => field.variants.length === 0)) return refuse('TEMPLATE_EMPTY', { templateId });
  // As the platform takes it: no leading slash, no address of another place.
  if (!/^[a-z][a-z0-9\-/]*(\?[\w=&-]*)?$/i.test(page)) return refuse('TEMPLATE_PAGE_UNFIT', { page });
  for (const { name, variants } of fields) {
    for (const [variant, text] of variants.entries()) {
      const bad = textRefusal(template, name, text, variant);
      if (bad) return bad;
    }
  }
  if (channel === 'oa_group' && fields.some(({ variants }) => variants.some((text) => !groupWayOut.test(text)))) return refuse('TEMPLATE_WAY_OUT_MISSING', { source: sourceOf('MARKETING_WITHOUT_WAY_OUT') });
  if (channel !== 'sms') return accept(template);
  if (body === undefined || body.trim() === '') return refuse('TEMPLATE_EMPTY', { templateId });
  const found = forbiddenWordIn(body, channel, purpose);
  if (found) return refuse('TEMPLATE_WORD_FORBIDDEN', { field: 'body', ...found, source: sourceOf(found.rule) });
  if (purpose === 'marketing' && !wayOut.test(body)) return refuse('TEMPLATE_WAY_OUT_MISSING', { source: sourceOf('MARKETING_WITHOUT_WAY_OUT') });
  return accept(template);
}

function textRefusal({ channel, purpose, occasion }: MessageTemplate, field: string, text: string, variant: number): TemplateRefusal | null {
  const rule = fieldRuleOf(field, channel);
  if (rule === null) return refuse('TEMPLATE_FIELD_UNKNOWN', { field });
  const places = channel === 'oa_group' ? groupPlaces : placesOf(occasion);
  const stranger = [...text.matchAll(placePattern)].map(([, place = '']) => place).find((place) => !places.includes(place));
  if (stranger !== undefined) return refuse('TEMPLATE_PLACE_UNKNOWN', { field, place: stranger, places: [...places] });
  const fixed = text.replace(placePattern, '');
  if (fixed === text ? !fitsField(rule, text) : [...fixed].length > rule.most) return refuse('TEMPLATE_TEXT_UNFIT', { field, variant, most: rule.most });
  const found = forbiddenWordIn(fixed, channel, purpose);
  return found ? refuse('TEMPLATE_WORD_FORBIDDEN', { field, ...found, source: sourceOf(found.rule) }) : null;
}
