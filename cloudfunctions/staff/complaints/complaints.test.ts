import { reconcileBooks } from '../../../local/books';
import { complaintWords, openComplaintAs, seeCase, stepsOfCall, stepsTaken, takeSteps, type CaseSeen } from '../../../local/testing-complaints';
import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { careTaskIdOf } from '../../_complaint/write-complaint';
import { store } from '../../_store/store';

let shop: TestShop;
beforeAll(async () => { shop = await openTestShop({ at: Date.parse('2026-11-23T10:00+08:00') }); });
afterAll(() => shop.cloud.close());

interface View { stage: string; events: { kind: string; at: number; text: string; by: { side: string; name: string } }[]; photos: { url: string }[]; question?: { kind: string; askedAt: number } }
const mine = (openid: string, complaintId: string) => shop.as(openid).member<View>('complaints.show', { complaintId });
const account = (memberId: string) => shop.inStore(() => store.accounts.get(memberId));

async function upload(openid: string, folder: string): Promise<string> {
  const answer = await fetch(`${shop.url}/storage/upload?path=${encodeURIComponent(`${folder}/photo.jpg`)}`, {
    method: 'POST', headers: { 'x-huike-openid': openid, 'content-type': 'image/jpeg' }, body: Buffer.from([0xff, 0xd8, 0xff, 0xd9]),
  });
  return ((await answer.json()) as { fileID: string }).fileID;
}

test('a complaint goes through the eight steps with both sides, each line with its time and person, until the customer has rated it', async () => {
  const { memberId } = await shop.join('o-c1');
  const member = shop.as('o-c1');
  const { folder } = done(await member.member<{ folder: string }>('complaints.photoFolder'));
  const photo = await upload('o-c1', folder);
  const { complaintId } = done(await member.member<{ complaintId: string }>('complaints.open', { ...complaintWords, photos: [photo] }));
  expect((await account(memberId))?.openComplaints).toBe(1);
  await takeSteps(shop, 'demo-manager', complaintId, [stepsTaken.listen, stepsTaken.talk, stepsTaken.apologise, { ...stepsTaken.analyse, agreed: 'ask' }]);
  const asked = done(await mine('o-c1', complaintId));
  expect([asked.stage, asked.question?.kind]).toEqual(['your_turn', 'restatement']);
  done(await member.member('complaints.confirm', { complaintId, askedAt: asked.question?.askedAt, isRight: true, text: '' }));
  await takeSteps(shop, 'demo-manager', complaintId, [stepsTaken.explain, { ...stepsTaken.resolve, agreed: 'ask' }]);
  const proposed = done(await mine('o-c1', complaintId));
  done(await member.member('complaints.answerProposal', { complaintId, askedAt: proposed.question?.askedAt, answer: 'counter', text: '希望当天就开' }));
  shop.cloud.clock.set(shop.cloud.clock.now() + 60_000);
  await takeSteps(shop, 'demo-manager', complaintId, [{ ...stepsTaken.resolve, proposal: '今天下午就加开一台，我盯着', agreed: 'ask' }]);
  const again = done(await mine('o-c1', complaintId));
  done(await member.member('complaints.answerProposal', { complaintId, askedAt: again.question?.askedAt, answer: 'accept', text: '' }));
  await takeSteps(shop, 'demo-manager', complaintId, [stepsTaken.compensateNone]);
  expect((await account(memberId))?.openComplaints).toBe(1);
  const view = done(await member.member<View>('complaints.rate', { complaintId, rating: 5, text: '谢谢' }));
  expect(view.stage).toBe('closed');
  expect(view.events.map((event) => [event.kind, event.by.name])).toEqual([
    ['opened', ''], ['listened', '周岚'], ['talked', '周岚'], ['apologised', '周岚'], ['restated', '周岚'], ['confirmed', ''], ['explained', '周岚'], ['proposed', '周岚'],
    ['countered', ''], ['proposed', '周岚'], ['accepted', ''], ['compensated', '周岚'], ['asked_rating', ''], ['rated', ''],
  ]);
  expect((await fetch(view.photos[0]?.url ?? '')).status).toBe(200);
  expect(await account(memberId)).toMatchObject({ openComplaints: 0, complaintRecord: { opened: 1, closed: 1, lastRating: 5 } });
});

test('the end makes one care call for seven days later, and a reopening calls it off and starts a new clock', async () => {
  const { complaintId } = await openComplaintAs(shop, 'o-c2');
  const first = await takeSteps(shop, 'demo-manager', complaintId, [...stepsOfCall, stepsTaken.compensateNone]);
  expect(first.state).toBe('result');
  done(await shop.as('o-c2').member('complaints.rate', { complaintId, rating: 2, text: '' }));
  const task = () => shop.inStore(() => store.tasks.get(careTaskIdOf(complaintId, 1)));
  expect(await task()).toMatchObject({ occasion: 'complaint_closed', state: 'open', dueOn: '2026-11-30' });
  expect(codeOf(await shop.as('demo-manager').staff('complaints.say', { complaintId, revision: (await seeCase(shop, 'demo-manager', complaintId)).revision, text: '再说一句话' }))).toBe('COMPLAINT_CLOSED');
  expect(done(await shop.as('o-c2').member<View>('complaints.reopen', { complaintId, text: '还是没有解决' })).stage).toBe('received');
  expect((await task())?.state).toBe('cancelled');
  const kept = await shop.inStore(() => store.complaints.get(complaintId));
  expect(kept).toMatchObject({ number: 2, state: 'listen', rating: null, pastRounds: [{ number: 1, rating: 2 }] });
});

test('a step out of order, a canned or repeated apology and words too short are refused, and change nothing', async () => {
  const { complaintId } = await openComplaintAs(shop, 'o-c3');
  const { revision } = await seeCase(shop, 'demo-manager', complaintId);
  const take = (steps: readonly object[]) => shop.as('demo-manager').staff('complaints.take', { complaintId, revision, steps });
  expect(await take([stepsTaken.talk])).toMatchObject({ refusal: { code: 'COMPLAINT_STEP_ORDER', details: { step: 'talk', next: 'listen' } } });
  expect(codeOf(await take([stepsTaken.listen, stepsTaken.talk, { ...stepsTaken.apologise, words: '非常抱歉给您带来不便，敬请谅解。' }]))).toBe('APOLOGY_CANNED');
  const repeated = { ...stepsTaken.apologise, repeatConfirmed: false };
  expect(codeOf(await take([stepsTaken.listen, stepsTaken.talk, repeated]))).toBe('APOLOGY_REPEATS');
  expect((await seeCase(shop, 'demo-manager', complaintId)).state).toBe('listen');
  expect(codeOf(await take([stepsTaken.listen, stepsTaken.talk, { ...repeated, repeatConfirmed: true }]))).toBe('done');
});

test('no answer to a member ever carries a note, a mood, a cause, a reason or the desk’s own log', async () => {
  const { complaintId } = await openComplaintAs(shop, 'o-c4');
  const secrets = { note: '此人上月也来闹过', summary: '听起来像是误会一场', reason: '给一点积分安抚一下', hand: '我明天休息交给你' };
  done(await shop.as('demo-manager').staff('complaints.note', { complaintId, text: secrets.note }));
  await takeSteps(shop, 'demo-manager', complaintId, [{ ...stepsTaken.listen, summary: secrets.summary, mood: 'angry' }, ...stepsOfCall.slice(1), { step: 'compensate', compensation: { kind: 'points', points: 100, reason: secrets.reason } }]);
  const { revision } = await seeCase(shop, 'demo-manager', complaintId);
  done(await shop.as('demo-manager').staff('complaints.handOver', { complaintId, revision, toStaffId: 'st_lin', reason: secrets.hand }));
  const member = shop.as('o-c4');
  const answers = [
    await mine('o-c4', complaintId), await member.member('complaints.list'), await member.member('membership.card'),
    await member.member('points.entries'), await member.member('complaints.rate', { complaintId, rating: 3, text: '' }), await member.member('complaints.reopen', { complaintId, text: '还想再说两句' }),
  ];
  expect(answers.map(codeOf)).toEqual(['done', 'done', 'done', 'done', 'done', 'done']);
  const said = JSON.stringify(answers);
  for (const secret of Object.values(secrets)) expect(said).not.toContain(secret);
  for (const word of ['waiting', 'angry', 'deskEvents', 'evidence', 'st_lin', 'worthFen']) expect(said).not.toContain(word);
});

test('a photo from somebody else’s folder is not taken, risky words are refused, and a check that is away loses no complaint', async () => {
  await shop.join('o-c5');
  await shop.join('o-c6');
  const { folder } = done(await shop.as('o-c5').member<{ folder: string }>('complaints.photoFolder'));
  const photo = await upload('o-c5', folder);
  expect(codeOf(await shop.as('o-c6').member('complaints.open', { ...complaintWords, photos: [photo] }))).toBe('PHOTO_UNREADABLE');
  const local = (path: string, body: unknown) => fetch(`${shop.url}/local/wechat/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  await local('risky-words', { words: ['坏词'] });
  expect(codeOf(await shop.as('o-c6').member('complaints.open', { ...complaintWords, text: '这里有一个坏词在里面' }))).toBe('TEXT_RISKY');
  await local('errors', { api: 'security.msgSecCheck', errcode: -1, errmsg: 'system error', times: 1 });
  expect(codeOf(await shop.as('o-c6').member('complaints.open', complaintWords))).toBe('done');
  for (let number = 0; number < 4; number += 1) done(await shop.as('o-c6').member('complaints.open', complaintWords));
  expect(await shop.as('o-c6').member('complaints.open', complaintWords)).toMatchObject({ refusal: { code: 'COMPLAINTS_TOO_MANY', details: { open: 5, most: 5 } } });
});

test('forged calls: another member’s complaint and another store’s are not there, a cashier sees only what is his', async () => {
  const { complaintId } = await openComplaintAs(shop, 'o-c7');
  await shop.join('o-c8');
  for (const action of ['show', 'reply', 'rate', 'reopen', 'confirm', 'answerProposal']) {
    const input = { complaintId, ...(action === 'show' ? {} : { text: '说一句别人的话' }), ...(action === 'rate' ? { rating: 1 } : {}), ...(action === 'confirm' ? { askedAt: 0, isRight: true } : {}), ...(action === 'answerProposal' ? { askedAt: 0, answer: 'accept' } : {}) };
    expect([action, codeOf(await shop.as('o-c8').member(`complaints.${action}`, input))]).toEqual([action, 'NOT_FOUND']);
  }
  const { revision } = await seeCase(shop, 'demo-manager', complaintId);
  const acts: [string, object][] = [
    ['show', { complaintId }], ['take', { complaintId, revision, steps: [stepsTaken.listen] }], ['say', { complaintId, revision, text: '您好' }], ['note', { complaintId, text: '备注' }],
    ['handOver', { complaintId, revision, toStaffId: 'st_ma', reason: '交给我' }], ['watch', { complaintId, isWatching: true }], ['handGift', { complaintId, round: 1 }],
  ];
  for (const [action, input] of acts) {
    expect([action, codeOf(await shop.as('demo-manager-s2').staff(`complaints.${action}`, input))]).toEqual([action, 'NOT_FOUND']);
    expect([action, codeOf(await shop.as('demo-cashier').staff(`complaints.${action}`, input))]).toEqual([action, 'NOT_FOUND']);
  }
  expect(codeOf(await shop.as('demo-cashier').staff('complaints.queue', { list: 'open', scope: 'stores', by: 'due' }))).toBe('FORBIDDEN');
  expect(codeOf(await shop.as('demo-manager').staff('complaints.handOver', { complaintId, revision, toStaffId: 'st_ma', reason: '给别的店' }))).toBe('COLLEAGUE_UNFIT');
  expect((await seeCase(shop, 'demo-head-office', complaintId)).complaintId).toBe(complaintId);
});

test('a price goes to the person with the least in hand; handed over it is his, and who gave it away watches', async () => {
  const { complaintId } = await openComplaintAs(shop, 'o-c9', { kind: 'price' });
  expect((await seeCase(shop, 'demo-manager', complaintId)).ownerName).toBe('林晓');
  const { revision } = await seeCase(shop, 'demo-cashier', complaintId);
  done(await shop.as('demo-cashier').staff('complaints.handOver', { complaintId, revision, toStaffId: 'st_zhou', reason: '要改价签，请店长定' }));
  const queue = async (openid: string, scope: string) => done(await shop.as(openid).staff<{ items: { complaintId: string }[] }>('complaints.queue', { list: 'open', scope, by: 'value' })).items.map((row) => row.complaintId);
  expect(await queue('demo-manager', 'mine')).toContain(complaintId);
  expect(await queue('demo-cashier', 'watched')).toContain(complaintId);
  expect(await queue('demo-cashier', 'mine')).not.toContain(complaintId);
});

test('a gift counts as given when it is promised, and waits until it is handed over, once', async () => {
  const { complaintId, memberId } = await openComplaintAs(shop, 'o-c10');
  const gift = { step: 'compensate', compensation: { kind: 'gift', name: '茶点一份', worthFen: 2_500, reason: '让她久等了' } };
  expect((await takeSteps(shop, 'demo-manager', complaintId, [...stepsOfCall, gift])).giftsDue).toEqual([{ round: 1, name: '茶点一份' }]);
  expect((await shop.inStore(() => store.accounts.get(memberId)))?.costs).toMatchObject({ gifts: 2_500 });
  done(await shop.as('o-c10').member('complaints.reopen', { complaintId, text: '茶点还没拿到，又等了一次' }));
  const second = { step: 'compensate', compensation: { kind: 'gift', name: '茶罐一个', worthFen: 4_000, reason: '又让她白跑' } };
  const { giftsDue } = await takeSteps(shop, 'demo-manager', complaintId, [...stepsOfCall, second]);
  expect(giftsDue).toEqual([{ round: 1, name: '茶点一份' }, { round: 2, name: '茶罐一个' }]);
  expect((await shop.inStore(() => store.accounts.get(memberId)))?.costs).toMatchObject({ gifts: 6_500 });
  expect(done(await shop.as('o-c10').member<{ giftsDue: string[] }>('complaints.show', { complaintId })).giftsDue).toEqual(['茶点一份', '茶罐一个']);
  const hand = (round: number) => shop.as('demo-manager').staff<CaseSeen>('complaints.handGift', { complaintId, round });
  const taps = await Promise.all([hand(2), hand(2)]);
  expect(taps.map(codeOf).sort()).toEqual(['GIFT_NOT_DUE', 'done']);
  const handed = done(await hand(1));
  expect([handed.giftsDue, handed.events.slice(-2).map(({ kind, text }) => [kind, text])]).toEqual([[], [['gift_handed', '茶罐一个'], ['gift_handed', '茶点一份']]]);
  expect(codeOf(await hand(1))).toBe('GIFT_NOT_DUE');
});

test('after all this the books agree', async () => {
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
});
