import { openComplaintAs, seeCase, stepsOfCall, stepsTaken, takeSteps } from '../../local/testing-complaints';
import { codeOf, done, openTestShop, type TestShop } from '../../local/testing-shop';
import type { ComplaintId, StaffId } from '../../shared/kernel/ids';
import { careTaskIdOf } from '../_complaint/write-complaint';
import { store } from '../_store/store';

const opensAt = Date.parse('2026-11-23T10:00+08:00');
const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;
let shop: TestShop;
jest.setTimeout(60_000);
beforeEach(async () => { shop = await openTestShop({ at: opensAt, scanIsError: true }); });
afterEach(() => shop.cloud.close());

/** So much later, and the clock has looked; twice, as a platform may. */
async function later(ms: number) {
  shop.cloud.clock.set(shop.cloud.clock.now() + ms);
  const reports = [await shop.cloud.runTimer('complaint-clock'), await shop.cloud.runTimer('complaint-clock')];
  return reports.map((report) => (report as { value?: { ticked: number; messages: Record<string, number> } }).value);
}
const kept = (complaintId: string) => shop.inStore(() => store.complaints.get(complaintId as ComplaintId));
const noticesTo = async (staffId: string, complaintId: string) => {
  const found = await shop.inStore(() => store.staffNotices.find({ filter: { staffId }, order: [{ field: 'at', direction: 'asc' }], limit: 100 }));
  return found.filter((notice) => notice.complaintId === complaintId).map((notice) => notice.kind);
};

test('an unanswered complaint is warned of, breached once, seen by the manager, then by head office, however often the clock looks', async () => {
  const { complaintId } = await openComplaintAs(shop, 'o-k1', { kind: 'price' });
  const [first, again] = await later(3.5 * hourMs);
  expect([first?.ticked, again?.ticked]).toEqual([1, 0]);
  expect(await noticesTo('st_lin', complaintId)).toEqual(['assigned', 'due_soon']);
  await later(30 * minuteMs);
  expect(await kept(complaintId)).toMatchObject({ level: 'manager', breaches: [{ what: 'first_answer' }], watcherIds: ['st_zhou'] });
  expect(await noticesTo('st_zhou', complaintId)).toEqual(['breached']);
  await later(4 * hourMs);
  expect(await kept(complaintId)).toMatchObject({ level: 'head_office', watcherIds: ['st_tang', 'st_zhou'] });
  expect(await noticesTo('st_tang', complaintId)).toEqual(['escalated']);
  await later(60 * dayMs);
  const end = await kept(complaintId);
  expect(end?.breaches.map((breach) => breach.what)).toEqual(['first_answer']);
  expect(await noticesTo('st_lin', complaintId)).toEqual(['assigned', 'due_soon', 'breached', 'escalated']);
});

test('a breach between two ticks is found by the answer itself, once', async () => {
  const { complaintId } = await openComplaintAs(shop, 'o-k2');
  shop.cloud.clock.set(opensAt + 4 * hourMs + 3 * minuteMs);
  const answered = await takeSteps(shop, 'demo-manager', complaintId, [stepsTaken.listen, stepsTaken.talk]);
  expect(answered.deskEvents.filter((event) => event.kind === 'breached')).toHaveLength(1);
  await later(10 * minuteMs);
  expect((await seeCase(shop, 'demo-manager', complaintId)).deskEvents.filter((event) => event.kind === 'breached')).toHaveLength(1);
});

test('while we wait for the customer nothing runs out; after two silent days it is our turn again', async () => {
  const { complaintId } = await openComplaintAs(shop, 'o-k3');
  await takeSteps(shop, 'demo-manager', complaintId, [stepsTaken.listen, stepsTaken.talk, stepsTaken.apologise, { ...stepsTaken.analyse, agreed: 'ask' }]);
  const before = await kept(complaintId);
  await later(47 * hourMs);
  expect(await kept(complaintId)).toMatchObject({ queue: 'waiting', breaches: [] });
  await later(2 * hourMs);
  const after = await kept(complaintId);
  expect(after).toMatchObject({ queue: 'open', state: 'confirming', breaches: [] });
  // The working time left when the clock stopped is left again.
  expect((after?.clock.resolutionDueAt ?? 0) - (before?.clock.resolutionDueAt ?? 0)).toBe(48 * hourMs);
  expect(await noticesTo('st_zhou', complaintId)).toEqual(['assigned', 'silent']);
});

test('three unanswered requests over seven days end it, with one care call', async () => {
  const { complaintId, memberId } = await openComplaintAs(shop, 'o-k4');
  await takeSteps(shop, 'demo-manager', complaintId, [...stepsOfCall, stepsTaken.compensateNone]);
  for (const [days, requests] of [[3, 2], [3, 3]] as const) {
    await later(days * dayMs);
    expect(await kept(complaintId)).toMatchObject({ state: 'result', requests });
  }
  await later(dayMs);
  expect(await kept(complaintId)).toMatchObject({ state: 'closed', rating: null, queue: 'closed', tickAt: null });
  expect((await shop.inStore(() => store.accounts.get(memberId)))?.openComplaints).toBe(0);
  expect(await shop.inStore(() => store.tasks.get(careTaskIdOf(complaintId, 1)))).toMatchObject({ state: 'open', dueOn: '2026-12-07' });
  expect(codeOf(await shop.as('o-k4').member('complaints.reopen', { complaintId, text: '我刚看到，还没好' }))).toBe('done');
});

test('a person hears by message while he has allowed one, never twice, and not at all of what he has turned off', async () => {
  const zhou = shop.as('demo-manager');
  done(await zhou.staff('deskNotices.allow'));
  await fetch(`${shop.url}/local/wechat/credits`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ openid: 'demo-manager', templateId: 'tpl_complaint_desk' }) });
  const { complaintId } = await openComplaintAs(shop, 'o-k5');
  await later(minuteMs);
  const sent = () => shop.cloud.wechat.sent().filter((message) => message.accepted);
  expect(sent()).toMatchObject([{ templateId: 'tpl_complaint_desk' }]);
  done(await shop.as('o-k5').member('complaints.reply', { complaintId, text: '是周六下午四点' }));
  await later(minuteMs);
  expect(sent()).toHaveLength(1);
  const { choices } = done(await zhou.staff<{ choices: Record<string, string> }>('deskNotices.settings'));
  done(await zhou.staff('deskNotices.save', { choices: { ...choices, replied: 'off' } }));
  done(await shop.as('o-k5').member('complaints.reply', { complaintId, text: '还有一件事要说' }));
  expect(await noticesTo('st_zhou', complaintId)).toEqual(['assigned', 'replied']);
  const list = done(await zhou.staff<{ unread: number; items: unknown[] }>('deskNotices.list'));
  expect([list.unread, list.items.length]).toEqual([2, 2]);
  expect(done(await zhou.staff('deskNotices.read', { upTo: shop.cloud.clock.now() }))).toEqual({ unread: 0 });
});

test('hundreds that are due are worked through page by page, each once', async () => {
  const { complaintId } = await openComplaintAs(shop, 'o-k6');
  const model = await kept(complaintId);
  if (!model) throw new Error('it was opened');
  await shop.inStore(() => store.complaints.add(...Array.from({ length: 120 }, (_, index) => ({ ...model, _id: `${complaintId}${index}` as ComplaintId, ownerId: 'st_zhou' as StaffId }))));
  const [first, again] = await later(4 * hourMs);
  expect([first?.ticked, again?.ticked]).toEqual([121, 0]);
});

test('the timer fires every ten minutes, and nobody else may run it', async () => {
  await shop.cloud.close();
  shop = await openTestShop({ at: opensAt, timers: true });
  await openComplaintAs(shop, 'o-k7');
  const { fired } = await shop.cloud.moveClock(opensAt + 4 * hourMs + 10 * minuteMs);
  expect(fired.filter(({ functionName }) => functionName === 'complaint-clock')).toHaveLength(25);
  const [complaint] = await shop.inStore(() => store.complaints.find({ filter: { queue: 'open' }, limit: 1 }));
  expect(complaint?.breaches).toHaveLength(1);
  expect(await shop.cloud.call('complaint-clock', { Type: 'Timer' }, { openid: 'demo-head-office', source: 'wx_client' })).toMatchObject({ kind: 'fault', fault: { code: 'FORBIDDEN' } });
});
