import { reconcileBooks } from '../../../local/books';
import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { addDays, localDate, localTime, type LocalDate } from '../../../shared/kernel/time';
import { store } from '../../_store/store';

let shop: TestShop;
const opening = localDate('2026-11-22');
beforeEach(async () => { shop = await openTestShop({ at: localTime(opening, 12) }); });
afterEach(async () => {
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
  await shop.cloud.close();
});
jest.setTimeout(60_000);

interface Rules { points: { earn: { points: number; perFen: number; rounding: string }; pendingDays: number; days: unknown[] }; tiers: { tiers: { id: string; growth: number; payRate: number }[] }; checkout: { refundDays: number; cashierRefundMostFen: number | null; unscannedMaySpend: boolean }; referral: object | null; complaints: DeskRules }
interface DeskRules { firstAnswerHours: { ordinary: number; grave: number }; compensation: { cashier: object; manager: { oneFen: number | null } }; apologyPhrases: string[] }
interface Shown { version: number; policies: Rules; planned?: { startsOn: string }; edit?: { byName: string; reason: string } }
const office = () => shop.as('demo-head-office');
const show = async () => done(await office().staff<Shown>('policies.show'));
const edited = (rules: Rules, change: (copy: Rules) => void): Rules => {
  const copy = JSON.parse(JSON.stringify(rules)) as Rules;
  change(copy);
  return copy;
};
const doublePoints = (rules: Rules) => edited(rules, (copy) => { copy.points.earn.points = 2; });
const save = (policies: Rules, version: number, more: Record<string, unknown> = {}, commandId?: string) =>
  office().staff<{ version: number; inForce: boolean }>('policies.save', { policies, version, startsOn: opening, reason: '年末双倍', ...more }, commandId);
const buy = async (memberId: string, amount: number) => {
  const basket = { memberId, storeId: 'S1', amount, coupons: [], pointsToSpend: 0 };
  const quote = done(await shop.as('demo-cashier').staff<{ payable: number; pointsEarned: number; policyVersion: number }>('checkout.quote', basket));
  return { quote, ...done(await shop.as('demo-cashier').staff<{ purchaseId: string }>('checkout.commit', { ...basket, payableShown: quote.payable })) };
};
const night = async (on: LocalDate) => {
  await shop.cloud.moveClock(localTime(on, 0, 5));
  return shop.cloud.runTimer('books');
};

test('an edit says before saving what a purchase of 300 yuan by a gold member earns then and now', async () => {
  const { policies } = await show();
  const preview = done(await office().staff<{ changes: unknown[]; findings: unknown[]; examples: { tierId: string; amount: number; now: unknown; then: unknown }[] }>('policies.preview', { policies: doublePoints(policies) }));
  expect(preview.changes).toEqual([{ key: 'earn.points', subject: null, was: 1, now: 2 }]);
  expect(preview.findings).toEqual([]);
  expect(preview.examples.find(({ tierId, amount }) => tierId === 'gold' && amount === 30_000)).toMatchObject({ now: { payable: 28_500, pointsEarned: 342 }, then: { payable: 28_500, pointsEarned: 684 } });
  expect((await show()).version).toBe(1);
});

test('an edit of the complaint desk says by when a grave complaint of Friday evening is answered then and now, and complaints that come after it go by it', async () => {
  interface Effect { firstAnswerDueAt: number; headOfficeAt: number }
  interface Desk { sentAt: number; storeName?: { zh: string }; due: { severity: string; memberClass: string; now: Effect; then: Effect }[]; giving: { role: string; amount: number; now: string; then: string }[] }
  const block = [{ fromMinute: 600, toMinute: 1_320 }];
  const hours = { week: Array.from({ length: 7 }, () => block), holidays: { kind: 'as_week' }, makeUpDays: 'as_week', specialDays: [] };
  done(await office().staff('openingHours.save', { storeId: 'S1', hours, version: 0 }));
  const { policies, version } = await show();
  const sooner = edited(policies, (copy) => {
    copy.complaints.firstAnswerHours.grave = 3;
    copy.complaints.firstAnswerHours.ordinary = 6;
    copy.complaints.compensation.cashier = { oneFen: 10_000, monthFen: null };
    copy.complaints.apologyPhrases = ['小店一直把您放在心上'];
  });
  const { changes, desk } = done(await office().staff<{ changes: { key: string }[]; desk: Desk }>('policies.preview', { policies: sooner }));
  expect(changes.map(({ key }) => key)).toEqual(['complaint.firstAnswerHours', 'complaint.firstAnswerHours', 'complaint.oneFen', 'complaint.monthFen', 'complaint.apologyPhrases']);
  const friday = localDate('2026-11-27');
  const at = (date: LocalDate, hour: number, minute = 0) => localTime(date, hour, minute);
  expect(desk).toMatchObject({ sentAt: at(friday, 21, 40), storeName: { zh: expect.any(String) as string } });
  // Twenty minutes on Friday until the store closes at 22:00, the rest from 10:00 on Saturday.
  expect(desk.due[1]).toMatchObject({ severity: 'grave', memberClass: 'suitable', now: { firstAnswerDueAt: at(addDays(friday, 1), 10, 25), headOfficeAt: at(addDays(friday, 1), 14, 25) }, then: { firstAnswerDueAt: at(addDays(friday, 1), 11, 55) } });
  expect(desk.giving.find(({ role, amount }) => role === 'cashier' && amount === 5_000)).toMatchObject({ now: 'manager', then: 'alone' });
  expect(codeOf(await save(edited(policies, (copy) => { copy.complaints.compensation.manager.oneFen = 1_000; }), version))).toBe('POLICY_UNFIT');
  const early = await shop.join('o-early');
  const complain = (text: string) => ({ memberId: early.memberId, kind: 'price', text, channel: 'phone' });
  const dueHour = async (text: string) => Math.floor((done(await shop.as('demo-manager').staff<{ firstAnswerDueAt: number }>('complaints.open', complain(text))).firstAnswerDueAt - at(opening, 0)) / 3_600_000);
  expect(await dueHour('标价和收银价不一样')).toBe(16);
  done(await save(sooner, version));
  expect(await dueHour('标价又和收银价不一样')).toBe(18);
  expect((await show()).policies.complaints).toEqual(sooner.complaints);
  expect(await shop.inStore(async () => (await store.policies.get('current'))?.policies.complaints.compensation.head_office)).toEqual({ oneFen: null, monthFen: null });
});

test('a saved edit is a new version with who, why and what; purchases name it and their refund goes by their own', async () => {
  const { memberId } = await shop.join('o-rules');
  const old = await buy(memberId, 30_000);
  expect(old.quote).toMatchObject({ pointsEarned: 300, policyVersion: 1 });
  const { policies, version } = await show();
  const stricter = edited(doublePoints(policies), (copy) => { copy.checkout.refundDays = 3; });
  expect(done(await save(stricter, version))).toMatchObject({ version: 2, inForce: true });
  const fresh = await buy(memberId, 10_000);
  expect(fresh.quote).toMatchObject({ pointsEarned: 200, policyVersion: 2 });
  await shop.cloud.moveClock(localTime(addDays(opening, 5), 12));
  const refund = (purchaseId: string) => shop.as('demo-cashier').staff<{ paid: number; pointsClawedBack: number }>('refunds.quote', { purchaseId, scope: { kind: 'whole' } });
  expect(codeOf(await refund(fresh.purchaseId))).toBe('REFUND_WINDOW_CLOSED');
  expect(done(await refund(old.purchaseId))).toMatchObject({ paid: 30_000, pointsClawedBack: 300 });
  done(await shop.as('demo-cashier').staff('refunds.commit', { purchaseId: old.purchaseId, scope: { kind: 'whole' }, reason: '不合适', paidShown: 30_000 }));
  const rows = done(await shop.as('demo-cashier').staff<{ items: { purchaseId: string; refundUntilOn: string }[] }>('refunds.purchases', { storeId: 'S1' })).items;
  expect(rows.map(({ refundUntilOn }) => refundUntilOn).sort()).toEqual(['2026-11-25', '2026-12-22']);
  const entries = done(await shop.as('demo-head-office').staff<{ items: { kind: string; policyVersion: number; purchaseId: string }[] }>('books.member', { memberId })).items;
  expect(entries).toMatchObject([
    { kind: 'clawback', policyVersion: 1, purchaseId: old.purchaseId }, { kind: 'earn', policyVersion: 2, purchaseId: fresh.purchaseId }, { kind: 'earn', policyVersion: 1 },
  ]);
  expect(await shop.inStore(() => store.refunds.find({ filter: { purchaseId: old.purchaseId }, limit: 2 }))).toMatchObject([{ policyVersion: 1 }]);
  expect(done(await office().staff('policies.history'))).toMatchObject({
    items: [{ version: 2, edit: { byName: '唐宁', reason: '年末双倍' }, changes: [{ key: 'earn.points', was: 1, now: 2 }, { key: 'checkout.refundDays', was: 30, now: 3 }] }, { version: 1, changes: [] }],
  });
});

test('of two editors the second is refused with what the first changed; an edit of other rules in between is in nobody’s way', async () => {
  const { policies, version } = await show();
  const replies = await Promise.all([save(doublePoints(policies), version), save(edited(policies, (copy) => { copy.points.pendingDays = 30; }), version)]);
  expect(replies.map(codeOf).sort()).toEqual(['POLICY_EDITED_MEANWHILE', 'done']);
  expect((await show()).version).toBe(2);
  const late = await save(edited(policies, (copy) => { copy.checkout.refundDays = 7; }), version);
  expect(late).toMatchObject({ refusal: { code: 'POLICY_EDITED_MEANWHILE', details: { version: 2, byName: '唐宁', changes: [{ key: expect.stringMatching(/earn|pending/) as string }] } } });
  const retention = done(await office().staff<{ policy: { horizonDays: number }; version: number }>('retentionPolicy.show'));
  done(await office().staff('retentionPolicy.save', { policy: { ...retention.policy, horizonDays: 200 }, version: retention.version }));
  const { policies: now } = await show();
  expect(done(await save(edited(now, (copy) => { copy.checkout.refundDays = 7; }), 2))).toMatchObject({ version: 4 });
});

test('what a screen does not touch stays: spending without a scan and rewards for friends among it', async () => {
  const { policies: first, version } = await show();
  const both = edited(first, (copy) => { copy.checkout.unscannedMaySpend = true; });
  done(await save(both, version));
  const { policies: second } = await show();
  expect(second).toMatchObject({ checkout: { unscannedMaySpend: true }, referral: { referrerTemplateId: 'referral_thanks', endsAfterDays: 180 } });
  done(await save(edited(second, (copy) => { copy.checkout.refundDays = 7; }), 2));
  const inForce = () => shop.inStore(async () => (await store.policies.get('current'))?.policies);
  expect(await inForce()).toMatchObject({ checkout: { unscannedMaySpend: true, refundDays: 7 }, membership: { privacyVersion: '2026-11', referral: { friendTemplateId: 'referral_friend' } } });
  const { policies: third } = await show();
  done(await save(edited(third, (copy) => { copy.referral = null; }), 3));
  expect((await inForce())?.membership).toEqual({ privacyVersion: '2026-11', welcomeTemplateId: 'welcome' });
  expect(done(await office().staff<{ items: { changes: unknown[] }[] }>('policies.history')).items[0]?.changes).toContainEqual({ key: 'referral.endsAfterDays', subject: null, was: 180, now: null });
});

test('the same save sent again makes one version', async () => {
  const { policies, version } = await show();
  const replies = await Promise.all(Array.from({ length: 5 }, () => save(doublePoints(policies), version, {}, 'save-tap')));
  expect(replies.map(codeOf)).toEqual(['done', 'done', 'done', 'done', 'done']);
  expect((await show()).version).toBe(2);
});

test('rules of a later day wait for its night, once, and meanwhile nobody edits past them', async () => {
  const { memberId } = await shop.join('o-planned');
  const { policies, version } = await show();
  const startsOn = addDays(opening, 2);
  expect(done(await save(doublePoints(policies), version, { startsOn }))).toEqual({ version: 1, startsOn, inForce: false });
  expect(await show()).toMatchObject({ version: 1, planned: { startsOn, byName: '唐宁', changes: [{ key: 'earn.points' }] } });
  expect(await save(edited(policies, (copy) => { copy.points.pendingDays = 30; }), version)).toMatchObject({ refusal: { code: 'POLICY_PLANNED', details: { startsOn, byName: '唐宁' } } });
  await night(addDays(opening, 1));
  expect((await buy(memberId, 10_000)).quote).toMatchObject({ pointsEarned: 100, policyVersion: 1 });
  await Promise.all([night(startsOn), shop.cloud.runTimer('books')]);
  await shop.cloud.runTimer('books');
  expect((await buy(memberId, 10_000)).quote).toMatchObject({ pointsEarned: 200, policyVersion: 2 });
  expect(await show()).toMatchObject({ version: 2, edit: { reason: '年末双倍' } });
  expect((await show()).planned).toBeUndefined();
});

test('a plan can be called off, once', async () => {
  const { policies, version } = await show();
  done(await save(doublePoints(policies), version, { startsOn: addDays(opening, 1) }));
  done(await office().staff('policies.callOff'));
  expect(codeOf(await office().staff('policies.callOff'))).toBe('POLICY_NOT_PLANNED');
  await night(addDays(opening, 1));
  expect((await show()).version).toBe(1);
});

test('rules that a till could not work with are refused by name, and so are nothing, yesterday, and anybody but head office', async () => {
  const { policies, version } = await show();
  const unfit = edited(policies, (copy) => { for (const tier of copy.tiers.tiers) tier.growth = 100; });
  expect(await save(unfit, version)).toMatchObject({ refusal: { code: 'POLICY_UNFIT', details: { findings: [{ path: 'tiers.tiers[0].growth' }, { code: 'POLICY_OUT_OF_ORDER' }, { code: 'POLICY_OUT_OF_ORDER' }] } } });
  expect(codeOf(await save(policies, version))).toBe('POLICY_UNCHANGED');
  expect(codeOf(await save(doublePoints(policies), version, { startsOn: addDays(opening, -1) }))).toBe('POLICY_START_INVALID');
  expect(codeOf(await shop.as('demo-manager').staff('policies.show'))).toBe('FORBIDDEN');
  expect(codeOf(await shop.as('demo-manager').staff('policies.save', { policies: doublePoints(policies), version, startsOn: opening, reason: '双倍' }))).toBe('FORBIDDEN');
});

test.each([1, 3, 7])('a shop with %i tiers sells, raises, and judges tiers in the next night without an edit reading its members', async (many) => {
  const { memberId } = await shop.join('o-tiers');
  await buy(memberId, 300_000);
  const { policies, version } = await show();
  const [lowest] = policies.tiers.tiers;
  if (!lowest) throw new Error('there is a tier');
  const tiers = Array.from({ length: many }, (_, rank) => ({ ...lowest, id: `t${rank}`, name: { zh: `${rank} 级`, en: `Level ${rank}` }, growth: rank * 1_000, perks: [] }));
  done(await save(edited(policies, (copy) => { copy.tiers.tiers = tiers; }), version));
  const held = async () => (await shop.inStore(() => store.accounts.get(memberId)))?.tier.tierId;
  expect(await held()).toBe('gold');
  await night(addDays(opening, 1));
  const reached = `t${Math.min(many - 1, 3)}`;
  expect(await held()).toBe(many === 1 ? 'gold' : reached);
  const perks = done(await shop.as('o-tiers').member<{ tiers: unknown[]; currentTierId: string }>('membership.perks'));
  expect([perks.tiers.length, perks.currentTierId]).toEqual([many, reached]);
  expect((await buy(memberId, 10_000)).quote.payable).toBe(10_000);
});
