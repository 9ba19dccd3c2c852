import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { addDays, localDate, localTime } from '../../../shared/kernel/time';
import { store } from '../../_store/store';

let shop: TestShop;
const today = localDate('2026-11-22');
beforeAll(async () => { shop = await openTestShop({ at: localTime(today, 12) }); });
afterAll(() => shop.cloud.close());

interface Standing { tier: { tierId: string }; earned: { tierId: string }; manual?: { untilOn: string; reason: string }; items: { kind: string; reason?: string; byName?: string; to: { zh: string } }[]; mostDays: number }
const standing = async (memberId: string, openid = 'demo-manager') => done(await shop.as(openid).staff<Standing>('tiers.member', { memberId }));
const set = (openid: string, memberId: string, more: Record<string, unknown> = {}, commandId?: string) =>
  shop.as(openid).staff<Standing>('tiers.setManual', { memberId, tierId: 'gold', untilOn: addDays(today, 10), reason: '媒体合作', ...more }, commandId);

test('a tier set by hand holds at the till at once, is read with its reason, and the night ends it on its day', async () => {
  const { memberId } = await shop.join('o-manual');
  expect(done(await set('demo-manager', memberId))).toMatchObject({ tier: { tierId: 'gold' }, earned: { tierId: 'silver' }, manual: { untilOn: '2026-12-02', reason: '媒体合作' } });
  const quote = await shop.as('demo-cashier').staff('checkout.quote', { memberId, storeId: 'S1', amount: 10_000, coupons: [], pointsToSpend: 0 });
  expect(done(quote)).toMatchObject({ payable: 9_500, multiplier: { times: 12_000, because: 'tier' } });
  expect(done(await shop.as('o-manual').member('tiers.history'))).toMatchObject({ tier: { tierId: 'gold' }, items: [{ kind: 'manual_set', reason: '媒体合作', untilOn: '2026-12-02', to: { zh: '金卡' } }] });
  expect(await standing(memberId)).toMatchObject({ items: [{ byName: '周岚' }], mostDays: 92 });
  // The gift of the month waits to be claimed until the month's last day; nothing is due before.
  expect(await shop.inStore(() => store.accounts.get(memberId))).toMatchObject({ booksDueOn: '2026-11-30' });
  for (const on of ['2026-11-23', '2026-12-02']) {
    await shop.cloud.moveClock(localTime(localDate(on), 0, 5));
    await shop.cloud.runTimer('books');
  }
  const ended = await standing(memberId);
  expect(ended).toMatchObject({ tier: { tierId: 'silver' }, items: [{ kind: 'manual_ended' }, { kind: 'manual_set' }] });
  expect(ended.manual).toBeUndefined();
  await shop.cloud.moveClock(localTime(today, 12));
});

test('it may be ended before its day with a reason, once', async () => {
  const { memberId } = await shop.join('o-ended');
  done(await set('demo-head-office', memberId, { tierId: 'diamond', untilOn: addDays(today, 300) }));
  const end = () => shop.as('demo-manager').staff<Standing>('tiers.endManual', { memberId, reason: '合作结束' });
  expect(done(await end())).toMatchObject({ tier: { tierId: 'silver' } });
  expect(codeOf(await end())).toBe('TIER_NOT_MANUAL');
  expect((await standing(memberId)).items).toMatchObject([{ kind: 'manual_ended', reason: '合作结束', byName: '周岚' }, { kind: 'manual_set', byName: '唐宁' }]);
});

test('the same command five times at once sets it once', async () => {
  const { memberId } = await shop.join('o-tap');
  expect((await Promise.all(Array.from({ length: 5 }, () => set('demo-manager', memberId, {}, 'tier-tap')))).map(codeOf)).toEqual(['done', 'done', 'done', 'done', 'done']);
  expect((await standing(memberId)).items).toHaveLength(1);
});

test('each refusal says why, and neither cashiers, other stores nor the person himself may', async () => {
  const { memberId } = await shop.join('o-refused-tier');
  expect(codeOf(await set('demo-manager', memberId, { tierId: 'platinum' }))).toBe('TIER_UNKNOWN');
  expect(await set('demo-manager', memberId, { untilOn: addDays(today, 93) })).toMatchObject({ refusal: { code: 'TIER_END_INVALID', details: { earliestOn: addDays(today, 1), latestOn: addDays(today, 92) } } });
  expect(codeOf(await set('demo-cashier', memberId))).toBe('FORBIDDEN');
  expect(codeOf(await set('demo-manager-s2', memberId))).toBe('NOT_FOUND');
  expect((await standing(memberId, 'demo-cashier')).mostDays).toBe(0);
  const own = await shop.join('demo-manager');
  expect(codeOf(await set('demo-manager', own.memberId))).toBe('OWN_CARD');
});
