import { fillTestBase, testMemberId } from '../../local/night/testing-base';
import { codeOf, done, openTestShop, type TestShop } from '../../local/testing-shop';
import type { StaffContract } from '../../shared/contract';
import type { OutputOf } from '../../shared/contract/action';
import type { Reply } from '../../shared/contract/reply';
import { noCosts, spentBy, statisticsOf, type RetentionPolicy } from '../../shared/domain/retention';
import type { OpenId, StaffId, StoreId } from '../../shared/kernel/ids';
import { addDays, localDate, localTime } from '../../shared/kernel/time';
import { fen } from '../../shared/kernel/units';
import { reportIdOf } from '../_store/report-documents';
import { store } from '../_store/store';
import type { StaffDocument } from '../_store/store-documents';

type Report = OutputOf<StaffContract['insights']['report']>;
type Group = OutputOf<StaffContract['insights']['group']>;
type Costly = OutputOf<StaffContract['insights']['costly']>;
type Shown = OutputOf<StaffContract['retentionPolicy']['show']>;
type Preview = OutputOf<StaffContract['retentionPolicy']['preview']>;

const day = localDate('2026-01-15');
/** Two pages of accounts, and buyers enough a horizon ago for the model to be tested. */
const base = { members: 1_100, seed: 7, night: day };
/** More than a member of this base can have left by his payments; index 1 and 5 belong to S2, 2 to S3. */
const costlyMembers = [{ index: 1, given: 50_000_000 }, { index: 2, given: 60_000_000 }, { index: 5, given: 70_000_000 }];
const storeIds = ['S1', 'S2', 'S3', 'S4'] as StoreId[];
jest.setTimeout(120_000);

let shop: TestShop;
const head = () => shop.as('o-test-head');
const manager = () => shop.as('o-test-manager');
const cashier = () => shop.as('o-test-cashier');
const tick = async () => (await shop.cloud.runTimer('insights')) as Reply<{ state: string; whole: boolean }>;
const reportOf = async (storeId?: string) => done(await head().staff<Report>('insights.report', storeId === undefined ? {} : { storeId }));
const readBooks = () => shop.inStore(async () => ({
  reports: await store.reports.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: 1_000 }),
  states: await store.stateCounts.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: 1_000 }),
}));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

async function finishNight(): Promise<void> {
  for (let ticks = 0; ticks < 48; ticks += 1) {
    const reply = (await shop.cloud.runTimer('nightly')) as Reply<{ state: string }>;
    if (reply.kind === 'done' && reply.value.state === 'done') return;
    await shop.cloud.moveClock(shop.cloud.clock.now() + 300_000);
  }
  throw new Error('the night did not end');
}

beforeAll(async () => {
  shop = await openTestShop({ at: localTime(day, 1) });
  const people: StaffDocument[] = [
    { _id: 'st-head' as StaffId, openid: 'o-test-head' as OpenId, name: '总部', role: 'head_office', storeIds: [] },
    { _id: 'st-manager' as StaffId, openid: 'o-test-manager' as OpenId, name: '店长', role: 'manager', storeIds: ['S2' as StoreId] },
    { _id: 'st-cashier' as StaffId, openid: 'o-test-cashier' as OpenId, name: '收银', role: 'cashier', storeIds: ['S2' as StoreId] },
  ];
  await shop.inStore(() => store.staff.add(...people));
  await fillTestBase(shop, base);
  await shop.inStore(() => Promise.all(costlyMembers.map(({ index, given }) => store.accounts.update(testMemberId(index), { costs: { ...noCosts, coupons: fen(given) } }))));
  await shop.cloud.moveClock(localTime(day, 2));
  await finishNight();
  await shop.cloud.moveClock(localTime(day, 5, 59));
  expect(await tick()).toMatchObject({ kind: 'done', value: { state: 'done', whole: true } });
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => shop.cloud.close());

test('stores together are all members, in groups, stages and states', async () => {
  const all = await reportOf();
  const each = await Promise.all(storeIds.map(reportOf));
  const report = all.report!;
  expect(report.members).toBe(base.members);
  expect(sum(each.map((one) => one.report!.members))).toBe(base.members);
  expect(sum(each.map((one) => one.report!.spent))).toBe(report.spent);
  expect(sum(report.groups.map(({ members }) => members))).toBe(report.members - report.prospects);
  expect(sum(report.groups.map(({ spent }) => spent))).toBe(report.spent);
  expect(sum(Object.values(report.stages))).toBe(report.members);
  expect(sum(Object.values(report.byState)) + report.unscored).toBe(report.members - report.prospects);
  expect(sum(report.cohorts.map(({ members }) => members))).toBe(report.members - report.prospects);
  expect(report.concentration.at(-1)).toEqual({ shareOfMembers: 1, shareOfMoney: 1 });
  expect(all.history).toEqual([{ on: day, byState: report.byState }]);
});

test('classes are there with a model, and the key members are about a fifth', async () => {
  const { report } = await reportOf();
  const { key, suitable, ordinary } = report!.classes!;
  expect(key + suitable + ordinary).toBe(report!.members - report!.prospects);
  expect(key / report!.members).toBeGreaterThan(0.1);
  expect(key / report!.members).toBeLessThan(0.25);
});

test('the model card says what states go by and how the model did beside three simpler rules', async () => {
  const { model } = await reportOf();
  expect(model).toMatchObject({ basis: 'model', why: 'fitted', lacks: [], fittedOn: addDays(day, -1) });
  const { backtest } = model!;
  expect(backtest!.calibration).toHaveLength(10);
  expect(backtest!.auc!).toBeGreaterThan(backtest!.fixedRuleAuc!);
  for (const auc of [backtest!.recencyAuc!, backtest!.rfmAuc!]) {
    expect(auc).toBeGreaterThan(0.5);
    expect(auc).toBeLessThan(1);
  }
});

test('the same day run again changes nothing, by one copy or by two at once', async () => {
  const before = await readBooks();
  expect(await tick()).toMatchObject({ kind: 'done', value: { state: 'done' } });
  await Promise.all([tick(), tick()]);
  expect(await readBooks()).toEqual(before);
});

test.each([
  ['the first reading', 'accounts', 'database.getDocument', 1],
  ['the second reading', 'accounts', 'database.getDocument', 3],
  ['writing progress down', 'reportRuns', 'database.modifyDocument', 1],
  ['publishing', 'reports', 'database.modifyDocument', 2],
])('a tick cut off while %s goes on later and comes to the same', async (_, collection, action, after) => {
  const before = await readBooks();
  await shop.inStore(async () => {
    const { measured: _read, finishedAt: _at, ...rest } = (await store.reportRuns.get(`report_${day}`))!;
    await store.reports.removeWhere({ businessDay: day });
    await store.reportRuns.put({ ...rest, state: 'running', phase: 'measure', cursor: '', leaseUntil: rest.startedAt });
  });
  shop.cloud.faults.arm({ kind: 'http', collection, action, functionName: 'insights', after, times: 2 });
  // The log says that the tick was cut off; here that is wanted.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  let cutOff = 0;
  for (let ticks = 0; ticks < 5; ticks += 1) {
    const reply = await tick();
    if (reply.kind === 'fault') cutOff += 1;
    else break;
    await shop.cloud.moveClock(shop.cloud.clock.now() + 100_000);
  }
  expect(cutOff).toBeGreaterThan(0);
  expect(await readBooks()).toEqual(before);
});

test('only the timer makes reports', async () => {
  for (const caller of [{ openid: 'o-test-head', source: 'wx_client' }, { openid: 'o-test-head', source: 'wx_trigger' }, { source: 'wx_client' }]) {
    expect(await shop.cloud.call('insights', { Type: 'Timer' }, caller)).toMatchObject({ kind: 'fault', fault: { code: 'FORBIDDEN' } });
  }
});

test('a manager sees his own store and no other, a cashier none, and rules are for head office', async () => {
  expect(codeOf(await manager().staff('insights.report', { storeId: 'S2' }))).toBe('done');
  expect(codeOf(await manager().staff('insights.report', { storeId: 'S1' }))).toBe('FORBIDDEN');
  expect(codeOf(await manager().staff('insights.report', {}))).toBe('FORBIDDEN');
  expect(codeOf(await manager().staff('insights.group', { storeId: 'S1', group: 'important-value' }))).toBe('FORBIDDEN');
  expect(codeOf(await manager().staff('retentionPolicy.show'))).toBe('FORBIDDEN');
  expect(codeOf(await cashier().staff('insights.report', { storeId: 'S2' }))).toBe('FORBIDDEN');
  expect(codeOf(await shop.as('o-nobody').staff('insights.report', { storeId: 'S2' }))).toBe('FORBIDDEN');
});

test('a group lists its biggest spenders page by page, of this store only, and says how many there are', async () => {
  const pages: Group[] = [];
  let cursor: string | undefined;
  do {
    const page: Group = done(await manager().staff<Group>('insights.group', { storeId: 'S2', group: 'important-value', ...(cursor === undefined ? {} : { cursor }) }));
    pages.push(page);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  const rows = pages.flatMap(({ items }) => items);
  const { report } = await reportOf('S2');
  const group = report!.groups.find((one) => one.group === 'important-value')!;
  expect(pages[0]!.members).toBe(group.members);
  expect(rows).toHaveLength(Math.min(60, group.members));
  expect(rows.map(({ spent }) => spent)).toEqual(rows.map(({ spent }) => spent).sort((a, b) => b - a));
  const homes = await shop.inStore(() => store.accounts.getMany(rows.map(({ memberId }) => memberId)));
  expect(new Set([...homes.values()].map(({ storeId }) => storeId))).toEqual(new Set(['S2']));
  expect(codeOf(await manager().staff('insights.group', { storeId: 'S2', group: 'important-value', cursor: 'x' }))).toBe('INVALID_INPUT');
});

describe('who brings less than he costs', () => {
  const costlyOf = async (who: ReturnType<typeof head>, input: object) => done(await who.staff<Costly>('insights.costly', input));

  test('stands in the list, the dearest first, with what his payments leave and what he was given; others do not', async () => {
    const { items, members, listed } = await costlyOf(head(), {});
    expect(items.map(({ memberId, given }) => [memberId, given])).toEqual([[testMemberId(5), 70_000_000], [testMemberId(2), 60_000_000], [testMemberId(1), 50_000_000]]);
    expect([members, listed]).toEqual([3, 3]);
    const [dearest] = items;
    const account = await shop.inStore(() => store.accounts.get(testMemberId(5)));
    expect(dearest!.margin).toBe(Math.round(spentBy(account!.statistics) * 0.4));
    expect((await reportOf()).report!.costly).toEqual({ members: 3, lost: sum(items.map(({ given, margin }) => given - margin)), marginShare: 0.4 });
  });

  test('is shown to a manager of his own store only, and to no cashier', async () => {
    expect((await costlyOf(manager(), { storeId: 'S2' })).items.map(({ memberId }) => memberId)).toEqual([testMemberId(5), testMemberId(1)]);
    for (const input of [{}, { storeId: 'S3' }]) expect(codeOf(await manager().staff('insights.costly', input))).toBe('FORBIDDEN');
    expect(codeOf(await cashier().staff('insights.costly', { storeId: 'S2' }))).toBe('FORBIDDEN');
    expect(codeOf(await head().staff('insights.costly', { cursor: '-1' }))).toBe('INVALID_INPUT');
  });

  test('is no longer shown once he has gone, or to the store he has moved away from', async () => {
    const account = await shop.inStore(() => store.accounts.get(testMemberId(1)));
    await shop.inStore(() => store.accounts.update(testMemberId(1), { storeId: 'S3' }));
    expect((await costlyOf(manager(), { storeId: 'S2' })).items.map(({ memberId }) => memberId)).toEqual([testMemberId(5)]);
    await shop.inStore(() => store.accounts.update(testMemberId(1), { storeId: account!.storeId }));
    const member = await shop.inStore(() => store.members.get(testMemberId(5)));
    await shop.inStore(() => store.members.remove(testMemberId(5)));
    expect((await costlyOf(manager(), { storeId: 'S2' })).items.map(({ memberId }) => memberId)).toEqual([testMemberId(1)]);
    await shop.inStore(() => store.members.put(member!));
  });
});

test('a member who has left since is not in the list', async () => {
  const first = done(await head().staff<Group>('insights.group', { group: 'important-value' }));
  const gone = first.items[0]!.memberId;
  const member = await shop.inStore(() => store.members.get(gone));
  await shop.inStore(() => store.members.remove(gone));
  expect(done(await head().staff<Group>('insights.group', { group: 'important-value' })).items.map(({ memberId }) => memberId)).not.toContain(gone);
  await shop.inStore(() => store.members.put(member!));
});

test('mornings in between only count states, and a week later all members are read again', async () => {
  await shop.cloud.moveClock(localTime(addDays(day, 1), 6, 30));
  await finishNight();
  const light = await tick();
  expect(light).toMatchObject({ kind: 'done', value: { state: 'done', whole: false } });
  const { history, report } = await reportOf();
  expect(history.map(({ on }) => on)).toEqual([day, addDays(day, 1)]);
  expect(report!.businessDay).toBe(day);
  await shop.cloud.moveClock(localTime(addDays(day, 7), 6, 30));
  await tick();
  expect((await reportOf()).report!.businessDay).toBe(addDays(day, 7));
  expect(await shop.inStore(() => store.reports.get(reportIdOf('all', day)))).toBeDefined();
});

describe('the rules about states', () => {
  const shown = async () => done(await head().staff<Shown>('retentionPolicy.show'));
  const preview = async (policy: unknown) => done(await head().staff<Preview>('retentionPolicy.preview', { policy }));

  test('looked at unchanged move nobody; stricter ones move members down', async () => {
    const { policy } = await shown();
    const same = await preview(policy);
    expect([same.moved, same.complete, same.basis, same.looked > 500]).toEqual([0, true, 'model', true]);
    const strict = await preview({ ...policy, cutoffs: { ...policy.cutoffs, active: 0.7 } });
    expect(strict.moved).toBeGreaterThan(0);
    expect(sum(strict.moves.map(({ members }) => members))).toBe(strict.looked);
    expect(strict.moves.filter(({ from, to }) => from !== to)).toEqual([{ from: 'active', to: 'quiet', members: strict.moved }]);
  });

  test('that would shut the gate put everybody under fixed days', async () => {
    const { policy } = await shown();
    expect((await preview({ ...policy, gate: { ...policy.gate, buyers: 100_000 } })).basis).toBe('fixed_days');
  });

  test('that no night could work with are refused by name', async () => {
    const { policy, version } = await shown();
    const unfit = { ...policy, horizonDays: 3, cutoffs: { active: 0.2, quiet: 0.3, dormant: 0.1 } };
    for (const [action, input] of [['preview', { policy: unfit }], ['save', { policy: unfit, version }]] as const) {
      expect(await head().staff(`retentionPolicy.${action}`, input)).toMatchObject({ kind: 'refused', refusal: { code: 'RETENTION_POLICY_UNFIT', details: { faults: ['horizon', 'cutoffs_order', 'hysteresis'] } } });
    }
    expect((await shown()).version).toBe(version);
  });

  test('with another margin move nobody, say who would cost more than he brings, and ask for no fit when saved', async () => {
    const { policy, version } = await shown();
    expect(policy.marginShare).toBe(0.4);
    const lean = await preview({ ...policy, marginShare: 0.01 });
    expect([lean.moved, lean.costly]).toEqual([0, { now: costlyMembers.length, then: costlyMembers.length }]);
    const small = { ...noCosts, coupons: fen(2) };
    await shop.inStore(() => store.accounts.update(testMemberId(0), { costs: small, statistics: statisticsOf([{ on: addDays(day, -20), amount: fen(100) }]) }));
    expect((await preview({ ...policy, marginShare: 0.01 })).costly).toEqual({ now: costlyMembers.length, then: costlyMembers.length + 1 });
    const fittedOn = async () => (await shop.inStore(() => store.models.get('current')))!.fittedOn;
    const before = await fittedOn();
    expect(done(await head().staff<Shown>('retentionPolicy.save', { policy: { ...policy, marginShare: 0.3 }, version })).policy.marginShare).toBe(0.3);
    expect(await fittedOn()).toBe(before);
    expect((await reportOf()).report!.costly!.marginShare).toBe(0.3);
    expect(await head().staff('retentionPolicy.save', { policy: { ...policy, marginShare: 0 }, version: version + 1 })).toMatchObject({ refusal: { code: 'RETENTION_POLICY_UNFIT', details: { faults: ['margin_range'] } } });
  });

  test('saved, they make a new version beside the old, and the next night judges everybody by them', async () => {
    const { policy, version } = await shown();
    const edited = { ...policy, cutoffs: { ...policy.cutoffs, active: 0.6 } };
    expect(done(await head().staff<Shown>('retentionPolicy.save', { policy: edited, version }))).toEqual({ policy: edited, version: version + 1 });
    expect(codeOf(await head().staff('retentionPolicy.save', { policy, version }))).toBe('POLICY_VERSION_CHANGED');
    const kept = await shop.inStore(async () => [await store.policies.get(`v${version}`), await store.policies.get(`v${version + 1}`), await store.policies.get('current')]);
    expect(kept.map((one) => (one?.retention as RetentionPolicy).cutoffs.active)).toEqual([policy.cutoffs.active, 0.6, 0.6]);
    await shop.cloud.moveClock(localTime(addDays(day, 8), 2, 30));
    await finishNight();
    const run = await shop.inStore(() => store.nightRuns.get(`night_${addDays(day, 8)}`));
    expect(run!.membersSeen).toBeGreaterThanOrEqual(base.members);
  });
});
