import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import type { OutputOf } from '../../../shared/contract/action';
import type { staffContract } from '../../../shared/contract/staff';

type List = OutputOf<(typeof staffContract)['templates']['list']>;
let shop: TestShop;
jest.setTimeout(30_000);
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.cloud.close());

const office = () => shop.as('demo-head-office');
const list = async (): Promise<List> => done(await office().staff<List>('templates.list'));
async function save(change: object) {
  const { version, templates } = await list();
  const template = templates.find(({ templateId }) => templateId === 'oa_points_expiring');
  return office().staff('templates.save', { version, template: { ...template, ...change } });
}

test('a coupon push through a template message is refused, with where the rule is written', async () => {
  const marketing = await save({ purpose: 'marketing', occasion: 'campaign', fields: [{ name: 'thing1', variants: ['送您一张优惠券'] }] });
  expect(marketing).toMatchObject({ kind: 'refused', refusal: { code: 'TEMPLATE_MARKETING_ON_SERVICE_CHANNEL', details: { source: expect.stringContaining('Template_Message_Interface') as string } } });
  const disguised = await save({ fields: [{ name: 'thing1', variants: ['您的优惠券到账'] }] });
  expect(disguised).toMatchObject({ refusal: { code: 'TEMPLATE_WORD_FORBIDDEN', details: { word: '优惠券', rule: 'VOUCHER_IN_OA_TEMPLATE', source: expect.stringContaining('规范模板消息') as string } } });
});

test.each([
  ['a text longer than its field', { fields: [{ name: 'thing1', variants: ['这一句话太长了所以放不进一个只有二十个字的格子里'] }] }, 'TEMPLATE_TEXT_UNFIT'],
  ['a place that the occasion has not', { fields: [{ name: 'thing1', variants: ['{couponName}'] }] }, 'TEMPLATE_PLACE_UNKNOWN'],
  ['a field that the platform has not', { fields: [{ name: 'text1', variants: ['积分'] }] }, 'TEMPLATE_FIELD_UNKNOWN'],
  ['no text at all', { fields: [] }, 'TEMPLATE_EMPTY'],
])('%s is refused before it is kept', async (_, change, code) => {
  const before = await list();
  expect(codeOf(await save(change))).toBe(code);
  expect(await list()).toEqual(before);
});

test('what passes is kept under the next version, and an older view cannot overwrite it', async () => {
  const { version, templates } = await list();
  const [template] = templates;
  const changed = { ...template, fields: template?.fields.map((field, i) => (i === 1 ? { ...field, variants: ['店里来了新茶，等您来尝'] } : field)) };
  expect(done(await office().staff('templates.save', { version, template: changed }))).toEqual({ version: version + 1 });
  expect((await list()).templates[0]?.fields[1]?.variants).toEqual(['店里来了新茶，等您来尝']);
  expect(codeOf(await office().staff('templates.save', { version, template }))).toBe('POLICY_VERSION_CHANGED');
});

test('a manager reads the registry and does not write it; a cashier does neither', async () => {
  const { version, templates } = await list();
  expect(codeOf(await shop.as('demo-manager').staff('templates.save', { version, template: templates[0] }))).toBe('FORBIDDEN');
  expect(codeOf(await shop.as('demo-manager').staff('templates.list'))).toBe('done');
  expect(codeOf(await shop.as('demo-cashier').staff('templates.list'))).toBe('FORBIDDEN');
});
