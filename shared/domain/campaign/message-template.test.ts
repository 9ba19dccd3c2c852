import { fieldRuleOf, fitsField, fittedToField } from './message-field';
import { checkTemplate, fillTemplate, type MessageTemplate } from './message-template';
import { defaultMessageTemplates } from './reach-policy';

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
  ['a coupon pushed by the official account', { channel: 'oa_template', fields: [{ name: 'thing1', variants: ['送您一张优惠券'] }] }, 'TEMPLATE_WORD_FORBIDDEN'],
] as const)('refuses %s', (_, change, code) => {
  const checked = checkTemplate({ ...template, ...change });
  expect(checked.ok ? 'accepted' : checked.code).toBe(code);
});

test('a service notice may name the coupon a member owns, by subscribe message', () => {
  expect(checkTemplate({ ...template, fields: [{ name: 'thing1', variants: ['您的优惠券将到期'] }] }).ok).toBe(true);
});

test('the templates of a new store pass their own check', () => {
  expect(defaultMessageTemplates.map((each) => checkTemplate(each).ok)).toEqual(defaultMessageTemplates.map(() => true));
});

test('a text that lacks a fact is not sent at all', () => {
  expect(fillTemplate(template, 0, {})).toBeNull();
  expect(fillTemplate(template, 0, { points: 'many' })).toBeNull();
  expect(fillTemplate(template, 0, { points: '800' })).toEqual([{ name: 'thing1', value: '积分将到期' }, { name: 'number2', value: '800' }]);
});
