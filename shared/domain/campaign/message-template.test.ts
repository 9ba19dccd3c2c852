import { fieldRuleOf, fitsField, fittedToField } from './message-field';
import { checkTemplate } from './check-template';
import { messageTemplatesIn } from './default-templates';
import { fillTemplate, freshVariant, textOf, type MessageTemplate } from './message-template';
import { occasionIds } from './occasions';

const template: MessageTemplate = {
  templateId: 't1', channel: 'subscribe_message', purpose: 'service', occasion: 'points_expiring', name: { zh: '积分', en: 'Points' }, page: 'pages/home/index',
  fields: [{ name: 'thing1', variants: ['积分将到期'] }, { name: 'number2', variants: ['{points}'] }],
};

test.each([
  ['thing1', '二十个字以内的一句话刚刚好可以放下的呀', true],
  ['thing1', '这一句话太长了所以放不进一个只有二十个字的格子里', false],
  ['phrase1', '已到期', true],
  ['phrase1', '六个汉字太长', false],
  ['phrase1', 'soon', false],
  ['character_string1', 'NO-20261122', true],
  ['character_string1', '订单', false],
  ['character_string1', 'x'.repeat(33), false],
  ['name1', '沈知夏', true],
  ['name1', '十一个字的名字放不下去呀', false],
  ['number1', '120.5', true],
  ['number1', '一百', false],
  ['amount1', '¥128.50', true],
  ['amount1', '128.505', false],
  ['date1', '2026年11月22日', true],
  ['date1', '2026-11-22', true],
  ['date1', '2026/11/22', false],
  ['date1', '2026-13-01', false],
  ['time1', '2026年11月22日 09:30', true],
  ['time1', '25:00', false],
])('%s takes "%s": %s', (name, text, fits) => {
  const rule = fieldRuleOf(name);
  if (!rule) throw new Error(`no rule for ${name}`);
  expect(fitsField(rule, text)).toBe(fits);
});

test('words are shortened to fit, numbers and days never', () => {
  const [thing, number] = [fieldRuleOf('thing1'), fieldRuleOf('number1')];
  if (!thing || !number) throw new Error('the rules are there');
  expect(fittedToField(thing, '好'.repeat(25))).toBe(`${'好'.repeat(19)}…`);
  expect(fittedToField(number, '9'.repeat(40))).toBeNull();
});

test.each([
  ['marketing by the official account', { channel: 'oa_template', purpose: 'marketing' }, 'TEMPLATE_MARKETING_ON_SERVICE_CHANNEL'],
  ['no fields', { fields: [] }, 'TEMPLATE_EMPTY'],
  ['a field the platform does not have', { fields: [{ name: 'text1', variants: ['你好'] }] }, 'TEMPLATE_FIELD_UNKNOWN'],
  ['a text too long for its field', { fields: [{ name: 'phrase1', variants: ['好', '太长太长太长'] }] }, 'TEMPLATE_TEXT_UNFIT'],
  ['advertising in a service notice', { fields: [{ name: 'thing1', variants: ['全场五折优惠'] }] }, 'TEMPLATE_WORD_FORBIDDEN'],
  ['a service notice to a tag', { channel: 'oa_group' }, 'TEMPLATE_SERVICE_ON_GROUP_CHANNEL'],
  ['a place that the occasion cannot fill', { fields: [{ name: 'thing1', variants: ['{couponName}将到期'] }] }, 'TEMPLATE_PLACE_UNKNOWN'],
  ['a name in a text for everybody', { channel: 'oa_group', purpose: 'marketing', occasion: 'drifting', fields: [{ name: 'text1', variants: ['您上次来是{lastOn}'] }] }, 'TEMPLATE_PLACE_UNKNOWN'],
  ['an address as its page', { page: 'https://example.com' }, 'TEMPLATE_PAGE_UNFIT'],
  ['a page with a leading slash', { page: '/pages/home/index' }, 'TEMPLATE_PAGE_UNFIT'],
  ['a short message without its body', { channel: 'sms', fields: [{ name: 'param1', variants: ['{points}'] }] }, 'TEMPLATE_EMPTY'],
  ['a marketing short message without a way out', { channel: 'sms', purpose: 'marketing', body: '{1}想您了', fields: [{ name: 'param1', variants: ['{brand}'] }] }, 'TEMPLATE_WAY_OUT_MISSING'],
  ['a group message without a way out', { channel: 'oa_group', purpose: 'marketing', occasion: 'campaign', fields: [{ name: 'text1', variants: ['{brand}近期有活动'] }] }, 'TEMPLATE_WAY_OUT_MISSING'],
  ['advertising in the body of a service short message', { channel: 'sms', body: '{1}积分将到期，全场五折优惠', fields: [{ name: 'param1', variants: ['{points}'] }] }, 'TEMPLATE_WORD_FORBIDDEN'],
  ['advertising in capital letters', { fields: [{ name: 'thing1', variants: ['Big SALE today'] }] }, 'TEMPLATE_WORD_FORBIDDEN'],
  ['a coupon pushed by the official account', { channel: 'oa_template', fields: [{ name: 'thing1', variants: ['送您一张优惠券'] }] }, 'TEMPLATE_WORD_FORBIDDEN'],
] as const)('refuses %s', (_, change, code) => {
  const checked = checkTemplate({ ...template, ...change });
  expect(checked.ok ? 'accepted' : checked.code).toBe(code);
});

test('a service notice may name the coupon a member owns, by subscribe message', () => {
  expect(checkTemplate({ ...template, fields: [{ name: 'thing1', variants: ['您的优惠券将到期'] }] }).ok).toBe(true);
});

test.each(['zh', 'en'] as const)('the templates of a new store in %s pass their own check, each occasion of the product has one, and no two share an id', (language) => {
  const templates = messageTemplatesIn(language);
  expect(templates.filter((each) => !checkTemplate(each).ok)).toEqual([]);
  expect(occasionIds.filter((occasion) => !templates.some((each) => each.occasion === occasion))).toEqual([]);
  expect(new Set(templates.map((each) => each.templateId)).size).toBe(templates.length);
});

test('a refusal names its source, so that it can be read', () => {
  const refused = checkTemplate({ ...template, channel: 'oa_template', purpose: 'marketing' });
  expect(refused.ok ? '' : 'source' in refused.details && refused.details.source).toContain('Template_Message_Interface');
});

test('nobody hears the same words twice in a row, however many templates rotate', () => {
  let last: string | null = null;
  for (let said = 0; said < 40; said += 1) {
    const fields = freshVariant({ ...template, fields: [{ name: 'thing1', variants: ['一', '二', '三'] }] }, {}, { text: last, start: said % 7 });
    if (fields === null || fields === 'said_before') throw new Error('three variants always leave one');
    expect(textOf(fields)).not.toBe(last);
    last = textOf(fields);
  }
  expect(freshVariant({ ...template, fields: [{ name: 'thing1', variants: ['一'] }] }, {}, { text: '一', start: 0 })).toBe('said_before');
});

test('a text that lacks a fact is not sent at all', () => {
  expect(fillTemplate(template, 0, {})).toBeNull();
  expect(fillTemplate(template, 0, { points: 'many' })).toBeNull();
  expect(fillTemplate(template, 0, { points: '800' })).toEqual([{ name: 'thing1', value: '积分将到期' }, { name: 'number2', value: '800' }]);
});
