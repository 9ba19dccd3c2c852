import { sampleComplaints } from '../../local/seed/sample-complaints';
import { codeOf, done, openTestShop, type TestShop } from '../../local/testing-shop';
import type { StaffContract } from '../../shared/contract';
import type { OutputOf } from '../../shared/contract/action';
import type { Reply } from '../../shared/contract/reply';
import type { MemberId } from '../../shared/kernel/ids';
import { addDays, hourMs, instant, localDate, localTime } from '../../shared/kernel/time';
import type { ComplaintDocument } from '../_store/complaint-documents';
import { store } from '../_store/store';

type Report = OutputOf<StaffContract['complaintPatterns']['report']>;
type Cases = OutputOf<StaffContract['complaintPatterns']['complaints']>;
type Rows = OutputOf<StaffContract['complaintPatterns']['exportRows']>;
jest.setTimeout(120_000);

const today = localDate('2026-11-22');
const now = localTime(today, 18);
const days = { from: addDays(today, -29), until: today };
let shop: TestShop;
let sample: ComplaintDocument[];
const head = () => shop.as('demo-head-office');
const manager = () => shop.as('demo-manager');
const tick = async () => (await shop.cloud.runTimer('voices')) as Reply<Record<string, { read: number; whole: boolean }>>;
const reportOf = async (storeId?: string) => done(await head().staff<Report>('complaintPatterns.report', { ...days, ...(storeId === undefined ? {} : { storeId }) }));
const countings = () => shop.inStore(() => store.complaintDays.find({ filter: {}, order: [{ field: '_id', direction: 'asc' }], limit: 1_000 }));
const careTasks = () => shop.inStore(async () => (await store.tasks.find({ filter: { state: 'open' }, limit: 1_000 })).filter((task) => task.occasion === 'care'));
const within = (complaint: ComplaintDocument) => complaint.openedAt >= localTime(days.from, 0);
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

beforeAll(async () => {
  shop = await openTestShop({ at: now });
  const { memberId } = await shop.join('o-complainer');
  const stores = await shop.inStore(() => store.stores.find({ filter: {}, limit: 10 }));
  sample = sampleComplaints({ count: 700, seed: 5, storeIds: stores.map((one) => one._id), memberIds: [memberId], staffIds: ['st_manager'], until: now, days: 60, closed: 0.8 });
  await shop.inStore(async () => { for (let start = 0; start < sample.length; start += 100) await store.complaints.add(...sample.slice(start, start + 100)); });
  expect(await tick()).toMatchObject({ kind: 'done', value: { complaints: { whole: true } } });
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => shop.cloud.close());

describe('counting', () => {
  test('every complaint is counted once, at its store and among all', async () => {
    const all = await reportOf();
    const expected = sample.filter(within);
    expect(all.opened).toEqual({ count: expected.length, before: sample.length - expected.length });
    expect(sum(all.byDay.map(({ count }) => count))).toBe(expected.length);
    expect(sum(all.byStore.map(({ count }) => count))).toBe(expected.length);
    expect(sum(all.byHour)).toBe(expected.length);
    const each = await Promise.all(all.byStore.map(({ storeId }) => reportOf(storeId)));
    expect(sum(each.map((one) => one.opened.count))).toBe(expected.length);
    expect(sum(each.map((one) => one.compensation))).toBe(all.compensation);
    expect(all.compensation).toBe(sum(expected.map((complaint) => complaint.evidence.compensate?.worthFen ?? 0)));
    expect(sum(all.ratings)).toBe(expected.filter((complaint) => complaint.rating !== null).length);
    expect(all.late).toBe(expected.filter((complaint) => complaint.breaches.length > 0).length);
  });

  test('the percentile shown is the one of the complaints themselves, within five percent', async () => {
    const waits = sample.filter(within).flatMap((complaint) => (complaint.firstAnsweredAt === null ? [] : [complaint.firstAnsweredAt - complaint.openedAt])).sort((a, b) => a - b);
    const { firstAnswer } = await reportOf();
    expect(firstAnswer.count).toBe(waits.length);
    expect(firstAnswer.halfWithinMs! / waits[Math.ceil(waits.length / 2) - 1]!).toBeCloseTo(1, 1);
  });

  test('behind every figure stand its complaints, and no other', async () => {
    const report = await reportOf();
    const [cause] = report.byCause;
    const found: Cases['items'] = [];
    for (let cursor: string | undefined; ; ) {
      const page: Cases = done(await head().staff<Cases>('complaintPatterns.complaints', { ...days, facet: { by: 'cause', value: cause!.cause }, ...(cursor === undefined ? {} : { cursor }) }));
      expect(page.counted).toBe(cause!.count);
      found.push(...page.items);
      cursor = page.nextCursor;
      if (cursor === undefined) break;
    }
    expect(found.map((one) => one.complaintId).sort()).toEqual(sample.filter((one) => within(one) && one.evidence.analyse?.cause === cause!.cause).map((one) => one._id).sort());
    const [repeat] = report.repeats;
    const behind = done(await head().staff<Cases>('complaintPatterns.complaints', { ...days, storeId: repeat!.storeId, facet: { by: 'cause', value: repeat!.cause } }));
    expect(behind.counted).toBe(repeat!.count);
  });

  test('the table has a row for every complaint of the days, page by page', async () => {
    const rows: Rows['items'] = [];
    for (let cursor: string | undefined; ; ) {
      const page: Rows = done(await head().staff<Rows>('complaintPatterns.exportRows', { from: addDays(today, -60), until: today, ...(cursor === undefined ? {} : { cursor }) }));
      rows.push(...page.items);
      cursor = page.nextCursor;
      if (cursor === undefined) break;
    }
    expect(rows).toHaveLength(sample.length);
    expect(rows.map((row) => row.openedAt)).toEqual([...sample].map((one) => one.openedAt).sort((a, b) => a - b));
  });

  test('counting again changes nothing, by one copy, by two at once, or after one was cut off', async () => {
    const before = await countings();
    await tick();
    await Promise.all([tick(), tick()]);
    expect(await countings()).toEqual(before);
    await shop.inStore(() => store.voiceMarks.remove('complaints'));
    shop.cloud.faults.arm({ kind: 'http', collection: 'complaintDays', action: 'database.modifyDocument', functionName: 'voices', after: 20, times: 1 });
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await tick()).toMatchObject({ kind: 'fault' });
    await tick();
    expect(await countings()).toEqual(before);
  });

  test('a complaint that changes is counted as it is now, under the day it was sent', async () => {
    const one = sample.find((complaint) => within(complaint) && complaint.rating !== null)!;
    const before = await reportOf();
    const changedAt = instant(now + hourMs);
    await shop.cloud.moveClock(changedAt);
    await shop.inStore(() => store.complaints.update(one._id, { rating: null, changedAt }));
    await tick();
    const after = await reportOf();
    expect([after.opened.count, sum(after.ratings)]).toEqual([before.opened.count, sum(before.ratings) - 1]);
    expect(after.countedUntilAt).toBe(changedAt);
  });

  test('a manager sees his own store’s patterns and no other’s, a cashier none', async () => {
    for (const action of ['report', 'complaints', 'exportRows']) {
      const input = (storeId?: string) => ({ ...days, ...(action === 'complaints' ? { facet: { by: 'all' } } : {}), ...(storeId === undefined ? {} : { storeId }) });
      expect(codeOf(await manager().staff(`complaintPatterns.${action}`, input('S1')))).toBe('done');
      expect(codeOf(await manager().staff(`complaintPatterns.${action}`, input('S2')))).toBe('FORBIDDEN');
      expect(codeOf(await manager().staff(`complaintPatterns.${action}`, input()))).toBe('FORBIDDEN');
      expect(codeOf(await shop.as('demo-cashier').staff(`complaintPatterns.${action}`, input('S1')))).toBe('FORBIDDEN');
    }
    expect(codeOf(await head().staff('complaintPatterns.report', { from: today, until: addDays(today, -1) }))).toBe('INVALID_INPUT');
    expect(codeOf(await shop.cloud.call('voices', { Type: 'Timer' }, { openid: 'demo-head-office', source: 'wx_client' }) as Reply)).toBe('FORBIDDEN');
  });
});

describe('the silent majority', () => {
  const buy = async (openid: string, memberId: string, count: number): Promise<string[]> => {
    const ids = Array.from({ length: count }, (_, index) => `pu_${openid}_${index}`);
    const [like] = await shop.inStore(() => store.staff.find({ filter: { openid: 'demo-cashier' }, limit: 1 }));
    await shop.inStore(() => store.purchases.add(...ids.map((_id) => ({
      _id, command: _id, memberId, storeId: 'S1', staffId: like!._id, at: now, originalFen: 10_000, tierDiscountFen: 0, coupons: [], pointsSpent: 0, pointsDiscountFen: 0, paidFen: 10_000, lines: [],
      tierId: 'silver', pointsEarned: 100, pointsExpireIn: '2027-11', pointsAvailableOn: null, spentParts: [], growthEarned: 100, policyVersion: 1,
      refunded: { valueFen: 0, paidFen: 0, pointsRestored: 0, pointsClawedBack: 0, growthRemoved: 0, lineIndexes: [] },
    }) as never)));
    return ids;
  };

  test('two taps rate a visit, once; it may be changed for a week, by nobody else', async () => {
    const { memberId } = await shop.join('o-rater');
    const [purchaseId] = await buy('o-rater', memberId, 1);
    const rated = { purchaseId, store: 4, guide: 5, words: '' };
    expect(done(await shop.as('o-rater').member('ratings.rate', rated))).toMatchObject({ store: 4, guide: 5 });
    expect(done(await shop.as('o-rater').member('ratings.rate', { ...rated, store: 5, words: ' 很好 ' }))).toMatchObject({ store: 5, words: '很好' });
    const [ratings, purchases] = await Promise.all([
      shop.inStore(() => store.ratings.find({ filter: { memberId }, limit: 10 })),
      shop.as('o-rater').member<{ items: { rating?: unknown; guideName?: string }[] }>('purchases.list'),
    ]);
    expect(ratings).toHaveLength(1);
    expect(done(purchases).items[0]).toMatchObject({ rating: { store: 5, guide: 5, words: '很好' } });
    await shop.join('o-stranger');
    expect(codeOf(await shop.as('o-stranger').member('ratings.rate', rated))).toBe('NOT_FOUND');
    expect(codeOf(await shop.as('o-rater').member('ratings.rate', { ...rated, store: 6 }))).toBe('INVALID_INPUT');
  });

  test('a first rating sent from two phones at once is one rating', async () => {
    const { memberId } = await shop.join('o-two-phones');
    const [purchaseId] = await buy('o-two-phones', memberId, 1);
    const replies = await Promise.all([3, 4].map((stars) => shop.as('o-two-phones').member('ratings.rate', { purchaseId, store: stars, words: '' })));
    expect(replies.map(codeOf)).toEqual(['done', 'done']);
    expect(await shop.inStore(() => store.ratings.count({ memberId }))).toBe(1);
  });

  test('a low rating and a refund of the same purchase are one call, made once however often they are read', async () => {
    const { memberId } = await shop.join('o-silent');
    const [purchaseId] = await buy('o-silent', memberId, 1);
    done(await shop.as('o-silent').member('ratings.rate', { purchaseId, store: 1, guide: 4, words: '等了很久' }));
    await tick();
    await shop.inStore(() => store.refunds.add({ _id: `rf_${purchaseId}`, purchaseId, memberId, storeId: 'S1', staffId: 'st', at: instant(shop.cloud.clock.now()), reason: '杯口有裂' } as never));
    await Promise.all([tick(), tick(), tick()]);
    const mine = (await careTasks()).filter((task) => task.memberId === memberId);
    expect(mine).toHaveLength(1);
    expect(mine[0]).toMatchObject({ _id: `tk_care_${purchaseId}`, storeId: 'S1', occasion: 'care', care: { cause: 'low_rating', store: 1, guide: 4, words: '等了很久' } });
    const listed = done(await manager().staff<{ items: { memberId: string; care?: unknown }[] }>('followUps.list', { state: 'open' }));
    expect(listed.items.find((task) => task.memberId === memberId)?.care).toMatchObject({ cause: 'low_rating' });
  });

  test('a low mark for the guide and the words that came with it are shown to managers, never at the till; the call itself to both', async () => {
    const { memberId } = await shop.join('o-guided');
    const [purchaseId] = await buy('o-guided', memberId, 1);
    const words = '收银的姑娘一直在看手机';
    done(await shop.as('o-guided').member('ratings.rate', { purchaseId, store: 2, guide: 1, words }));
    await tick();
    const listedTo = async (openid: string) => {
      const reply = await shop.as(openid).staff<{ items: { memberId: string; care?: object }[] }>('followUps.list', { state: 'open' });
      return { care: done(reply).items.find((task) => task.memberId === memberId)?.care, whole: JSON.stringify(reply) };
    };
    expect((await listedTo('demo-manager')).care).toMatchObject({ cause: 'low_rating', store: 2, guide: 1, words });
    const atTheTill = await listedTo('demo-cashier');
    expect(atTheTill.care).toEqual({ cause: 'low_rating', store: 2, badVisits: 1 });
    expect(atTheTill.whole).not.toContain(words);
    // A mark that is not low goes with its words to everybody who rings him up.
    const fair = (await careTasks()).find((task) => task.memberId === memberId);
    if (fair?.care) await shop.inStore(() => store.tasks.update(fair._id, { care: { ...fair.care, guide: 4 } as never }));
    expect((await listedTo('demo-cashier')).care).toMatchObject({ guide: 4, words });
  });

  test('three fair visits are a call although none was low, and the third asks for it', async () => {
    const { memberId } = await shop.join('o-thrice');
    const purchases = await buy('o-thrice', memberId, 3);
    for (const [index, purchaseId] of purchases.entries()) {
      await shop.cloud.moveClock(shop.cloud.clock.now() + 1_000);
      done(await shop.as('o-thrice').member('ratings.rate', { purchaseId, store: 3, words: '' }));
      await tick();
      expect((await careTasks()).filter((task) => task.memberId === memberId)).toHaveLength(index === 2 ? 1 : 0);
    }
    expect((await careTasks()).find((task) => task.memberId === memberId)).toMatchObject({ causeId: purchases[2], care: { cause: 'three_bad_visits', badVisits: 3 } });
  });

  test('nobody is called about what he has complained about: the desk speaks with him', async () => {
    const { memberId } = await shop.join('o-speaks');
    const [purchaseId] = await buy('o-speaks', memberId, 1);
    done(await shop.as('o-speaks').member('complaints.open', { kind: 'service', text: '等了很久没有人理', photos: [], purchaseId, contactBy: 'in_app' }));
    done(await shop.as('o-speaks').member('ratings.rate', { purchaseId, store: 1, words: '' }));
    await tick();
    expect((await careTasks()).filter((task) => task.memberId === memberId)).toEqual([]);
  });

  test('a low mark at the end of a complaint is a call, a fair one is not', async () => {
    const [low, fair] = await Promise.all(['o-low', 'o-fair'].map((openid) => shop.join(openid)));
    const at = instant(shop.cloud.clock.now());
    const closed = sample.find((one) => one.closedAt !== null)!;
    await shop.inStore(() => store.complaints.add(
      { ...closed, _id: 'cm_low' as never, memberId: low!.memberId as MemberId, rating: 2, closedAt: at, changedAt: at },
      { ...closed, _id: 'cm_fair' as never, memberId: fair!.memberId as MemberId, rating: 3, closedAt: at, changedAt: at },
    ));
    await tick();
    const tasks = await careTasks();
    expect(tasks.filter((task) => task.memberId === low!.memberId)).toMatchObject([{ causeId: 'cm_low', care: { cause: 'low_complaint_rating', rating: 2 } }]);
    expect(tasks.filter((task) => task.memberId === fair!.memberId)).toEqual([]);
  });
});
