import { store } from '../cloudfunctions/_store/store';
import type { TestShop } from '../local/testing-shop';
import { fillTestBase } from '../local/night/testing-base';
import { addPurchase } from '../shared/domain/retention';
import { addDays, instant, localDate, localTime } from '../shared/kernel/time';
import { basisPoints, fen } from '../shared/kernel/units';
import type { PhoneScreen } from './browser';
import { openJourney, type Journey } from './journey';

const today = localDate('2026-01-15');

let journey: Journey;
let shop: TestShop;
let manager: PhoneScreen;
let headOffice: PhoneScreen;
let member: PhoneScreen;
let told: { _id: string; to: string; memberId: string };

beforeAll(async () => {
  journey = await openJourney('2026-01-15T10:00');
  ({ shop } = journey);
  await fillTestBase(shop, { members: 240, seed: 7, night: today });
  await shop.inStore(async () => {
    const rules = await store.policies.get('current');
    if (!rules) throw new Error('the brand is set up');
    // One in five held out, so that a list of this size has somebody to compare with.
    await store.policies.put({ ...rules, reach: { ...rules.reach, holdout: basisPoints(2_000) } });
    const accounts = await store.accounts.find({ filter: { storeId: 'S1' }, limit: 1_000 });
    for (const account of accounts) {
      const state = account.openComplaints > 0 ? 'active' : 'lost';
      await store.accounts.update(account._id, { retention: { state, changedOn: addDays(today, -2), nextChangeOn: localDate('9999-12-31'), modelId: 'fixed' }, marketingContactsAt: [] });
    }
  });
}, 60_000);
afterAll(() => journey.close());

const picture = (phone: PhoneScreen, name: string) => journey.picture(phone, name);
const words = (phone: PhoneScreen, selector: string) => journey.words(phone, selector);
const url = (person: string, path: string) => `${shop.url}/?as=${person}#/${path}`;
/** The screen as it is after the timer did its minute. */
const again = async (phone: PhoneScreen) => { await phone.page.reload(); };

test('a coupon push by the official account’s template message is refused with the platform’s rule', async () => {
  manager = await journey.phone('demo-manager', 'pages/desk/index');
  await manager.tap('#desk-campaigns');
  await manager.see('还没有活动');
  await picture(manager, 'campaigns-none');
  await manager.tap('#campaign-new');
  await manager.type('#plan-name', '老友回店');
  await manager.tap('#audience-state-lost');
  await manager.tap('#template-oa_points_expiring');
  await manager.tap('#plan-save');
  await manager.see(/公众号模板消息只能发服务通知/);
  await manager.see(/Template_Message_Interface/);
  await picture(manager, 'campaign-refused');
  await manager.tap('#template-oa_points_expiring');
}, 60_000);

test('a manager builds a win-back, sees whom it reaches before anything is sent, and hands it in', async () => {
  await manager.tap('#template-tpl_lost');
  await manager.see('欢迎随时回来看看');
  await picture(manager, 'campaign-edit');
  await manager.tap('#plan-save');
  await manager.page.locator('#campaign-at-most').waitFor();
  await manager.tap('#campaign-count');
  await manager.see('正在细数');
  await shop.cloud.runTimer('campaigns');
  await again(manager);
  await manager.page.locator('#campaign-preview').waitFor();
  expect(await words(manager, '#campaign-preview')).toContain('留作对照');
  await picture(manager, 'campaign-preview');
  await manager.tap('#campaign-submit');
  await manager.page.locator('#campaign-take-back').waitFor();
}, 60_000);

test('head office approves, and it goes out', async () => {
  headOffice = await journey.phone('demo-head-office', 'staff/campaigns/index');
  await headOffice.tap('.t-campaign');
  await headOffice.tap('#campaign-approve');
  await headOffice.page.locator('#campaign-stop').waitFor();
  await shop.cloud.runTimer('campaigns');
  await shop.cloud.moveClock(localTime(today, 20));
  await shop.cloud.runTimer('dispatch');
  const rows = await shop.inStore(() => store.outbox.find({ filter: { state: 'sent' }, limit: 100 }));
  const [row] = rows.filter(({ occasion }) => occasion === 'lost');
  if (!row) throw new Error('something was sent');
  told = row;
  await shop.inStore(() => store.identities.add({ _id: `wx_${row.to}`, memberId: row.memberId, createdAt: row.decidedAt }));
  await again(headOffice);
  await headOffice.page.locator('#campaign-progress').waitFor();
  expect(Number(await words(headOffice, '#progress-sent'))).toBe(rows.length);
  await picture(headOffice, 'campaign-sent');
}, 60_000);

test('the message leads to what was said, why, and one tap out', async () => {
  const [sent] = shop.cloud.wechat.sent().filter(({ to }) => to === told.to).slice(-1);
  const page = String(sent?.page);
  expect(page).toContain('member/message/index?id=');
  member = await journey.phone(told.to, page);
  await member.see('为什么会收到');
  await picture(member, 'message');
  await member.tap('#message-stop-way');
  await member.page.locator('#message-way-stopped').waitFor();
  await member.tap('#message-stop-marketing');
  await member.page.locator('#message-marketing-stopped').waitFor();
  await picture(member, 'message-stopped');
  await member.tap('#message-all');
  await member.page.locator('.t-my-message').waitFor();
  await member.page.locator('#way-sms').waitFor();
  await picture(member, 'messages');
}, 60_000);

test('she comes back, and the next morning the result says what it brought, honestly', async () => {
  await shop.cloud.moveClock(localTime(addDays(today, 1), 15));
  await shop.inStore(async () => {
    const account = await store.accounts.get(told.memberId);
    if (!account) throw new Error('she has an account');
    await store.accounts.update(account._id, { statistics: addPurchase(account.statistics, { on: addDays(today, 1), amount: fen(12_850) }), revision: account.revision + 1 });
  });
  await shop.cloud.moveClock(instant(localTime(addDays(today, 2), 8)));
  await shop.cloud.runTimer('campaigns');
  await again(headOffice);
  await headOffice.page.locator('#campaign-result').waitFor();
  expect(await words(headOffice, '#result-visited')).toContain('1 人');
  expect(await words(headOffice, '#result-opened')).toContain('1 人');
  expect(await words(headOffice, '#result-spent')).toContain('128.50');
  expect(await words(headOffice, '#effect-verdict')).toBe('尚未证实');
  await picture(headOffice, 'campaign-result');
}, 60_000);

test('why did she not get it: every reason in words, for anybody of the store', async () => {
  const silent = await shop.inStore(async () => (await store.decisions.find({ filter: { channel: 'none', businessDay: today }, order: [{ field: '_id', direction: 'asc' }], limit: 100 })).find(({ reasons }) => reasons.includes('SUBSCRIBE_NO_CREDIT')));
  if (!silent) throw new Error('somebody without a credit is in the list');
  await manager.page.goto(url('demo-manager', `staff/why/index?id=${silent.memberId}&campaign=${silent.campaign}`));
  await again(manager);
  await manager.see('老友回店');
  await manager.see(/没有订阅次数/);
  await picture(manager, 'why');
  await headOffice.page.goto(url('demo-head-office', 'staff/campaigns/index'));
  await headOffice.page.locator('#campaigns-pooled').waitFor();
  await picture(headOffice, 'campaigns');
  expect([...manager.errors, ...headOffice.errors, ...member.errors]).toEqual([]);
}, 60_000);
