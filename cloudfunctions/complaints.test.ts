import { codeOf, done, openTestShop, type TestShop } from '../local/testing-shop';
import { store } from './_store/store';

let shop: TestShop;
beforeAll(async () => { shop = await openTestShop(); });
afterAll(() => shop.cloud.close());

interface View { state: string; events: { kind: string; text: string; by: { side: string; name: string } }[]; photos: { url: string }[]; rating?: number }
const words = { kind: 'service', text: '周六排队二十分钟没人理', photos: [] as string[], contactBy: 'in_app' };

async function upload(openid: string, folder: string): Promise<string> {
  const answer = await fetch(`${shop.url}/storage/upload?path=${encodeURIComponent(`${folder}/photo.jpg`)}`, {
    method: 'POST', headers: { 'x-huike-openid': openid, 'content-type': 'image/jpeg' }, body: Buffer.from([0xff, 0xd8, 0xff, 0xd9]),
  });
  return ((await answer.json()) as { fileID: string }).fileID;
}

test('a complaint is answered, resolved, rated, and each side sees every step with its time and person', async () => {
  const { memberId } = await shop.join('o-c1');
  const member = shop.as('o-c1');
  const manager = shop.as('demo-manager');
  const { folder } = done(await member.member<{ folder: string }>('complaints.photoFolder'));
  const photo = await upload('o-c1', folder);
  const { complaintId } = done(await member.member<{ complaintId: string }>('complaints.open', { ...words, photos: [photo] }));
  const queue = done(await manager.staff<{ items: { complaintId: string; due?: { what: string } }[] }>('complaints.queue', { filter: 'open' }));
  expect(queue.items.find((row) => row.complaintId === complaintId)?.due?.what).toBe('first_answer');
  done(await manager.staff('complaints.answer', { complaintId, text: '非常抱歉，我们马上加开收银台。' }));
  expect((await shop.inStore(() => store.accounts.get(memberId)))?.openComplaints).toBe(1);
  done(await manager.staff('complaints.resolve', { complaintId, text: '周末固定开两台收银，已安排。' }));
  expect((await shop.inStore(() => store.accounts.get(memberId)))?.openComplaints).toBe(0);
  const view = done(await member.member<View>('complaints.rate', { complaintId, rating: 5, text: '谢谢' }));
  expect(view.state).toBe('closed');
  expect(view.events.map((event) => [event.kind, event.by.side, event.by.name])).toEqual([
    ['opened', 'member', ''], ['answered', 'store', '周岚'], ['resolved', 'store', '周岚'], ['rated', 'member', ''],
  ]);
  expect((await fetch(view.photos[0]?.url ?? '')).status).toBe(200);
});

test('a step that is not possible now is refused with the state, and changes nothing', async () => {
  await shop.join('o-c2');
  const member = shop.as('o-c2');
  const manager = shop.as('demo-manager');
  const { complaintId } = done(await member.member<{ complaintId: string }>('complaints.open', words));
  expect(codeOf(await member.member('complaints.rate', { complaintId, rating: 5, text: '' }))).toBe('COMPLAINT_UNRESOLVED');
  done(await manager.staff('complaints.resolve', { complaintId, text: '已经处理好了' }));
  done(await member.member('complaints.rate', { complaintId, rating: 2, text: '' }));
  expect(codeOf(await manager.staff('complaints.answer', { complaintId, text: '再说一句话' }))).toBe('COMPLAINT_CLOSED');
  expect(done(await member.member<View>('complaints.reopen', { complaintId, text: '还是没有解决' })).state).toBe('received');
});

test("a photo from somebody else's folder is not taken", async () => {
  await shop.join('o-c3');
  await shop.join('o-c4');
  const { folder } = done(await shop.as('o-c3').member<{ folder: string }>('complaints.photoFolder'));
  const photo = await upload('o-c3', folder);
  expect(codeOf(await shop.as('o-c4').member('complaints.open', { ...words, photos: [photo] }))).toBe('PHOTO_UNREADABLE');
});

test('words that WeChat calls risky are refused, and a check that is away does not lose a complaint', async () => {
  await shop.join('o-c5');
  const local = (path: string, body: unknown) => fetch(`${shop.url}/local/wechat/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  await local('risky-words', { words: ['坏词'] });
  expect(codeOf(await shop.as('o-c5').member('complaints.open', { ...words, text: '这里有一个坏词在里面' }))).toBe('TEXT_RISKY');
  await local('errors', { api: 'security.msgSecCheck', errcode: -1, errmsg: 'system error', times: 1 });
  expect(codeOf(await shop.as('o-c5').member('complaints.open', words))).toBe('done');
});

test('a member has at most five complaints open at a time', async () => {
  await shop.join('o-c6');
  const member = shop.as('o-c6');
  for (let number = 0; number < 5; number += 1) done(await member.member('complaints.open', words));
  expect(await member.member('complaints.open', words)).toMatchObject({ refusal: { code: 'COMPLAINTS_TOO_MANY', details: { open: 5, most: 5 } } });
});
