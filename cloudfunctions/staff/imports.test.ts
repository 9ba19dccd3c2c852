import { codeOf, done, openTestShop, type TestShop } from '../../local/testing-shop';
import { reconcileBooks } from '../../local/books';
import type { StoreId } from '../../shared/kernel/ids';
import { store } from '../_store/store';
import { importedMemberId } from '../_member/imported-member-id';

let shop: TestShop;
beforeAll(async () => { shop = await openTestShop({ at: Date.parse('2026-11-22T10:00+08:00') }); });
afterAll(() => shop.cloud.close());

const headOffice = () => shop.as('demo-head-office');
const sold = (memberRef: string, day: string, orderNo: string, paid = 10_000) => ({ memberRef, storeId: 'S1', at: Date.parse(`${day}T12:00+08:00`), paid, orderNo });
const batch = (purchases: object[], members: object[] = []) => ({ storeId: 'S1', members, purchases });
const described = (memberRef: string, openid: string) => ({ memberRef, nickname: '', marketingConsent: false, openid });

test.each([
  ['a sale that has not happened yet', batch([sold('a', '2026-11-23', 'f1')]), 'PURCHASE_IN_FUTURE'],
  ['one order number for two sales', batch([sold('a', '2026-11-01', 'd1'), sold('b', '2026-11-02', 'd1')]), 'ORDER_TWICE'],
  ['a store that is not there', batch([{ ...sold('a', '2026-11-01', 's1'), storeId: 'S9' }]), 'STORE_UNKNOWN'],
  ['a moment no calendar has', batch([{ ...sold('a', '2026-11-01', 'i1'), at: 8.64e15 + 1 }]), 'INVALID_INPUT'],
])('%s is refused and brings nothing in', async (_, input, code) => {
  expect(codeOf(await headOffice().staff('imports.batch', input))).toBe(code);
  expect(await shop.inStore(() => store.purchases.count({}))).toBe(0);
});

test('a WeChat identity that is a member already stays with that member, and the others come in', async () => {
  const { memberId } = await shop.join('o-known');
  const members = [described('x', 'o-known'), described('y', 'o-new'), described('z', 'o-new')];
  const purchases = ['x', 'y', 'z'].map((ref) => sold(ref, '2026-11-01', `t-${ref}`));
  const added = done(await headOffice().staff('imports.batch', batch(purchases, members)));
  expect(added).toMatchObject({ membersAdded: 3, purchasesAdded: 3, identitiesTaken: 2 });
  await shop.inStore(async () => {
    expect((await store.identities.get('wx_o-known'))?.memberId).toBe(memberId);
    expect((await store.identities.get('wx_o-new'))?.memberId).toBe(importedMemberId('S1' as StoreId, 'y'));
  });
});

test('points past their month are shown nowhere: card, entries and till say the same', async () => {
  await headOffice().staff('imports.batch', batch([sold('old', '2023-01-05', 'old-1', 100_000)], [described('old', 'o-old')]));
  const card = done(await shop.as('o-old').member<{ member: { points: number; memberNumber: string } }>('membership.card'));
  const entries = done(await shop.as('o-old').member<{ balance: number }>('points.entries'));
  const till = done(await shop.as('demo-cashier').staff<{ members: { points: number }[] }>('members.find', { storeId: 'S1', text: card.member.memberNumber }));
  expect([card.member.points, entries.balance, till.members[0]?.points]).toEqual([0, 0, 0]);
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
});

test('a call nested deeper than anybody means is refused, and the shop goes on', async () => {
  let nested: unknown = [];
  for (let depth = 0; depth < 40_000; depth += 1) nested = [nested];
  await expect(shop.cloud.call('member', { action: 'membership.card', input: nested }, { openid: 'o-known', source: 'wx_client' })).rejects.toThrow(/nested too deeply/);
  expect(codeOf(await shop.as('o-known').member('membership.card'))).toBe('done');
});
