import { fillTestBase, readNightBooks, testMemberId } from '../../local/night/testing-base';
import { openTestShop, type TestShop } from '../../local/testing-shop';
import type { Reply } from '../../shared/contract/reply';
import { addPurchase } from '../../shared/domain/retention';
import { localDate, localTime, minuteMs } from '../../shared/kernel/time';
import { fen } from '../../shared/kernel/units';
import type { RecipientDocument } from '../_store/campaign-documents';
import { store } from '../_store/store';
import type { DecisionDocument } from '../_store/outbox-documents';

const night = localDate('2026-01-15');
const base = { members: 560, seed: 7, night };
type Books = Record<string, unknown[]>;
const shops: TestShop[] = [];
let eve: Buffer | undefined;
let eveWithModel: Buffer | undefined;
jest.setTimeout(60_000);

/** A shop on the eve of the night, a copy of the first. The model of the first one is given to the others: to fit takes longer than the night. */
async function openBase(from: Buffer | undefined = eveWithModel): Promise<TestShop> {
  const shop = await openTestShop({ at: localTime(night, 1), ...(from === undefined ? {} : { from }) });
  shops.push(shop);
  await shop.cloud.moveClock(localTime(night, 2));
  return shop;
}
const tick = async (shop: TestShop): Promise<Reply<{ state: string }>> => (await shop.cloud.runTimer('nightly')) as Reply<{ state: string }>;

/** Ticks as the timer would, every five minutes, until the night is done; answers how many of them ended in a fault. */
async function finish(shop: TestShop): Promise<{ readonly ticksCutOff: number }> {
  let ticksCutOff = 0;
  for (let ticks = 0; ticks < 48; ticks += 1) {
    const reply = await tick(shop);
    if (reply.kind === 'done' && reply.value.state === 'done') return { ticksCutOff };
    if (reply.kind === 'fault') ticksCutOff += 1;
    await shop.cloud.moveClock(shop.cloud.clock.now() + 5 * minuteMs);
  }
  throw new Error('the night did not end');
}

let undisturbed: Books;
beforeAll(async () => {
  const shop = await openBase();
  await fillTestBase(shop, base);
  eve = shop.cloud.copy();
  await finish(shop);
  undisturbed = await readNightBooks(shop);
  const model = await shop.inStore(() => store.models.get('model_2026-01-14'));
  if (!model) throw new Error('the night fits a model');
  const other = await openBase(eve);
  await other.inStore(() => store.models.put(model));
  eveWithModel = other.cloud.copy();
});
afterEach(async () => {
  jest.restoreAllMocks();
  for (const shop of shops.splice(1)) await shop.cloud.close();
});
afterAll(async () => { for (const shop of shops) await shop.cloud.close(); });

test('the night scores everybody, decides for the drifting by every channel, and says how many it left alone', async () => {
  const shop = shops[0] as TestShop;
  const run = await shop.inStore(() => store.nightRuns.get(`night_${night}`));
  expect(run).toMatchObject({ state: 'done', basis: 'model', membersSeen: base.members });
  expect(run?.membersChanged).toBeGreaterThan(500);
  expect(Object.values(run?.byState ?? {}).reduce((sum, count) => sum + count, 0)).toBe(run?.membersChanged);
  const { subscribe_message: subscribe = 0, oa_template: oa = 0, task = 0, none = 0 } = run?.decided ?? {};
  expect([subscribe > 0, oa > 0, task > 0, none > 0, (run?.leftAlone ?? 0) > 0]).toEqual([true, true, true, true, true]);
  expect(undisturbed['decisions']).toHaveLength(subscribe + oa + task + none);
  expect(undisturbed['outbox']).toHaveLength(subscribe + oa);
  expect(undisturbed['tasks']).toHaveLength(task);
  // Drawn for the measuring of the win-back: everybody whom something reaches, and those held out whom it would have reached.
  const recipients = undisturbed['recipients'] as RecipientDocument[];
  expect(recipients.filter(({ arm }) => arm === 'told')).toHaveLength(subscribe + oa + task);
  const heldOut = recipients.filter(({ arm }) => arm === 'held_out');
  expect(heldOut.length).toBeGreaterThan(0);
  expect(heldOut.length).toBeLessThanOrEqual(none);
  const reasons = new Map((undisturbed['decisions'] as DecisionDocument[]).map((decision) => [decision.memberId, decision.reasons]));
  expect(heldOut.every(({ memberId }) => reasons.get(memberId)?.includes('HOLDOUT'))).toBe(true);
});

test('the same night run again changes nothing', async () => {
  const shop = shops[0] as TestShop;
  await finish(shop);
  expect(await readNightBooks(shop)).toEqual(undisturbed);
});

test('a timer action from a phone is forbidden and changes nothing, whatever the event claims', async () => {
  const shop = await openBase();
  const event = { Type: 'Timer', TriggerName: 'nightly', Time: '2026-01-15T02:00:00Z', Message: '' };
  for (const caller of [{ openid: 'o-1', source: 'wx_client' }, { openid: 'o-1', source: 'wx_trigger' }, { source: 'wx_client' }, { source: 'wx_client,wx_trigger' }]) {
    for (const functionName of ['nightly', 'dispatch']) {
      expect(await shop.cloud.call(functionName, event, caller)).toMatchObject({ kind: 'fault', fault: { code: 'FORBIDDEN' } });
    }
  }
  expect(await shop.inStore(() => store.nightRuns.count({}))).toBe(0);
  expect((await readNightBooks(shop))['decisions']).toEqual([]);
});

/** Every kind of write of a night, cut off before it happened and after it happened. */
const cuts = ['models', 'nightRuns', 'decisions', 'recipients', 'outbox', 'tasks', 'accounts'].flatMap((collection) => [
  { collection, kind: 'http' as const, after: 0 },
  // Accounts and the run record are written many times: these are cut off in the middle.
  { collection, kind: 'lostReply' as const, after: collection === 'accounts' || collection === 'nightRuns' ? 2 : 0 },
]);
test.each(cuts)('cut off at $collection ($kind), the next tick ends the night as if nothing had happened', async ({ collection, kind, after }) => {
  const shop = await openBase(collection === 'models' ? eve : eveWithModel);
  for (const action of ['database.insertDocument', 'database.modifyDocument']) {
    shop.cloud.faults.arm({ kind, collection, action, functionName: 'nightly', after, times: 2 });
  }
  // The log says that the ticks were cut off; here that is wanted.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  expect((await finish(shop)).ticksCutOff).toBeGreaterThan(0);
  expect(await readNightBooks(shop)).toEqual(undisturbed);
});

test('two copies at once do no harm', async () => {
  const shop = await openBase();
  const replies = await Promise.all([tick(shop), tick(shop)]);
  expect(replies.map((reply) => (reply.kind === 'done' ? reply.value.state : reply.kind)).sort()).toEqual(['busy', 'done']);
  expect(await readNightBooks(shop)).toEqual(undisturbed);
});

test('a copy that lost its lease stops, and the one that took over ends the night', async () => {
  const shop = await openBase();
  shop.cloud.faults.arm({ kind: 'latency', collection: 'decisions', action: 'database.insertDocument', functionName: 'nightly', ms: 400 });
  const slow = tick(shop);
  for (;;) {
    const taken = await shop.inStore(() => store.nightRuns.updateWhere({ _id: `night_${night}`, phase: 'score_all' }, { leaseUntil: 0 }));
    if (taken === 1) break;
  }
  const second = await tick(shop);
  expect(second).toMatchObject({ kind: 'done', value: { state: 'done' } });
  expect(await slow).toMatchObject({ kind: 'done', value: { state: 'busy' } });
  expect(await readNightBooks(shop)).toEqual(undisturbed);
});

test('a member who buys while the night decides keeps his purchase, and is not told that he is missed', async () => {
  const shop = await openBase();
  const decided = undisturbed['decisions'] as { memberId: string; channel: string }[];
  const chosen = ['subscribe_message', 'task'].map((channel) => decided.find((decision) => decision.channel === channel)?.memberId ?? '');
  shop.cloud.faults.arm({ kind: 'latency', collection: 'outbox', action: 'database.insertDocument', functionName: 'nightly', ms: 500 });
  const running = tick(shop);
  for (;;) {
    const begun = await shop.inStore(() => store.decisions.count({ memberId: chosen[0] ?? '' }));
    if (begun > 0) break;
  }
  await shop.inStore(async () => {
    for (const memberId of chosen) {
      const account = await store.accounts.get(memberId);
      if (!account) throw new Error('the member is there');
      await store.accounts.update(memberId, { statistics: addPurchase(account.statistics, { on: night, amount: fen(8_800) }), revision: account.revision + 1 });
    }
  });
  await running;
  await finish(shop);
  await shop.inStore(async () => {
    for (const memberId of chosen) {
      const account = await store.accounts.get(memberId);
      expect(account?.statistics.recent.at(-1)?.[2]).toBe(8_800);
      const waiting = (await store.outbox.count({ memberId, state: 'waiting' })) + (await store.tasks.count({ memberId, state: 'open' }));
      expect(waiting).toBe(0);
    }
  });
});

test('the following nights read only members whose day has come, and decide once for each absence', async () => {
  const shop = await openBase();
  await finish(shop);
  for (const day of ['2026-01-16', '2026-01-17', '2026-01-18']) {
    await shop.cloud.moveClock(localTime(localDate(day), 2));
    await finish(shop);
    const run = await shop.inStore(() => store.nightRuns.get(`night_${day}`));
    expect(run?.membersSeen).toBeLessThan(base.members / 10);
  }
  const decisions = await shop.inStore(() => store.decisions.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: 1_000 }));
  const rounds = decisions.map(({ memberId, round }) => `${memberId} ${round}`);
  expect(new Set(rounds).size).toBe(rounds.length);
  expect(decisions.some(({ businessDay }) => businessDay > night)).toBe(true);
});

test('a week later the model is fitted anew and members who stand as they stood are not written', async () => {
  const shop = await openBase();
  await finish(shop);
  const before = await shop.inStore(() => store.accounts.get(testMemberId(1)));
  await shop.cloud.moveClock(localTime(localDate('2026-01-23'), 2));
  await finish(shop);
  await shop.inStore(async () => {
    expect((await store.models.get('current'))?.fittedOn).toBe('2026-01-22');
    expect((await store.nightRuns.get('night_2026-01-23'))?.membersSeen).toBeGreaterThanOrEqual(base.members);
    expect(before?.retention?.modelId).toBe('model_2026-01-14');
  });
});
