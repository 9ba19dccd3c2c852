import { parseArgs } from 'node:util';
import { store } from '../cloudfunctions/_store/store';
import { sampleComplaints } from '../local/seed/sample-complaints';
import { codeOf, done, openTestShop } from '../local/testing-shop';
import type { MemberId, OpenId, StaffId, StoreId } from '../shared/kernel/ids';
import { addDays, localDate, localTime } from '../shared/kernel/time';
import type { StaffDocument } from '../cloudfunctions/_store/store-documents';

/**
 * The desk of a chain: pages of the queue, patterns and the counting of all days. Server, SDK and functions are one process, whose CPU is
 * what is measured. `npx tsx bench/complaints.ts [--complaints 10200] [--stores 50] [--calls 100]`. A search without an index that looks at
 * more than 10,000 documents is refused and ends the bench, which is why the default is a little above ten thousand.
 */
const { values } = parseArgs({ options: { complaints: { type: 'string', default: '10200' }, stores: { type: 'string', default: '50' }, calls: { type: 'string', default: '100' } } });
const [complaints, stores, calls] = [Number(values.complaints), Number(values.stores), Number(values.calls)];
const today = localDate('2026-11-22');
const now = localTime(today, 18);

/** CPU and time of one piece of work, each over many; the first ones warm the machine. */
async function measure(name: string, times: number, work: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < Math.min(10, times - 1); i += 1) await work();
  const [cpu, started] = [process.cpuUsage(), performance.now()];
  for (let i = 0; i < times; i += 1) await work();
  const used = process.cpuUsage(cpu);
  console.log(`${name}: ${((used.user + used.system) / 1_000 / times).toFixed(1)} ms of CPU, ${((performance.now() - started) / times).toFixed(1)} ms`);
}

async function main(): Promise<void> {
  const shop = await openTestShop({ at: now });
  const storeIds = Array.from({ length: stores }, (_, index) => `B${index + 1}` as StoreId);
  const memberIds = (await Promise.all(Array.from({ length: 40 }, (_, index) => shop.join(`bench-${index}`)))).map((member) => member.memberId as MemberId);
  const person = (id: string, role: StaffDocument['role'], ids: readonly StoreId[]): StaffDocument => ({ _id: id as StaffId, openid: `bench-${id}` as OpenId, name: id, role, storeIds: ids });
  const sample = sampleComplaints({ count: complaints, seed: 1, storeIds, memberIds, staffIds: ['one-store', 'region'], until: now, days: 365, closed: 0.9 });
  await shop.inStore(async () => {
    for (const [index, _id] of storeIds.entries()) await store.stores.put({ _id, name: { zh: `第 ${index + 1} 店`, en: `Store ${index + 1}` }, phone: '', address: { zh: '', en: '' } });
    await store.staff.add(person('one-store', 'manager', [storeIds[0] as StoreId]), person('region', 'manager', storeIds));
    for (let start = 0; start < sample.length; start += 200) await store.complaints.add(...sample.slice(start, start + 200));
  });
  console.log(`${complaints} complaints in ${stores} stores, ${sample.filter((one) => one.queue === 'open').length} of them open`);

  const ask = (openid: string, action: string, input: Record<string, unknown>) => async () => {
    const reply = await shop.as(openid).staff<{ nextCursor?: string }>(action, input);
    if (codeOf(reply) !== 'done') throw new Error(`${action}: ${JSON.stringify(reply)}`);
    return done(reply);
  };
  for (const [who, openid] of [['head office', 'demo-head-office'], ['a manager of one store', 'bench-one-store'], [`a manager of ${stores} stores`, 'bench-region']] as const) {
    for (const list of ['open', 'closed'] as const) {
      for (const by of ['due', 'value'] as const) {
        const first = ask(openid, 'complaints.queue', { list, scope: 'stores', by });
        await measure(`queue of ${who}, ${list} by ${by}`, calls, first);
        const { nextCursor } = await first();
        if (nextCursor !== undefined && by === 'due') await measure(`queue of ${who}, ${list} by ${by}, second page`, calls, ask(openid, 'complaints.queue', { list, scope: 'stores', by, cursor: nextCursor }));
      }
    }
  }
  await measure('queue of head office, one step of one store', calls, ask('demo-head-office', 'complaints.queue', { list: 'open', scope: 'stores', by: 'due', state: 'approving', storeId: storeIds[0] }));
  await measure('queue of head office, one step of all', calls, ask('demo-head-office', 'complaints.queue', { list: 'open', scope: 'stores', by: 'due', state: 'approving' }));
  await measure('counting all days anew', 1, async () => {
    await shop.inStore(() => store.voiceMarks.remove('complaints'));
    for (let whole = false; !whole; ) whole = ((await shop.cloud.runTimer('voices')) as { value: { complaints: { whole: boolean } } }).value.complaints.whole;
  });
  await measure('a tick in which nothing changed', 20, () => shop.cloud.runTimer('voices'));
  const year = { from: addDays(today, -364), until: today };
  await measure('patterns of the chain, a year beside the year before', calls, ask('demo-head-office', 'complaintPatterns.report', year));
  await measure('patterns of one store, 30 days', calls, ask('bench-one-store', 'complaintPatterns.report', { from: addDays(today, -29), until: today, storeId: storeIds[0] }));
  await measure('the complaints behind a figure of the chain’s year', calls, ask('demo-head-office', 'complaintPatterns.complaints', { ...year, facet: { by: 'kind', value: 'service' } }));
  console.log(`full scans: ${shop.cloud.scans.length}`);
  await shop.cloud.close();
}

void main();
