import { done, codeOf, openTestShop, type TestShop } from '../../local/testing-shop';
import { complaintWords } from '../../local/testing-complaints';
import { minuteMs } from '../../shared/kernel/time';
import { photoCheckId } from '../_store/photo-check-documents';
import { store } from '../_store/store';

let shop: TestShop;
beforeAll(async () => { shop = await openTestShop({ at: Date.parse('2026-11-23T10:00+08:00') }); });
afterAll(() => shop.cloud.close());

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);
interface Own { readonly photos: readonly { readonly fileId: string; readonly url: string; readonly state: string }[] }
interface Desk { readonly photoLinks: readonly { readonly fileId: string; readonly url: string; readonly smallUrl?: string }[]; readonly photosHeld: Record<'waiting' | 'risky' | 'unchecked', number> }

async function upload(openid: string, name: string): Promise<string> {
  const { folder } = done(await shop.as(openid).member<{ folder: string }>('complaints.photoFolder'));
  return shop.cloud.storage.putByClient(`${folder}/${name}.jpg`, openid, jpeg, 'image/jpeg');
}
async function complain(openid: string, photos: readonly string[]): Promise<{ own: () => Promise<Own['photos']>; desk: () => Promise<Desk> }> {
  const { complaintId } = done(await shop.as(openid).member<{ complaintId: string }>('complaints.open', { ...complaintWords, photos }));
  return {
    own: async () => done(await shop.as(openid).member<Own>('complaints.show', { complaintId })).photos,
    desk: async () => done(await shop.as('demo-manager').staff<Desk>('complaints.show', { complaintId })),
  };
}
const failNext = (times: number) => shop.cloud.wechat.setError('security.mediaCheckAsync', -1, 'system error', times);
const later = (minutes: number) => shop.cloud.clock.set(shop.cloud.clock.now() + minutes * minuteMs);

test('nine photos are taken, a tenth is not; the desk sees each once it has passed, a risky one never, and the member is told which', async () => {
  const { memberId } = await shop.join('o-p1');
  shop.cloud.wechat.setRiskyWords(['gambling']);
  const photos = [await upload('o-p1', 'gambling')];
  for (let number = 0; number < 8; number += 1) photos.push(await upload('o-p1', `p${number}`));
  const tenth = await upload('o-p1', 'tenth');
  expect(codeOf(await shop.as('o-p1').member('complaints.open', { ...complaintWords, photos: [...photos, tenth] }))).toBe('INVALID_INPUT');
  const complaint = await complain('o-p1', photos);
  expect((await complaint.own()).map(({ state }) => state)).toEqual(Array(9).fill('waiting'));
  expect(await complaint.desk()).toMatchObject({ photoLinks: [], photosHeld: { waiting: 9, risky: 0, unchecked: 0 } });

  expect(await shop.cloud.tellOfMedia()).toBe(9);
  expect((await complaint.own()).map(({ state }) => state)).toEqual(['risky', ...Array<string>(8).fill('passed')]);
  const { photoLinks, photosHeld } = await complaint.desk();
  expect([photoLinks.map(({ fileId }) => fileId), photosHeld]).toEqual([photos.slice(1), { waiting: 0, risky: 1, unchecked: 0 }]);
  const link = photoLinks[0]?.url ?? '';
  expect((await fetch(link)).status).toBe(200);
  later(11);
  expect((await fetch(link)).status).toBe(403);
  // Nothing is left to tell, and a question that was never asked is not written down.
  expect(await shop.cloud.tellOfMedia()).toBe(0);
  expect(await shop.inStore(() => store.photoChecks.count({ memberId }))).toBe(9);
});

test('a small copy is shown in lists once its own check has passed: a risky one behind a harmless photo never; both go when the member leaves', async () => {
  await shop.join('o-small');
  shop.cloud.wechat.setRiskyWords(['forged.small']);
  const photos = [await upload('o-small', 'one'), await upload('o-small', 'forged'), await upload('o-small', 'alone')];
  const small = await upload('o-small', 'one.small');
  await upload('o-small', 'forged.small');
  const complaint = await complain('o-small', photos);
  await shop.cloud.tellOfMedia();
  const { photoLinks } = await complaint.desk();
  expect(photoLinks.map(({ fileId, smallUrl }) => [fileId, smallUrl === undefined])).toEqual([[photos[0], false], [photos[1], true], [photos[2], true]]);
  expect(photoLinks[0]?.smallUrl).toContain('one.small.jpg');
  done(await shop.as('o-small').member('privacy.leave', { confirmed: true }));
  later(60 * 24 * 40);
  await shop.cloud.runTimer('privacy');
  expect([photos[0] ?? '', small].map((fileId) => shop.cloud.storage.downloadLink(fileId, undefined)['code'])).toEqual(['STORAGE_FILE_NONEXIST', 'STORAGE_FILE_NONEXIST']);
});

test('a check that is away loses no complaint: the photo waits, is asked about again, and shown unchecked after two hours', async () => {
  await shop.join('o-p2');
  const [back, never] = [await upload('o-p2', 'back'), await upload('o-p2', 'never')];
  failNext(2);
  const complaint = await complain('o-p2', [back, never]);
  expect((await complaint.desk()).photosHeld.waiting).toBe(2);
  // Two ticks at once ask about the same photo: the newer question is the one that counts.
  later(10);
  failNext(1);
  await Promise.all([shop.cloud.runTimer('photos'), shop.cloud.runTimer('photos')]);
  await shop.cloud.tellOfMedia();
  for (let tick = 0; tick < 13; tick += 1) {
    later(10);
    shop.cloud.wechat.setError('security.mediaCheckAsync', -1, 'system error');
    await shop.cloud.runTimer('photos');
  }
  shop.cloud.wechat.setError('security.mediaCheckAsync', 0, '');
  const states = (await complaint.own()).map(({ state }) => state);
  expect(states.every((state) => state === 'passed' || state === 'unchecked')).toBe(true);
  expect((await complaint.desk()).photoLinks.map(({ fileId }) => fileId)).toEqual([back, never]);
});

test('a result that never comes is asked for anew, and a late one still hides a risky photo', async () => {
  await shop.join('o-p3');
  const photo = await upload('o-p3', 'quiet');
  const complaint = await complain('o-p3', [photo]);
  const asked = () => shop.cloud.wechat.media().filter(({ mediaUrl }) => mediaUrl.includes('quiet')).length;
  later(36);
  await shop.cloud.runTimer('photos');
  expect(asked()).toBe(2);
  await shop.inStore(() => store.photoChecks.update(photoCheckId(photo), { state: 'unchecked' }));
  const [latest] = shop.cloud.wechat.media().filter(({ mediaUrl, told }) => mediaUrl.includes('quiet') && told === undefined).sort((left, right) => right.at - left.at);
  if (latest) shop.cloud.wechat.recordMedia({ ...latest, suggest: 'risky' });
  await shop.cloud.tellOfMedia();
  expect(await complaint.desk()).toMatchObject({ photoLinks: [], photosHeld: { waiting: 0, risky: 1, unchecked: 0 } });
});

test('only WeChat says what a photo is: the function of the push takes no word from a phone', async () => {
  await shop.join('o-p4');
  const complaint = await complain('o-p4', [await upload('o-p4', 'mine')]);
  const [check] = shop.cloud.wechat.media().filter(({ mediaUrl }) => mediaUrl.includes('mine'));
  const event = { MsgType: 'event', Event: 'wxa_media_check', trace_id: check?.traceId, result: { suggest: 'pass' } };
  await shop.cloud.call('oa', { ...event, httpMethod: 'POST', queryStringParameters: {}, body: JSON.stringify(event) }, { openid: 'o-p4', source: 'wx_client' });
  expect((await complaint.desk()).photosHeld.waiting).toBe(1);
});
