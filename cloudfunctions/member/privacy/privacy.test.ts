import type { MemberId, StoreId } from '../../../shared/kernel/ids';
import { addDays, instant, localDate, localTime } from '../../../shared/kernel/time';
import { points } from '../../../shared/kernel/units';
import { reconcileBooks } from '../../../local/books';
import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { store } from '../../_store/store';

let shop: TestShop;
const today = localDate('2026-11-22');
beforeEach(async () => { shop = await openTestShop({ at: localTime(today, 10) }); });
afterEach(() => shop.cloud.close());

interface Copy { page: { url: string }; data: { url: string } }

/** A member with a name, a phone, points, a coupon and a complaint with a photo. */
async function somebody(openid = 'mei') {
  const { memberId, memberNumber } = await shop.join(openid, { nickname: '沈知夏', phoneCode: 'phone:13800138000:x', marketingConsent: true });
  const cashier = shop.as('demo-cashier');
  const basket = { memberId, storeId: 'S1', amount: 30_000, coupons: [], pointsToSpend: 0 };
  const { payable } = done(await cashier.staff<{ payable: number }>('checkout.quote', basket));
  done(await cashier.staff('checkout.commit', { ...basket, payableShown: payable }));
  done(await shop.as(openid).member('complaints.open', { kind: 'service', text: '等了很久没有人来', photos: [], contactBy: 'in_app' }));
  return { memberId, memberNumber, phone: shop.as(openid) };
}

test('a copy holds what the store keeps about the member, as a page and as JSON, and nothing secret', async () => {
  const { phone, memberId } = await somebody();
  done(await shop.as('demo-cashier').staff('member360.tag', { memberId, tag: '爱喝绿茶', on: true }));
  await shop.inStore(async () => {
    const question = { id: 'q1', kind: 'multi' as const, words: { zh: '您常喝什么', en: 'What do you drink' }, required: true, options: [{ id: 'g', words: { zh: '绿茶', en: 'Green tea' } }, { id: 'o', words: { zh: '乌龙', en: 'Oolong' } }] };
    const at = instant(shop.cloud.clock.now());
    await store.surveys.put({ _id: 'sv_x', kind: 'survey', title: { zh: '口味', en: 'Taste' }, questions: [question], opensOn: today, closesOn: addDays(today, 7), isPublished: true, changedAt: at });
    await store.surveyAnswers.add({ _id: `sa_sv_x~${memberId}`, surveyId: 'sv_x', memberId: memberId as MemberId, storeId: 'S1' as StoreId, answers: { q1: ['g', 'o'] }, contentment: null, hasWords: false, answeredAt: at, changedAt: at });
    await store.exchanges.add({ _id: 'ex_x', memberId: memberId as MemberId, storeId: 'S1' as StoreId, gives: 'gift', rewardId: 'cup', name: { zh: '茶杯', en: 'Cup' }, points: points(40), parts: [], at, code: '4821930573', state: 'waiting', untilOn: addDays(today, 30), doneAt: null });
  });
  const copy = done(await phone.member<Copy>('privacy.exportData', { lang: 'zh' }));
  const page = await (await fetch(copy.page.url)).text();
  const data = await (await fetch(copy.data.url)).text();
  for (const words of ['沈知夏', '13800138000', '等了很久没有人来', '知春路店', '爱喝绿茶']) {
    expect(page).toContain(words);
    expect(data).toContain(words);
  }
  // Read by a person: no codes, and each word as its own list means it.
  for (const words of ['银卡', '待领取', '茶杯', '<td>40</td>', '提交反馈', '<td>服务</td>', '您常喝什么', '绿茶；乌龙']) expect(page).toContain(words);
  expect(page).not.toMatch(/\b(silver|opened|service|waiting|joined|earn|q1)\b/);
  const account = await shop.inStore(() => store.accounts.get(memberId));
  expect(data).not.toContain(account?.code.secret);
  expect(JSON.parse(data)).toMatchObject({ isWhole: true, purchases: [{ paidFen: 30_000 }], standing: { points: 300 } });
  expect(codeOf(await phone.member('privacy.exportData', { lang: 'en' }))).toBe('EXPORT_TOO_SOON');
});

test('words of a member cannot become markup in his copy, and stay his where they look like a code; what staff noted of a call is not in it', async () => {
  const { memberId, phone } = await somebody();
  await shop.inStore(() => store.members.update(memberId, { nickname: '<script>x</script>' }));
  await shop.inStore(() => store.contacts.add({ _id: 'ct_t', memberId: memberId as MemberId, at: instant(shop.cloud.clock.now()), channel: 'task', text: '说话难听', causeId: 't' }));
  done(await phone.member('suggestions.send', { words: 'reserved' }));
  const copy = done(await phone.member<Copy>('privacy.exportData', { lang: 'zh' }));
  const page = await (await fetch(copy.page.url)).text();
  expect([page.includes('<script>'), page.includes('说话难听'), page.includes('<td>reserved</td>')]).toEqual([false, false, true]);
  expect(await (await fetch(copy.data.url)).text()).not.toContain('说话难听');
});

test('the files of a copy are gone within a day, also of two made at once and of one whose making was cut off', async () => {
  const { phone } = await somebody();
  const twice = await Promise.all([1, 2].map(() => phone.member<Copy>('privacy.exportData', { lang: 'zh' })));
  for (const made of twice) expect((await fetch(done(made).data.url)).status).toBe(200);
  await shop.cloud.moveClock(localTime(today, 12));
  // The log of the fault that this test makes on purpose.
  const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  shop.cloud.faults.arm({ kind: 'http', functionName: 'member', action: 'database.startTransaction' });
  expect((await phone.member('privacy.exportData', { lang: 'zh' }, 'cut-off')).kind).toBe('fault');
  logged.mockRestore();
  const copy = done(await phone.member<Copy>('privacy.exportData', { lang: 'zh' }, 'cut-off'));
  expect(shop.cloud.storage.list()).toHaveLength(2);
  await shop.cloud.moveClock(localTime(addDays(today, 1), 13));
  await shop.cloud.runTimer('privacy');
  expect(await shop.inStore(() => store.exports.find({ filter: {}, limit: 10 }))).toEqual([]);
  expect((await fetch(copy.page.url)).status).not.toBe(200);
  expect(shop.cloud.storage.list()).toEqual([]);
});

test('who leaves is nobody at once: no name, no phone, no code, no points, and the books still agree', async () => {
  const { memberId, memberNumber, phone } = await somebody();
  const left = await phone.member('privacy.leave', { confirmed: true }, 'leave-1');
  expect(left).toMatchObject({ kind: 'done', value: { kept: [{ what: 'purchases', untilOn: '2029-11-22' }, { what: 'complaints' }, { what: 'consents' }] } });
  expect(await phone.member('privacy.leave', { confirmed: true }, 'leave-1')).toMatchObject({ kind: 'done' });
  expect(codeOf(await phone.member('privacy.leave', { confirmed: true }))).toBe('NOT_A_MEMBER');
  expect(done(await phone.member('membership.card'))).toMatchObject({ kind: 'stranger' });
  const documents = await shop.inStore(() => Promise.all([store.members.get(memberId), store.accounts.get(memberId)]));
  expect(JSON.stringify(documents)).not.toMatch(/沈知夏|13800138000|"mei"/);
  expect(documents[0]?.consent.marketing).toBeNull();
  for (const text of ['8000', memberNumber]) expect(codeOf(await shop.as('demo-cashier').staff('members.find', { storeId: 'S1', text }))).toBe('MEMBER_UNKNOWN');
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
});

test('the sweep takes away what else was his, twice over without harm, and the purchases stay without a name', async () => {
  const { memberId, phone } = await somebody();
  done(await phone.member('privacy.leave', { confirmed: true }));
  await shop.cloud.runTimer('privacy');
  await shop.inStore(() => store.leavings.update(memberId, { state: 'sweeping', dueOn: today }));
  await shop.cloud.runTimer('privacy');
  await shop.inStore(async () => {
    expect(await store.coupons.count({ memberId, state: 'issued' })).toBe(0);
    expect(await store.contacts.count({ memberId })).toBe(0);
    expect(await store.purchases.count({ memberId })).toBe(1);
    expect(await store.leavings.get(memberId)).toMatchObject({ state: 'kept', dueOn: '2029-11-22' });
  });
});

test('what the law asks for goes when it asks no longer', async () => {
  const { memberId, phone } = await somebody();
  done(await phone.member('privacy.leave', { confirmed: true }));
  await shop.cloud.runTimer('privacy');
  await shop.cloud.moveClock(localTime(localDate('2029-11-22'), 10));
  await shop.cloud.runTimer('privacy');
  await shop.inStore(async () => {
    expect(await store.members.get(memberId)).toBeUndefined();
    expect(await store.complaints.count({ memberId })).toBe(0);
    expect(await store.leavings.get(memberId)).toBeUndefined();
  });
});

test('the same person may join again, as a new member with nothing of the old one', async () => {
  const { memberId, phone } = await somebody();
  done(await phone.member('privacy.leave', { confirmed: true }));
  const again = await shop.join('mei');
  expect(again.memberId).not.toBe(memberId);
  expect(done(await phone.member<{ points: number }>('privacy.terms')).points).toBe(0);
});

test('a purchase on its way when he leaves is recorded without giving anything to nobody', async () => {
  const { memberId, phone } = await somebody();
  const cashier = shop.as('demo-cashier');
  const basket = { memberId, storeId: 'S1', amount: 10_000, coupons: [], pointsToSpend: 0 };
  const { payable } = done(await cashier.staff<{ payable: number }>('checkout.quote', basket));
  const [left, bought] = await Promise.all([phone.member('privacy.leave', { confirmed: true }), cashier.staff('checkout.commit', { ...basket, payableShown: payable })]);
  expect([codeOf(left), codeOf(bought)]).toContain('done');
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
});

test('who turns off suggestions from his visits is taken off the lists of calls that rest on a score, and no other', async () => {
  const { memberId, phone } = await somebody();
  const call = (cause: string) => ({ _id: `tk_${cause}` as never, memberId: memberId as never, storeId: 'S1' as never, occasion: 'campaign' as const, state: 'open' as const, dueOn: today, createdAt: localTime(today, 9), causeId: cause });
  const decision = { memberId: memberId as never, storeId: 'S1' as never, businessDay: today, round: 'r1', channel: 'task' as const, reasons: [], decidedAt: localTime(today, 9), notBefore: localTime(today, 9) };
  await shop.inStore(async () => {
    await store.decisions.add({ ...decision, _id: 'd_lost', campaign: 'win_back', occasion: 'lost' });
    await store.decisions.add({ ...decision, _id: 'd_scored', campaign: 'c1', occasion: 'campaign', restsOnScore: true });
    await store.decisions.add({ ...decision, _id: 'd_all', campaign: 'c2', occasion: 'campaign', restsOnScore: false });
    for (const cause of ['d_lost', 'd_scored', 'd_all', 'care']) await store.tasks.add(call(cause));
  });
  done(await phone.member('privacy.setPersonalised', { personalised: false }));
  const open = await shop.inStore(() => store.tasks.find({ filter: { memberId, state: 'open' }, limit: 10 }));
  expect(open.map(({ causeId }) => causeId).sort()).toEqual(['care', 'd_all']);
  expect(done(await phone.member<{ personalised: boolean }>('privacy.terms', {})).personalised).toBe(false);
});

test('a switch that he turns leaves a dated line among his consents, one for a turn and none for a second tap', async () => {
  const { memberId, phone } = await somebody();
  const history = async () => done(await phone.member<{ history: { what: string; granted: boolean; at: number; version: string }[] }>('consent.show')).history;
  const before = await history();
  done(await phone.member('messages.setWay', { way: 'sms', on: false }));
  done(await phone.member('messages.setWay', { way: 'sms', on: false }));
  done(await phone.member('privacy.setPersonalised', { personalised: true }));
  done(await phone.member('privacy.setPersonalised', { personalised: false }));
  done(await phone.member('privacy.setPersonalised', { personalised: false }));
  done(await phone.member('messages.setWay', { way: 'sms', on: true }));
  const after = await history();
  const line = (what: string, granted: boolean) => ({ what, granted, version: before[0]?.version, at: expect.any(Number) as number });
  expect(after).toEqual([line('sms', true), line('personalised', false), line('sms', false), ...before]);
  expect((await shop.inStore(() => store.members.get(memberId)))?.consentChanges.at(-1)).toMatchObject({ what: 'sms', channel: 'settings' });
});
