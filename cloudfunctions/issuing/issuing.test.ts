import { codeOf, done, openTestShop, type TestShop } from '../../local/testing-shop';
import { localDate, localTime, minuteMs } from '../../shared/kernel/time';
import { store } from '../_store/store';

const shops: TestShop[] = [];
jest.setTimeout(120_000);
beforeAll(() => { jest.spyOn(console, 'error').mockImplementation(() => undefined); });
afterEach(async () => { for (const shop of shops.splice(0)) await shop.cloud.close(); });

const everyone = { storeIds: [], tierIds: [], states: [], birthdayIn: null };
const terms = {
  name: { zh: '谢谢您', en: '' }, effect: { kind: 'cash_off', offFen: 1_000 }, thresholdFen: 5_000, storeIds: [] as string[], tierIds: [], weekdays: [], categories: [],
  stackingGroup: 'cash', giveable: false, validity: { kind: 'relative', startsAfterDays: 0, days: 10 }, totalLimit: null as number | null, perMemberLimit: null as number | null,
};
interface Batch { batchId: string; state: string; issued: number; passed: number; ending?: string; expected: number }

async function open(members: number, storeIds: readonly string[] = ['S1']): Promise<TestShop> {
  const shop = await openTestShop({ at: localTime(localDate('2026-11-22'), 12), transactionLifeMs: 400 });
  shops.push(shop);
  for (let index = 0; index < members; index += 1) await shop.join(`o-${index}`, { scene: `s=${storeIds[index % storeIds.length]}` });
  return shop;
}
async function issue(shop: TestShop, more: object = {}, by = 'demo-head-office', audience: object = everyone): Promise<Batch & { templateId: string }> {
  const { templateId } = done(await shop.as(by).staff<{ templateId: string }>('couponTemplates.save', { terms: { ...terms, ...more } }));
  return issueFrom(shop, templateId, by, audience);
}
async function issueFrom(shop: TestShop, templateId: string, by = 'demo-head-office', audience: object = everyone) {
  const { members, exact } = done(await shop.as(by).staff<{ members: number; exact: boolean }>('couponTemplates.count', { audience }));
  return { ...done(await shop.as(by).staff<Batch>('couponTemplates.issue', { templateId, audience, expected: members, expectedExact: exact })), templateId };
}
const tick = (shop: TestShop) => shop.cloud.runTimer('issuing');
const read = async (shop: TestShop, batchId: string, by = 'demo-head-office') => done(await shop.as(by).staff<Batch>('couponTemplates.batch', { batchId }));
/** Members and how many coupons of a template each holds. */
const held = (shop: TestShop, templateId: string) => shop.inStore(async () => (await store.coupons.find({ filter: { templateId }, limit: 1_000 })).map(({ memberId }) => memberId).sort());

test('every member of the audience gets one, and the screen is told', async () => {
  const shop = await open(5);
  const batch = await issue(shop);
  expect(batch).toMatchObject({ state: 'running', expected: 5, issued: 0 });
  await Promise.all([tick(shop), tick(shop)]);
  expect(await read(shop, batch.batchId)).toMatchObject({ state: 'done', ending: 'complete', issued: 5, passed: 0 });
  const members = await held(shop, batch.templateId);
  expect([members.length, new Set(members).size]).toEqual([5, 5]);
  await tick(shop);
  expect(await held(shop, batch.templateId)).toEqual(members);
});

test('a limit in all is kept to the coupon, a limit for each by passing over', async () => {
  const shop = await open(6);
  const total = await issue(shop, { totalLimit: 4, perMemberLimit: 1 });
  await tick(shop);
  expect(await read(shop, total.batchId)).toMatchObject({ state: 'done', ending: 'limit_reached', issued: 4 });
  const each = await issue(shop, { perMemberLimit: 1 });
  await tick(shop);
  const again = await issueFrom(shop, each.templateId);
  await tick(shop);
  expect(await read(shop, again.batchId)).toMatchObject({ ending: 'complete', issued: 0, passed: 6 });
  expect(codeOf(await shop.as('demo-head-office').staff('couponTemplates.issue', { templateId: total.templateId, audience: everyone, expected: 6, expectedExact: true }))).toBe('COUPON_TOTAL_LIMIT_REACHED');
});

test('two batches of one template never pass its limit together', async () => {
  const shop = await open(6);
  const one = await issue(shop, { totalLimit: 9 });
  const two = await issueFrom(shop, one.templateId);
  await Promise.all([tick(shop), tick(shop), tick(shop)]);
  for (let ticks = 0; ticks < 3; ticks += 1) {
    await shop.cloud.moveClock(shop.cloud.clock.now() + 2 * minuteMs);
    await tick(shop);
  }
  expect((await held(shop, one.templateId)).length).toBe(9);
  const [a, b] = [await read(shop, one.batchId), await read(shop, two.batchId)];
  expect(a.issued + b.issued).toBe(9);
});

test('an audience is who it says: tier, store, birthday month, and only those a manager may reach', async () => {
  const shop = await open(4, ['S1', 'S2']);
  await shop.join('o-born', { birthday: { calendar: 'solar', month: 3, day: 8 } });
  const count = async (audience: object, by = 'demo-head-office') => done(await shop.as(by).staff<{ members: number; exact: boolean }>('couponTemplates.count', { audience: { ...everyone, ...audience } }));
  expect(await count({})).toEqual({ members: 5, exact: true });
  expect(await count({ storeIds: ['S2'] })).toEqual({ members: 2, exact: true });
  expect(await count({ tierIds: ['gold'] })).toEqual({ members: 0, exact: true });
  expect(await count({ birthdayIn: '2027-03' })).toEqual({ members: 1, exact: true });
  expect(await count({ states: ['lost'] })).toEqual({ members: 0, exact: true });
  expect(await count({}, 'demo-manager')).toEqual({ members: 3, exact: true });
  expect(codeOf(await shop.as('demo-manager').staff('couponTemplates.count', { audience: { ...everyone, storeIds: ['S2'] } }))).toBe('FORBIDDEN');
  const mine = await issue(shop, { storeIds: ['S1'] }, 'demo-manager');
  await tick(shop);
  expect(await read(shop, mine.batchId, 'demo-manager')).toMatchObject({ issued: 3, ending: 'complete' });
});

test('a manager keeps to his stores: templates, batches and members', async () => {
  const shop = await open(1);
  const manager = shop.as('demo-manager');
  expect(codeOf(await manager.staff('couponTemplates.save', { terms }))).toBe('TEMPLATE_STORES_MISSING');
  expect(codeOf(await manager.staff('couponTemplates.save', { terms: { ...terms, storeIds: ['S2'] } }))).toBe('FORBIDDEN');
  expect(codeOf(await manager.staff('couponTemplates.setActive', { templateId: 'welcome', active: false }))).toBe('FORBIDDEN');
  expect(codeOf(await manager.staff('couponTemplates.issue', { templateId: 'welcome', audience: everyone, expected: 1, expectedExact: true }))).toBe('NOT_FOUND');
  const theirs = await issue(shop);
  expect(codeOf(await manager.staff('couponTemplates.batch', { batchId: theirs.batchId }))).toBe('NOT_FOUND');
  expect(codeOf(await manager.staff('couponTemplates.stop', { batchId: theirs.batchId }))).toBe('NOT_FOUND');
  expect(codeOf(await shop.as('demo-cashier').staff('couponTemplates.list', {}))).toBe('FORBIDDEN');
});

test('a batch that is stopped, or whose template goes out of use, issues no more', async () => {
  const shop = await open(3);
  const stopped = await issue(shop);
  done(await shop.as('demo-head-office').staff('couponTemplates.stop', { batchId: stopped.batchId }));
  const off = await issue(shop);
  done(await shop.as('demo-head-office').staff('couponTemplates.setActive', { templateId: off.templateId, active: false }));
  await tick(shop);
  expect(await held(shop, stopped.templateId)).toEqual([]);
  expect(await read(shop, off.batchId)).toMatchObject({ state: 'done', ending: 'template_ended', issued: 0 });
  expect(codeOf(await shop.as('demo-head-office').staff('couponTemplates.stop', { batchId: off.batchId }))).toBe('BATCH_DONE');
});

test('a template is checked with every fault at once, and changed at the version that was read', async () => {
  const shop = await open(0);
  const head = shop.as('demo-head-office');
  const faulty = { ...terms, effect: { kind: 'cash_off', offFen: 9_000 }, weekdays: [8], totalLimit: 1, perMemberLimit: 2, validity: { kind: 'fixed', startsOn: '2026-01-02', endsOn: '2026-01-31' } };
  expect(await head.staff('couponTemplates.save', { terms: faulty })).toMatchObject({ refusal: { code: 'TEMPLATE_FAULTY', details: { faults: ['threshold', 'ended', 'weekdays', 'member_limit'] } } });
  const { templateId } = done(await head.staff<{ templateId: string }>('couponTemplates.save', { terms }));
  expect(done(await head.staff('couponTemplates.save', { templateId, version: 1, terms: { ...terms, thresholdFen: 6_000 } }))).toMatchObject({ version: 2, terms: { thresholdFen: 6_000 } });
  expect(codeOf(await head.staff('couponTemplates.save', { templateId, version: 1, terms }))).toBe('TEMPLATE_VERSION_CHANGED');
});

const places = [['couponBatches', 0], ['couponBatches', 1], ['couponBatches', 2], ['couponBatches', 3], ['coupons', 0], ['couponCounts', 0], ['couponPlaces', 0], [undefined, 0]] as const;
const cuts = places.flatMap(([collection, after]) => (['http', 'lostReply'] as const).map((kind) => ({ collection, kind, after })));
test('cut off anywhere, the next ticks end the batch with one coupon each', async () => {
  const shop = await open(3);
  for (const cut of cuts) await cutOff(shop, cut);
});

async function cutOff(shop: TestShop, { collection, kind, after }: (typeof cuts)[number]): Promise<void> {
  const where = `${kind} at ${collection ?? 'commit'} ${after}`;
  const batch = await issue(shop, { totalLimit: 100, perMemberLimit: 1 });
  const actions = collection === undefined ? ['database.commitTransaction'] : ['database.insertDocument', 'database.modifyDocument'];
  for (const action of actions) shop.cloud.faults.arm({ kind, functionName: 'issuing', action, after, times: 1, ...(collection === undefined ? {} : { collection }) });
  await tick(shop);
  for (let ticks = 0; ticks < 4 && (await read(shop, batch.batchId)).state === 'running'; ticks += 1) {
    await shop.cloud.moveClock(shop.cloud.clock.now() + 2 * minuteMs);
    await tick(shop);
  }
  shop.cloud.faults.clear();
  const members = await held(shop, batch.templateId);
  expect([where, members.length, new Set(members).size]).toEqual([where, 3, 3]);
  expect([where, await read(shop, batch.batchId)]).toEqual([where, expect.objectContaining({ state: 'done', ending: 'complete', issued: 3 })]);
  expect(await shop.inStore(() => store.couponCounts.get(batch.templateId as never))).toMatchObject({ issued: 3 });
}

test('a total limit is kept to the coupon by joining, the night’s gift and a batch together', async () => {
  const shop = await open(4);
  const { templateId } = done(await shop.as('demo-head-office').staff<{ templateId: string }>('couponTemplates.save', { terms: { ...terms, totalLimit: 5 } }));
  await shop.inStore(async () => {
    const rules = await store.policies.get('current');
    const rising = rules?.policies.tiers.tiers.map((tier) => ({ ...tier, giftTemplateId: templateId }));
    if (rules && rising) await store.policies.put({ ...rules, policies: { ...rules.policies, tiers: { ...rules.policies.tiers, tiers: rising }, membership: { ...rules.policies.membership, welcomeTemplateId: templateId } } });
  });
  await issueFrom(shop, templateId);
  await shop.cloud.moveClock(localTime(localDate('2026-12-01'), 0, 5));
  await Promise.all([...['a', 'b', 'c', 'd'].map((one) => shop.join(`o-late-${one}`)), tick(shop), shop.cloud.runTimer('books')]);
  for (let ticks = 0; ticks < 3; ticks += 1) {
    await shop.cloud.moveClock(shop.cloud.clock.now() + 2 * minuteMs);
    await Promise.all([tick(shop), shop.cloud.runTimer('books')]);
  }
  expect((await held(shop, templateId)).length).toBe(5);
  expect((await shop.join('o-too-late')).memberId).toMatch(/^m_/);
  expect((await held(shop, templateId)).length).toBe(5);
});
