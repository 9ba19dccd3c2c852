import { reconcileBooks } from '../../../local/books';
import { openComplaintAs, seeCase, stepsOfCall, stepsTaken, takeSteps } from '../../../local/testing-complaints';
import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { careTaskIdOf } from '../../_complaint/write-complaint';
import { store } from '../../_store/store';

let shop: TestShop;
const start = Date.parse('2026-11-23T10:00+08:00');
beforeAll(async () => {
  shop = await openTestShop({ at: start });
});
afterAll(() => shop.cloud.close());
jest.setTimeout(120_000);

const dayMs = 86_400_000;
const give = (compensation: object) => ({ step: 'compensate', compensation: { reason: '让她白跑了一趟', ...compensation } });
const account = (memberId: string) => shop.inStore(() => store.accounts.get(memberId as never));
const ready = async (openid: string, more: Record<string, unknown> = {}) => {
  const opened = await openComplaintAs(shop, openid, more);
  await takeSteps(shop, 'demo-manager', opened.complaintId, stepsOfCall);
  return opened;
};

describe('written down for a member', () => {
  const words = { kind: 'service', text: '电话里说排队二十分钟没人理', channel: 'phone' };

  test('a cashier writes down what he heard and watches it; the member sees it as his; a double tap is one complaint', async () => {
    const { memberId } = await shop.join('o-heard');
    const tap = () => shop.as('demo-cashier').staff<{ complaintId: string }>('complaints.open', { memberId, ...words }, 'heard-once');
    const [one, other] = (await Promise.all([tap(), tap()])).map((reply) => done(reply).complaintId);
    expect(one).toBe(other);
    const seen = done(await shop.as('o-heard').member<{ events: { kind: string; by: { side: string; name: string } }[] }>('complaints.show', { complaintId: one }));
    expect(seen.events).toMatchObject([{ kind: 'opened', by: { side: 'store', name: '林晓' } }]);
    expect((await seeCase(shop, 'demo-cashier', one as string)).ownerName).toBe('周岚');
    expect((await account(memberId))?.openComplaints).toBe(1);
  });

  test('not for a member of another store, not about somebody else’s purchase, not for oneself, not for who has left', async () => {
    const { memberId } = await shop.join('o-other');
    expect(codeOf(await shop.as('demo-manager-s2').staff('complaints.open', { memberId, ...words }))).toBe('NOT_FOUND');
    expect(codeOf(await shop.as('o-other').staff('complaints.open', { memberId, ...words }))).toBe('FORBIDDEN');
    expect(codeOf(await shop.as('demo-cashier').staff('complaints.open', { memberId, ...words, purchaseId: 'pc_of_somebody' }))).toBe('NOT_FOUND');
    const own = await shop.join('demo-cashier');
    expect(codeOf(await shop.as('demo-cashier').staff('complaints.open', { memberId: own.memberId, ...words }))).toBe('OWN_CARD');
    done(await shop.as('o-other').member('privacy.leave', { confirmed: true }));
    expect(codeOf(await shop.as('demo-cashier').staff('complaints.open', { memberId, ...words }))).toBe('NOT_FOUND');
  });
});

test('the queue narrows to one step and one store, and to no store that is not one’s own', async () => {
  const { complaintId } = await openComplaintAs(shop, 'o-step');
  await takeSteps(shop, 'demo-manager', complaintId, [stepsTaken.listen]);
  const ask = (openid: string, more: object) => shop.as(openid).staff<{ items: { complaintId: string; state: string }[] }>('complaints.queue', { list: 'open', scope: 'stores', by: 'due', ...more });
  const talks = done(await ask('demo-head-office', { state: 'talk', storeId: 'S1' })).items;
  expect(talks.map((row) => row.state)).toEqual(talks.map(() => 'talk'));
  expect(talks.map((row) => row.complaintId)).toContain(complaintId);
  expect(done(await ask('demo-head-office', { state: 'approving' })).items).toEqual([]);
  expect(codeOf(await ask('demo-manager', { storeId: 'S2' }))).toBe('FORBIDDEN');
});

test('a member who leaves with an open complaint: nothing can be given him, the desk ends it with nothing, nobody calls him', async () => {
  const { complaintId, memberId } = await ready('o-leaves');
  done(await shop.as('o-leaves').member('privacy.leave', { confirmed: true }));
  expect(codeOf(await shop.as('o-leaves').member('complaints.show', { complaintId }))).not.toBe('done');
  const { revision } = await seeCase(shop, 'demo-manager', complaintId);
  expect(codeOf(await shop.as('demo-manager').staff('complaints.take', { complaintId, revision, steps: [give({ kind: 'points', points: 100 })] }))).toBe('GIVEN_TO_NOBODY');
  expect((await takeSteps(shop, 'demo-manager', complaintId, [stepsTaken.compensateNone])).state).toBe('result');
  shop.cloud.clock.set(shop.cloud.clock.now() + 7 * dayMs);
  await shop.cloud.runTimer('complaint-clock');
  expect((await seeCase(shop, 'demo-manager', complaintId)).state).toBe('closed');
  expect(await shop.inStore(() => store.tasks.get(careTaskIdOf(complaintId, 1)))).toBeUndefined();
  expect((await account(memberId))?.openComplaints).toBe(0);
});

test('an approval that waits while the member leaves is declined, and the complaint still ends', async () => {
  const { complaintId } = await ready('o-leaves-2');
  const { approval } = await takeSteps(shop, 'demo-manager', complaintId, [give({ kind: 'points', points: 50_000 })]);
  done(await shop.as('o-leaves-2').member('privacy.leave', { confirmed: true }));
  const decide = (approve: boolean) => shop.as('demo-head-office').staff('complaints.decide', { approvalId: approval?.approvalId, approve, reason: '已退会' });
  expect(codeOf(await decide(true))).toBe('GIVEN_TO_NOBODY');
  done(await decide(false));
  expect((await takeSteps(shop, 'demo-manager', complaintId, [stepsTaken.compensateNone])).state).toBe('result');
});

test('no flood of replies leaves a complaint that nobody can end', async () => {
  const { complaintId } = await openComplaintAs(shop, 'o-flood');
  const complaint = await shop.inStore(() => store.complaints.get(complaintId));
  if (!complaint) throw new Error('it was opened');
  const replies = Array.from({ length: 118 }, () => ({ kind: 'replied' as const, at: complaint.openedAt, by: 'member', publicText: '还没有人理我' }));
  await shop.inStore(() => store.complaints.update(complaint._id, { events: [...complaint.events, ...replies] }));
  const member = shop.as('o-flood');
  done(await member.member('complaints.reply', { complaintId, text: '最后一句' }));
  expect(codeOf(await member.member('complaints.reply', { complaintId, text: '再一句' }))).toBe('COMPLAINT_TOO_LONG');
  await takeSteps(shop, 'demo-manager', complaintId, [...stepsOfCall, stepsTaken.compensateNone]);
  done(await member.member('complaints.rate', { complaintId, rating: 3, text: '' }));
  expect((await seeCase(shop, 'demo-manager', complaintId)).state).toBe('closed');
});

test('a rating and a reopening at the same moment: both words stand, in one order or the other', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { complaintId, memberId } = await ready(`o-both-${round}`);
    await takeSteps(shop, 'demo-manager', complaintId, [stepsTaken.compensateNone]);
    const member = shop.as(`o-both-${round}`);
    const replies = await Promise.all([member.member('complaints.rate', { complaintId, rating: 2, text: '' }), member.member('complaints.reopen', { complaintId, text: '其实还没有解决' })]);
    expect(codeOf(replies[1])).toBe('done');
    expect(['done', 'COMPLAINT_UNRESOLVED']).toContain(codeOf(replies[0]));
    expect([(await seeCase(shop, 'demo-manager', complaintId)).state, (await account(memberId))?.openComplaints]).toEqual(['listen', 1]);
  }
});

test('two copies of the clock at once find each breach and escalation once', async () => {
  const { complaintId } = await openComplaintAs(shop, 'o-clocks');
  shop.cloud.clock.set(shop.cloud.clock.now() + 9 * 3_600_000);
  await Promise.all([shop.cloud.runTimer('complaint-clock'), shop.cloud.runTimer('complaint-clock')]);
  await shop.cloud.runTimer('complaint-clock');
  const kinds = (await seeCase(shop, 'demo-head-office', complaintId)).deskEvents.map((event) => event.kind).filter((kind) => kind === 'breached' || kind === 'escalated');
  expect(kinds).toEqual(['breached', 'escalated', 'escalated']);
  const notices = await shop.inStore(() => store.staffNotices.find({ filter: { staffId: 'st_zhou' as never }, order: [{ field: 'at', direction: 'desc' }], limit: 100 }));
  expect(notices.filter((notice) => notice.complaintId === complaintId && notice.kind === 'breached')).toHaveLength(1);
});

test('a refund is named as what was given once, by two taps and two people', async () => {
  const { memberId } = await shop.join('o-refund');
  const basket = { memberId, storeId: 'S1', amount: 8_800, coupons: 'best', pointsToSpend: 0 };
  const quote = done(await shop.as('demo-cashier').staff<{ payable: number }>('checkout.quote', basket));
  const { purchaseId } = done(await shop.as('demo-cashier').staff<{ purchaseId: string }>('checkout.commit', { ...basket, payableShown: quote.payable }));
  const { complaintId } = done(await shop.as('o-refund').member<{ complaintId: string }>('complaints.open', { kind: 'product', text: '茶叶受潮了想退', photos: [], contactBy: 'in_app', purchaseId }));
  await takeSteps(shop, 'demo-manager', complaintId, stepsOfCall);
  const asked = { purchaseId, scope: { kind: 'whole' } };
  const { paid } = done(await shop.as('demo-manager').staff<{ paid: number }>('refunds.quote', asked));
  const { refundId } = done(await shop.as('demo-manager').staff<{ refundId: string }>('refunds.commit', { ...asked, reason: '茶叶受潮', paidShown: paid }));
  const { revision } = await seeCase(shop, 'demo-manager', complaintId);
  const take = (openid: string, commandId: string) => shop.as(openid).staff('complaints.take', { complaintId, revision, steps: [give({ kind: 'refund', refundId })] }, commandId);
  const replies = await Promise.all([take('demo-manager', 'refund-tap'), take('demo-manager', 'refund-tap'), take('demo-head-office', 'refund-other')]);
  expect(replies.map(codeOf).filter((code) => code === 'done').length).toBeGreaterThan(0);
  const { events } = await seeCase(shop, 'demo-manager', complaintId);
  expect(events.filter((event) => event.kind === 'compensated')).toHaveLength(1);
});

test('after all this the books agree', async () => {
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
});
