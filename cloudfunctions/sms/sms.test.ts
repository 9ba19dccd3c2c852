import { done, openTestShop, type TestShop } from '../../local/testing-shop';
import { shortMessageSecrets } from '../../local/short-messages';
import { instant, localDate, localTime } from '../../shared/kernel/time';
import { store } from '../_store/store';
import { readReports } from './delivery-reports';
import type { OutboxDocument } from '../_store/outbox-documents';

const now = localTime(localDate('2026-11-20'), 10);
const phone = '13800138000';
const key = shortMessageSecrets.HUIKE_SMS_REPORT_KEY;
let shop: TestShop;
beforeAll(async () => { shop = await openTestShop({ at: now }); });
afterAll(() => shop.cloud.close());

async function sentAs(_id: string, platformId: string, channel: OutboxDocument['channel'] = 'sms'): Promise<void> {
  const row = { memberId: 'm', storeId: 'S1', decisionId: 'd', campaignOccasion: 'lost', templateId: 't', occasion: 'lost', purpose: 'marketing', to: phone, page: '', fields: [], state: 'sent', queue: 'sent', reasons: [], decidedAt: instant(now), notBefore: instant(now), contactAt: instant(now), attempts: 1 };
  await shop.inStore(() => store.outbox.add({ ...row, _id, platformId, channel } as never));
}
const became = async (_id: string) => {
  const row = await shop.inStore(() => store.outbox.get(_id));
  return [row?.state, row?.delivery, row?.deliveryCode];
};
const report = (sid: string, status: string, more: object = {}) => ({ user_receive_time: '2026-11-20 10:00:04', nationcode: '86', mobile: phone, report_status: status, errmsg: status === 'SUCCESS' ? 'DELIVRD' : 'MK:0001', description: '', sid, ...more });
async function tell(body: unknown, { path = `/sms/${key}`, method = 'POST' } = {}): Promise<[number, unknown]> {
  const answer = await fetch(`${shop.url}${path}`, { method, headers: { 'content-type': 'application/json' }, ...(method === 'GET' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }) });
  return [answer.status, await answer.json()];
}
const taken = [200, { result: 0, errmsg: 'OK' }];

test('a report is written to the message it names, again changes nothing, and what has arrived stays arrived', async () => {
  await sentAs('a', 's-1');
  await sentAs('b', 's-2');
  expect(await tell([report('s-1', 'SUCCESS'), report('s-2', 'FAIL')])).toEqual(taken);
  const both = [['sent', 'delivered', 'DELIVRD'], ['sent', 'undelivered', 'MK:0001']];
  expect([await became('a'), await became('b')]).toEqual(both);
  expect(await tell([report('s-1', 'SUCCESS'), report('s-2', 'FAIL')])).toEqual(taken);
  expect(await tell([report('s-1', 'FAIL', { errmsg: 'EXPIRED' })])).toEqual(taken);
  expect([await became('a'), await became('b')]).toEqual(both);
  // The carrier tried again and the phone was on.
  expect(await tell([report('s-2', 'SUCCESS')])).toEqual(taken);
  expect(await became('b')).toEqual(['sent', 'delivered', 'DELIVRD']);
});

test('a report about another number, another channel or a message nobody knows changes nothing', async () => {
  await sentAs('c', 's-3');
  await sentAs('d', 's-4', 'oa_template');
  expect(await tell([report('s-3', 'SUCCESS', { mobile: '13900139000' }), report('s-3', 'SUCCESS', { nationcode: '1' }), report('s-4', 'SUCCESS'), report('s-none', 'FAIL')])).toEqual(taken);
  expect([await became('c'), await became('d')]).toEqual([['sent', undefined, undefined], ['sent', undefined, undefined]]);
});

test('who does not know the key changes nothing, whichever door he takes', async () => {
  await sentAs('e', 's-5');
  const body = [report('s-5', 'FAIL')];
  for (const path of ['/sms', '/sms/', '/sms/local-sms-report-keyy', '/sms/local', `/sms?key=${key}`]) expect((await tell(body, { path }))[0]).toBe(401);
  const event = { httpMethod: 'POST', body: JSON.stringify(body), path: '/sms/undefined' };
  expect(await shop.cloud.call('sms', event, { openid: 'somebody', source: 'wx_client' })).toMatchObject({ statusCode: 401 });
  expect(await shop.cloud.call('sms', null, { openid: 'somebody', source: 'wx_client' })).toMatchObject({ statusCode: 401 });
  expect(await shop.cloud.call('sms', { body: event.body }, { openid: 'somebody', source: 'wx_client' })).toMatchObject({ statusCode: 401 });
  expect((await tell('', { method: 'GET' }))[0]).toBe(405);
  expect(await became('e')).toEqual(['sent', undefined, undefined]);
});

test('a key that could be guessed is no key', async () => {
  const weak = await openTestShop({ at: now, environment: { HUIKE_SMS_REPORT_KEY: 'short' } });
  expect((await fetch(`${weak.url}/sms/short`, { method: 'POST', body: '[]' })).status).toBe(401);
  await weak.cloud.close();
});

test('what is no list of reports is refused, and one broken entry does not keep the others out', async () => {
  for (const body of ['', '{}', '{"sid":"s-1"}', 'null', '7', '<xml></xml>']) expect((await tell(body))[0]).toBe(400);
  expect(readReports([null, 7, [], {}, report('', 'SUCCESS'), report('s', 'MAYBE'), report('x'.repeat(201), 'FAIL'), report('s-6', 'FAIL', { errmsg: 'E'.repeat(99), mobile: `+86${phone}` })]))
    .toEqual([{ serial: 's-6', phone, delivery: 'undelivered', code: 'E'.repeat(40) }]);
});

test('who writes back that he wants no more gets no more short messages, by every member of that number; other words change nothing', async () => {
  const mei = await shop.join('o-mei', { phoneCode: 'phone:13700137000:a', marketingConsent: true });
  const jun = await shop.join('o-jun', { phoneCode: 'phone:13700137001:a', marketingConsent: true });
  const reply = (text: string, mobile = '13700137000') => ({ extend: '', mobile, nationcode: '86', sign: '知春茶事', text, time: 1_795_140_000 });
  const switches = async () => {
    const accounts = await shop.inStore(() => store.accounts.getMany([mei.memberId, jun.memberId]));
    return [accounts.get(mei.memberId)?.reachSwitches, accounts.get(jun.memberId)?.reachSwitches];
  };
  const before = await switches();
  for (const words of ['谢谢', 'rr', '请问几点关门', '']) expect(await tell(reply(words))).toEqual(taken);
  expect((await tell(reply('R'), { path: '/sms/guessed' }))[0]).toBe(401);
  expect(await tell(reply('R', '13700137009'))).toEqual(taken);
  expect(await switches()).toEqual(before);
  expect(await tell(reply(' r。'))).toEqual(taken);
  const revision = (await shop.inStore(() => store.accounts.get(mei.memberId)))?.revision;
  expect(await tell(reply('退订'))).toEqual(taken);
  expect(await switches()).toEqual([{ ...before[0], sms: false }, before[1]]);
  expect((await shop.inStore(() => store.accounts.get(mei.memberId)))?.revision).toBe(revision);
  // He sees it, and may open the way again himself.
  expect(done(await shop.as('o-mei').member<{ switches: { ways: unknown[] } }>('messages.list')).switches.ways).toContainEqual({ way: 'sms', on: false });
});
