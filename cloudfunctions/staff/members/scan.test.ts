import { codeAt, mostAttemptsByStaff, mostAttemptsOnNumber, mostLookupsByStaff } from '../../../shared/domain/member-code';
import { instant } from '../../../shared/kernel/time';
import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';

let shop: TestShop;
beforeAll(async () => { shop = await openTestShop(); });
afterAll(() => shop.cloud.close());

const cashier = () => shop.as('demo-cashier');
const scanBy = (openid: string, code: string, commandId?: string) =>
  shop.as(openid).staff<{ scanId: string; member: { memberId: string } }>('members.scan', { storeId: 'S1', code }, commandId);
const pass = (ms: number) => shop.cloud.moveClock(shop.cloud.clock.now() + ms);
const purchase = (memberId: string, scanId: string) => ({ memberId, storeId: 'S1', amount: 5_000, coupons: [], pointsToSpend: 0, payableShown: 5_000, scanId });

async function codeOfMember(openid: string): Promise<string> {
  const { memberNumber, secret } = done(await shop.as(openid).member<{ memberNumber: string; secret: string }>('membership.memberCode'));
  return codeAt(memberNumber, secret, instant(Math.floor(shop.cloud.clock.now())));
}
/** A code of this member's number that is not right. */
const wrong = (code: string): string => code.slice(0, 15) + ((Number(code[15]) + 1) % 10);

test('a code is accepted once, at the scan: a screenshot of it is worth nothing from then on', async () => {
  const { memberId } = await shop.join('o-once');
  const code = await codeOfMember('o-once');
  expect(done(await scanBy('demo-cashier', code)).member.memberId).toBe(memberId);
  expect(codeOf(await scanBy('demo-cashier', code))).toBe('MEMBER_CODE_USED');
  expect(codeOf(await scanBy('demo-manager', code))).toBe('MEMBER_CODE_USED');
});

test('a code nobody scanned is worth nothing a minute after its own half minute', async () => {
  await shop.join('o-late');
  const code = await codeOfMember('o-late');
  await pass(90_000);
  expect(codeOf(await scanBy('demo-cashier', code))).toBe('MEMBER_CODE_EXPIRED');
});

test('of two tills that scan one code at once, one is accepted', async () => {
  await shop.join('o-two-tills');
  const code = await codeOfMember('o-two-tills');
  const replies = await Promise.all([scanBy('demo-cashier', code), scanBy('demo-manager', code)]);
  expect(replies.map(codeOf).sort()).toEqual(['MEMBER_CODE_USED', 'done']);
});

test('the same scan sent again answers the same ticket', async () => {
  await shop.join('o-again');
  const code = await codeOfMember('o-again');
  const replies = [await scanBy('demo-cashier', code, 'scan-again'), await scanBy('demo-cashier', code, 'scan-again')];
  expect(new Set(replies.map((reply) => done(reply).scanId)).size).toBe(1);
});

test('a scan is good for one purchase, and the code itself is never sent with it', async () => {
  const { memberId } = await shop.join('o-ticket');
  const { scanId } = done(await scanBy('demo-cashier', await codeOfMember('o-ticket')));
  expect(codeOf(await shop.as('demo-manager').staff('checkout.commit', purchase(memberId, scanId)))).toBe('MEMBER_SCAN_ENDED');
  expect(codeOf(await cashier().staff('checkout.commit', purchase(memberId, scanId)))).toBe('done');
  expect(codeOf(await cashier().staff('checkout.commit', purchase(memberId, scanId)))).toBe('MEMBER_SCAN_ENDED');
});

test('a scan is good for ten minutes', async () => {
  const { memberId } = await shop.join('o-slow');
  const { scanId } = done(await scanBy('demo-cashier', await codeOfMember('o-slow')));
  await pass(10 * 60_000);
  expect(codeOf(await cashier().staff('checkout.commit', purchase(memberId, scanId)))).toBe('MEMBER_SCAN_ENDED');
});

test('a scan of one member opens no other card', async () => {
  await shop.join('o-scanned');
  const other = await shop.join('o-other');
  const { scanId } = done(await scanBy('demo-cashier', await codeOfMember('o-scanned')));
  expect(codeOf(await cashier().staff('checkout.commit', purchase(other.memberId, scanId)))).toBe('MEMBER_SCAN_ENDED');
});

test('nobody scans his own card, nor for a store that is not his', async () => {
  await shop.join('demo-cashier');
  expect(codeOf(await scanBy('demo-cashier', await codeOfMember('demo-cashier')))).toBe('OWN_CARD');
  await shop.join('o-far');
  expect(codeOf(await scanBy('demo-cashier-s2', await codeOfMember('o-far')))).toBe('FORBIDDEN');
});

test('a code is not looked up by the search, so that it cannot be tried out there', async () => {
  await shop.join('o-search');
  expect(codeOf(await cashier().staff('members.find', { storeId: 'S1', text: await codeOfMember('o-search') }))).toBe('MEMBER_TEXT_UNREADABLE');
});

test('guesses at one member end, even sent all at once, and his right code is accepted again when the window is over', async () => {
  await pass(11 * 60_000);
  await shop.join('o-guessed');
  const code = await codeOfMember('o-guessed');
  const replies = await Promise.all(Array.from({ length: mostAttemptsOnNumber + 5 }, () => scanBy('demo-cashier', wrong(code))));
  expect(replies.filter((reply) => codeOf(reply) === 'MEMBER_CODE_EXPIRED')).toHaveLength(mostAttemptsOnNumber);
  const refused = await scanBy('demo-manager', code);
  expect(refused).toMatchObject({ refusal: { code: 'MEMBER_CODE_ATTEMPTS', details: { attempts: mostAttemptsOnNumber } } });
  await pass(11 * 60_000);
  expect(codeOf(await scanBy('demo-cashier', await codeOfMember('o-guessed')))).toBe('done');
});

test('guesses of one cashier over many numbers end, and right codes were not counted', async () => {
  await pass(11 * 60_000);
  await shop.join('o-honest');
  done(await scanBy('demo-cashier', await codeOfMember('o-honest')));
  for (let guess = 0; guess < mostAttemptsByStaff; guess += 1) {
    expect(codeOf(await scanBy('demo-cashier', `9${String(guess).padStart(7, '0')}00000000`))).toBe('MEMBER_CODE_EXPIRED');
  }
  expect(codeOf(await scanBy('demo-cashier', '9999999900000000'))).toBe('MEMBER_CODE_ATTEMPTS');
}, 30_000);

test('a cashier who looks up member after member is told to wait, and a scan still serves the next in the queue', async () => {
  await pass(11 * 60_000);
  const { memberNumber } = await shop.join('o-looked-up');
  const look = (text: string) => cashier().staff('members.find', { storeId: 'S1', text });
  const replies = await Promise.all(Array.from({ length: mostLookupsByStaff / 2 }, (_, index) => look(String(index).padStart(4, '0'))));
  for (let count = replies.length; count < mostLookupsByStaff; count += 1) expect(codeOf(await look(memberNumber))).toBe('done');
  expect(await look(memberNumber)).toMatchObject({ refusal: { code: 'MEMBER_LOOKUPS_ENDED', details: { attempts: mostLookupsByStaff } } });
  expect(codeOf(await shop.as('demo-manager').staff('members.find', { storeId: 'S1', text: memberNumber }))).toBe('done');
  expect((await shop.scan('o-looked-up')).scanId).toMatch(/^sc_/);
  await pass(11 * 60_000);
  expect(codeOf(await look(memberNumber))).toBe('done');
}, 30_000);
