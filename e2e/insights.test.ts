import { fillTestBase, testMemberId } from '../local/night/testing-base';
import { done } from '../local/testing-shop';
import { store } from '../cloudfunctions/_store/store';
import type { Reply } from '../shared/contract/reply';
import { noCosts } from '../shared/domain/retention';
import { addDays, localDate, localTime } from '../shared/kernel/time';
import { fen } from '../shared/kernel/units';
import type { PhoneScreen } from './browser';
import { openJourney, type Journey } from './journey';

const day = localDate('2026-06-01');
const head = 'demo-head-office';
/** Given more than any member of this base can have left by payments. */
const costlyMembers = [1, 2, 5, 6].map((index) => ({ memberId: testMemberId(index), given: 300_00 + index * 23_45 }));
let journey: Journey;
let office: PhoneScreen;
jest.setTimeout(180_000);

const tick = async (job: string, at: number) => {
  await journey.shop.cloud.moveClock(at);
  return (await journey.shop.cloud.runTimer(job)) as Reply<{ state: string }>;
};
/** A morning of the shop: the night, then the report. */
async function morning(days: number): Promise<void> {
  const on = addDays(day, days);
  for (let minutes = 0; minutes < 100; minutes += 5) {
    if (done(await tick('nightly', localTime(on, 2, 0) + minutes * 60_000)).state === 'done') break;
  }
  expect(done(await tick('insights', localTime(on, 6, 30))).state).toBe('done');
}
const chosen = async (tab: string, waitFor: string, picture: string, at = waitFor) => {
  await office.tap(`#insights-${tab}`);
  await office.page.locator(waitFor).filter({ visible: true }).last().waitFor();
  await office.page.locator(at).filter({ visible: true }).last().evaluate((element) => { element.scrollIntoView({ block: 'start' }); });
  await journey.picture(office, picture);
};
const pictureAt = async (selector: string, name: string) => {
  await office.page.locator(selector).filter({ visible: true }).last().evaluate((element) => { element.scrollIntoView({ block: 'center' }); });
  await journey.picture(office, name);
};

beforeAll(async () => {
  journey = await openJourney(`${day}T01:00`);
  const { shop } = journey;
  await fillTestBase(shop, { members: 1_100, seed: 7, night: day });
  await shop.inStore(() => Promise.all([
    ...costlyMembers.map(({ memberId, given }) => store.accounts.update(memberId, { costs: { ...noCosts, coupons: fen(given) }, friendsBrought: 1 })),
    store.members.update(costlyMembers[3]!.memberId, { nickname: '林一禾', tags: ['爱喝岩茶', '周末来'] }),
  ]));
  for (let days = 0; days < 8; days += 1) await morning(days);
  await shop.cloud.moveClock(localTime(addDays(day, 7), 10));
  office = await journey.phone(head, 'staff/insights/index');
});
afterAll(() => journey.close());

test('head office sees how members stand, who moved, which newcomers stay', async () => {
  await chosen('states', '#states-now', 'insights-states', '#insights-screen');
  expect(await journey.words(office, '#insights-as-of')).toContain('1,100');
  expect(await office.page.locator('#states-chart').count()).toBe(1);
  await pictureAt('#moves', 'insights-moves');
  await pictureAt('#cohorts', 'insights-cohorts');
});

test('the curve, who is given more than he brings, the eight groups and the stages', async () => {
  await chosen('groups', '#curve-chart', 'insights-curve', '#insights-screen');
  expect(await journey.words(office, '#costly')).toContain('4 位会员');
  expect(await office.page.locator('.group-cell').filter({ visible: true }).count()).toBe(8);
  expect(await journey.words(office, '#stages')).toContain('口碑');
  await pictureAt('.group-grid', 'insights-groups');
  await pictureAt('#stages', 'insights-stages');
});

test('the report card says what the model was worth on the last test, with what it said against what happened', async () => {
  await chosen('model', '#calibration-chart', 'insights-model', '#insights-screen');
  await pictureAt('#calibration-chart', 'insights-calibration');
  expect(await journey.words(office, '#model-verdict')).not.toBe('');
  expect(await office.page.locator('#model-ranking').count()).toBe(1);
});

test('the list of costly members leads to a member on one screen', async () => {
  await journey.visit(office, head, 'staff/insights-costly/index');
  await office.page.locator('.t-costly').first().waitFor();
  expect(await office.page.locator('.t-costly').count()).toBe(costlyMembers.length);
  expect(await journey.words(office, '#insights-costly-screen')).toContain('共 4 位');
  await journey.picture(office, 'insights-costly');
  await office.page.locator('.t-costly').first().click();
  await office.page.locator('#member-standing').waitFor();
  expect(await journey.words(office, '#member-profile')).toContain('林一禾');
  expect(await journey.words(office, '#member-tags')).toContain('爱喝岩茶');
  expect(await journey.words(office, '#member-standing')).toContain('口碑');
  await journey.picture(office, 'member-360');
});

test('stricter rules and another margin are looked at before they are saved', async () => {
  await journey.visit(office, head, 'staff/insights-policy/index');
  await office.page.locator('#rules-version').waitFor();
  await office.type('#rule-active', '70');
  await office.type('#rule-margin', '30');
  await office.tap('#rules-look');
  await office.page.locator('#rules-preview').waitFor();
  expect(await journey.words(office, '#rules-preview')).toMatch(/位会换状态/);
  expect(await journey.words(office, '#rules-costly')).toContain('4 位');
  await pictureAt('#rules-preview', 'insights-rules');
  await office.tap('#rules-save');
  await office.see('现在是第 2 版规则');
  expect(office.errors).toEqual([]);
});
