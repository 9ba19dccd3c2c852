import { reconcileBooks } from '../../../local/books';
import { openComplaintAs, seeCase, stepsOfCall, stepsTaken, takeSteps, type CaseSeen } from '../../../local/testing-complaints';
import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { store } from '../../_store/store';

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop({ at: Date.parse('2026-11-23T10:00+08:00') });
});
afterAll(() => shop.cloud.close());
jest.setTimeout(120_000);

const give = (compensation: object) => ({ step: 'compensate', compensation: { reason: '让她白跑了一趟', ...compensation } });
const points = (count: number) => give({ kind: 'points', points: count });
const ready = async (openid: string, more: Record<string, unknown> = {}) => {
  const opened = await openComplaintAs(shop, openid, more);
  await takeSteps(shop, 'demo-manager', opened.complaintId, stepsOfCall);
  return opened;
};
const booksOf = async (memberId: string) => {
  const [entries, coupons, account] = await shop.inStore(() => Promise.all([
    store.pointsEntries.find({ filter: { memberId }, limit: 10 }), store.coupons.find({ filter: { memberId }, limit: 10 }), store.accounts.get(memberId),
  ]));
  return { gifts: entries.filter((entry) => entry.kind === 'gift').map((entry) => entry.points), coupons: coupons.filter((coupon) => coupon.causeId.startsWith('complaint_')).length, entryCount: account?.points.entryCount, costs: account?.costs };
};
const ledger = () => shop.inStore(() => store.compensationLedgers.get('st_zhou_2026-11'));

test('points and a coupon come through the books with the complaint as their cause, and count against the giver’s month', async () => {
  const one = await ready('o-p1');
  await takeSteps(shop, 'demo-manager', one.complaintId, [points(500)]);
  expect(await booksOf(one.memberId)).toMatchObject({ gifts: [500], costs: { points: 500, gifts: 0 } });
  const spent = (await ledger())?.spentFen ?? 0;
  expect(spent).toBeGreaterThan(0);
  const two = await ready('o-p2');
  await takeSteps(shop, 'demo-manager', two.complaintId, [give({ kind: 'coupon', templateId: 'referral_thanks' })]);
  expect(await booksOf(two.memberId)).toMatchObject({ coupons: 1 });
  expect((await ledger())?.spentFen).toBeGreaterThan(spent);
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
});

test('above the limit it waits for the next level: not who asked, not a lower role, one yes, issued once', async () => {
  const { complaintId, memberId } = await ready('o-p3');
  const waiting = await takeSteps(shop, 'demo-manager', complaintId, [give({ kind: 'gift', name: '礼盒', worthFen: 30_000 })]);
  expect([waiting.state, waiting.approval?.mayDecide]).toEqual(['approving', false]);
  const approvalId = waiting.approval?.approvalId;
  const decide = (openid: string, approve: boolean) => shop.as(openid).staff('complaints.decide', { approvalId, approve, reason: '可以' });
  expect(codeOf(await decide('demo-manager', true))).toBe('APPROVAL_BY_SAME_PERSON');
  expect(codeOf(await decide('demo-manager-s2', true))).toBe('NOT_FOUND');
  expect(codeOf(await decide('demo-cashier', true))).toBe('FORBIDDEN');
  const both = await Promise.all([decide('demo-head-office', true), decide('demo-head-office', false)]);
  expect(both.map(codeOf).sort()).toEqual(['APPROVAL_DECIDED', 'done'].sort());
  const after = await seeCase(shop, 'demo-manager', complaintId);
  expect(['result', 'compensate']).toContain(after.state);
  expect(after.giftsDue.map(({ name }) => name)).toEqual(after.state === 'result' ? ['礼盒'] : []);
  expect((await booksOf(memberId)).gifts).toEqual([]);
});

test('a no gives it back to who asked, who may give less alone', async () => {
  const { complaintId, memberId } = await ready('o-p4');
  const { approval } = await takeSteps(shop, 'demo-manager', complaintId, [points(50_000)]);
  done(await shop.as('demo-head-office').staff('complaints.decide', { approvalId: approval?.approvalId, approve: false, reason: '太多了' }));
  expect((await seeCase(shop, 'demo-manager', complaintId)).state).toBe('compensate');
  expect((await takeSteps(shop, 'demo-manager', complaintId, [points(300)])).state).toBe('result');
  expect((await booksOf(memberId)).gifts).toEqual([300]);
});

test('what a month allows is spent once by two compensations at the same moment', async () => {
  const lin = shop.as('demo-cashier');
  const cases = await Promise.all(['o-p5', 'o-p6'].map((openid) => openComplaintAs(shop, openid, { kind: 'price' })));
  const rules = await shop.inStore(() => store.policies.get('current'));
  if (!rules) throw new Error('the brand is set up');
  const { compensation } = rules.policies.complaints;
  const tight = { ...compensation, cashier: { oneFen: 2_000, monthFen: 3_000 } };
  await shop.inStore(() => store.policies.put({ ...rules, policies: { ...rules.policies, complaints: { ...rules.policies.complaints, compensation: tight as typeof compensation } } }));
  const seen = await Promise.all(cases.map(({ complaintId }) => seeCase(shop, 'demo-cashier', complaintId)));
  const steps = [...stepsOfCall, give({ kind: 'gift', name: '茶一罐', worthFen: 2_000 })];
  const replies = await Promise.all(seen.map(({ complaintId, revision }) => lin.staff<CaseSeen>('complaints.take', { complaintId, revision, steps })));
  expect(replies.map((reply) => done(reply).state).sort()).toEqual(['approving', 'result']);
  expect(await shop.inStore(() => store.compensationLedgers.get('st_lin_2026-11'))).toMatchObject({ spentFen: 2_000, times: 1 });
  await shop.inStore(() => store.policies.put(rules));
});

test('a refund that is not of this purchase and the giver’s own complaint are refused', async () => {
  const { complaintId } = await ready('o-p7');
  const { revision } = await seeCase(shop, 'demo-manager', complaintId);
  expect(codeOf(await shop.as('demo-manager').staff('complaints.take', { complaintId, revision, steps: [give({ kind: 'refund', refundId: 'rf_of_somebody' })] }))).toBe('REFUND_NOT_OF_THIS');
  const own = await openComplaintAs(shop, 'demo-manager');
  const seen = await seeCase(shop, 'demo-head-office', own.complaintId);
  expect(seen.ownerName).not.toBe('周岚');
  expect(codeOf(await shop.as('demo-manager').staff('complaints.take', { complaintId: own.complaintId, revision: seen.revision, steps: [stepsTaken.listen] }))).toBe('OWN_CARD');
});

test('after all this the books agree', async () => {
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
});
