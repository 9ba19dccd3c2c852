import { reconcileBooks } from '../../../local/books';
import type { Fault, FaultyRequest } from '../../../local/faults';
import { openComplaintAs, stepsOfCall, takeSteps } from '../../../local/testing-complaints';
import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { localDate, monthOf } from '../../../shared/kernel/time';
import { fen } from '../../../shared/kernel/units';
import type { ComplaintId, CouponTemplateId, MemberId, OpenId, PurchaseId, StaffId } from '../../../shared/kernel/ids';
import { ledgerIdOf, type Compensation } from '../../../shared/domain/complaint';
import { store } from '../../_store/store';

/**
 * Every way of giving is cut off at each request of its transaction, before the work and after it, and sent again. Each cut has a complaint,
 * a member, a giver and a coupon of its own, copied from one that came there by the real calls, so that all can be cut first, the
 * abandoned transactions end together, and all are sent again together.
 */
let shop: TestShop;
let asked: FaultyRequest[] = [];
beforeAll(async () => {
  // The log of the faults that this test makes on purpose.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  shop = await openTestShop({ at: Date.parse('2026-11-23T10:00+08:00'), transactionLifeMs: 400, onRequest: (request) => { if (request.functionName === 'staff') asked.push(request); } });
  const rules = await shop.inStore(() => store.policies.get('current'));
  if (!rules) throw new Error('the brand is set up');
  // No manager may give much alone, so that a coupon waits for approval too.
  const compensation = { ...rules.policies.complaints.compensation, manager: { oneFen: fen(200), monthFen: null } };
  await shop.inStore(() => store.policies.put({ ...rules, policies: { ...rules.policies, complaints: { ...rules.policies.complaints, compensation } } }));
});
afterAll(() => shop.cloud.close());
jest.setTimeout(120_000);

const reason = '让她白跑了一趟';
type Way = 'take' | 'decide';
interface Base { readonly complaintId: string; readonly memberId: string; readonly refundId?: string }

/** A complaint that came to its compensation by the calls of people; for a refund, with a purchase that was refunded. */
async function comeTo(name: string, way: Way, compensation: Compensation): Promise<Base> {
  const base = compensation.kind === 'refund' ? await refunded(name) : await openComplaintAs(shop, name);
  const steps = way === 'take' ? stepsOfCall : [...stepsOfCall, { step: 'compensate', compensation }];
  await takeSteps(shop, 'demo-manager', base.complaintId, steps);
  return base;
}

async function refunded(name: string): Promise<Base> {
  const { memberId } = await shop.join(name);
  const basket = { memberId, storeId: 'S1', amount: 8_800, coupons: 'best', pointsToSpend: 0 };
  const quote = done(await shop.as('demo-cashier').staff<{ payable: number }>('checkout.quote', basket));
  const { purchaseId } = done(await shop.as('demo-cashier').staff<{ purchaseId: string }>('checkout.commit', { ...basket, payableShown: quote.payable }));
  const { complaintId } = done(await shop.as(name).member<{ complaintId: string }>('complaints.open', { kind: 'product', text: '茶叶受潮了想退', photos: [], contactBy: 'in_app', purchaseId }));
  const part = { purchaseId, scope: { kind: 'whole' } };
  const { paid } = done(await shop.as('demo-manager').staff<{ paid: number }>('refunds.quote', part));
  const { refundId } = done(await shop.as('demo-manager').staff<{ refundId: string }>('refunds.commit', { ...part, reason: '茶叶受潮', paidShown: paid }));
  return { complaintId, memberId, refundId };
}

/** One case to cut: whose, by whom, and how it is sent. */
interface Case { readonly complaintId: ComplaintId; readonly memberId: MemberId; readonly staffId: StaffId; readonly send: () => Promise<string> }

const there = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the base has it');
  return value;
};

/** Copies of a case as it stands, each with people, approval, refund and coupon template of its own. */
async function copiesOf(base: Base, way: Way, compensation: Compensation, first: number, last: number): Promise<readonly Case[]> {
  const { complaint, account, member, entries, approval, refund, template } = await shop.inStore(async () => {
    const found = there(await store.complaints.get(base.complaintId as ComplaintId));
    return {
      complaint: found,
      account: there(await store.accounts.get(base.memberId as MemberId)),
      member: there(await store.members.get(base.memberId as MemberId)),
      entries: await store.pointsEntries.find({ filter: { memberId: base.memberId }, limit: 10 }),
      approval: found.asked === null ? undefined : there(await store.compensationApprovals.get(found.asked.approvalId)),
      refund: base.refundId === undefined ? undefined : there(await store.refunds.get(base.refundId)),
      template: compensation.kind === 'coupon' ? there(await store.couponTemplates.get(compensation.templateId as CouponTemplateId)) : undefined,
    };
  });
  const made = Array.from({ length: last - first + 1 }, (_, index) => {
    const of = (id: string): string => `${id}-${first + index}`;
    const [complaintId, memberId, staffId, openid] = [of(complaint._id) as ComplaintId, of(member._id) as MemberId, of(`st_${way}_${complaint._id}`) as StaffId, of(`o-${way}-${complaint._id}`) as OpenId];
    const own: Compensation = compensation.kind === 'coupon' ? { ...compensation, templateId: of(compensation.templateId) } : compensation.kind === 'refund' ? { ...compensation, refundId: of(compensation.refundId) } : compensation;
    const take = { complaintId, revision: complaint.revision, steps: [{ step: 'compensate', compensation: own }] };
    const decide = { approvalId: approval && of(approval._id), approve: true, reason: '同意' };
    const [action, input] = way === 'take' ? ['complaints.take', take] : ['complaints.decide', decide];
    return {
      one: { complaintId, memberId, staffId, send: async () => codeOf(await shop.as(openid).staff(action, input, `cut-${complaintId}`)) },
      account: { ...account, _id: memberId, openid: `${openid}-m` as OpenId },
      member: { ...member, _id: memberId, number: of(member.number) as typeof member.number, openid: `${openid}-m` as OpenId },
      staff: { _id: staffId, openid, name: of('店长'), role: way === 'take' ? ('manager' as const) : ('head_office' as const), storeIds: way === 'take' ? [complaint.storeId] : [] },
      complaint: { ...complaint, _id: complaintId, memberId, ...(refund ? { purchaseId: of(refund.purchaseId) } : {}), asked: complaint.asked && { compensation: own, approvalId: of(complaint.asked.approvalId) } },
      entries: entries.map((entry) => ({ ...entry, _id: of(entry._id), memberId })),
      approvals: approval ? [{ ...approval, _id: of(approval._id), complaintId, memberId, compensation: own }] : [],
      refunds: refund ? [{ ...refund, _id: of(refund._id), memberId, purchaseId: of(refund.purchaseId) as PurchaseId }] : [],
      templates: template ? [{ ...template, _id: of(template._id) as CouponTemplateId }] : [],
    };
  });
  await shop.inStore(() => Promise.all([
    store.accounts.add(...made.map((copy) => copy.account)), store.members.add(...made.map((copy) => copy.member)), store.staff.add(...made.map((copy) => copy.staff)),
    store.complaints.add(...made.map((copy) => copy.complaint)), store.pointsEntries.add(...made.flatMap((copy) => copy.entries)),
    store.compensationApprovals.add(...made.flatMap((copy) => copy.approvals)), store.refunds.add(...made.flatMap((copy) => copy.refunds)), store.couponTemplates.add(...made.flatMap((copy) => copy.templates)),
  ]));
  return made.map(({ one }) => one);
}

/** What the case, the books and the giver's month say was given. */
const givenIn = ({ complaintId, memberId, staffId }: Case) => shop.inStore(async () => {
  const [complaint, entries, coupons, account, ledger] = await Promise.all([
    store.complaints.get(complaintId), store.pointsEntries.find({ filter: { memberId }, limit: 10 }), store.coupons.find({ filter: { memberId }, limit: 10 }),
    store.accounts.get(memberId), store.compensationLedgers.get(ledgerIdOf(staffId, monthOf(localDate('2026-11-23')))),
  ]);
  return {
    state: complaint?.state, asked: complaint?.asked, gifts: complaint?.giftsDue.map(({ name }) => name), given: complaint?.events.filter(({ kind }) => kind === 'compensated').map(({ given }) => given?.kind),
    points: entries.filter(({ kind }) => kind === 'gift').map(({ points }) => points), coupons: coupons.filter(({ causeId }) => causeId.startsWith('complaint_')).length,
    costs: account?.costs, entryCount: account?.points.entryCount, spentFen: ledger?.spentFen, times: ledger?.times,
  };
});

/** The faults a request can meet: cut off before it arrives, done but unanswered. */
const faultsAt = (after: number): Fault[] => [{ kind: 'http', status: 503, functionName: 'staff', after }, { kind: 'lostReply', functionName: 'staff', after }];

const rows: readonly (readonly [string, Way, Compensation, object])[] = [
  ['points, given alone', 'take', { kind: 'points', points: 100 as never, reason }, { points: [100], spentFen: 100, times: 1 }],
  ['a refund, named as what was given', 'take', { kind: 'refund', refundId: '', reason }, { points: [], coupons: 0, spentFen: undefined }],
  ['points, agreed to', 'decide', { kind: 'points', points: 50_000 as never, reason }, { points: [50_000], spentFen: 50_000, times: 1 }],
  ['a coupon, agreed to', 'decide', { kind: 'coupon', templateId: 'referral_thanks', reason }, { coupons: 1, times: 1 }],
  ['a gift, agreed to', 'decide', { kind: 'gift', name: '礼盒', worthFen: fen(30_000), reason }, { gifts: ['礼盒'], spentFen: 30_000, times: 1 }],
];

test.each(rows)('%s: cut off at any request and sent again, it is given exactly once', async (name, way, wanted, expected) => {
  const base = await comeTo(`o-${rows.findIndex(([one]) => one === name)}`, way, wanted);
  const compensation: Compensation = wanted.kind === 'refund' ? { ...wanted, refundId: there(base.refundId) } : wanted;
  const [whole] = await copiesOf(base, way, compensation, 0, 0);
  asked = [];
  expect(await there(whole).send()).toBe('done');
  // What is read before the transaction can only be read again: the cuts begin where it begins.
  const [begins, requests] = [asked.findIndex((request) => request.inTransaction), asked.length];
  const result = await givenIn(there(whole));
  expect(result).toMatchObject({ state: 'result', asked: null, given: [compensation.kind], ...expected });
  const faults = Array.from({ length: requests - begins }, (_, index) => faultsAt(begins + index)).flat();
  expect(faults.length).toBeGreaterThan(10);
  const cases = await copiesOf(base, way, compensation, 1, faults.length);
  for (const [index, fault] of faults.entries()) {
    shop.cloud.faults.arm(fault);
    await there(cases[index]).send();
    shop.cloud.faults.clear();
  }
  let open = cases;
  for (let tries = 0; tries < 10 && open.length > 0; tries += 1) {
    const codes = await Promise.all(open.map(({ send }) => send()));
    open = open.filter((_, index) => codes[index] !== 'done');
    if (open.length > 0) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  for (const [index, one] of cases.entries()) expect([faults[index], await givenIn(one)]).toEqual([faults[index], result]);
  // A second sending of what is done changes nothing either.
  await Promise.all(cases.slice(0, 3).map(({ send }) => send()));
  expect(await givenIn(there(cases[0]))).toEqual(result);
});

test('after all this the books agree', async () => {
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
});
