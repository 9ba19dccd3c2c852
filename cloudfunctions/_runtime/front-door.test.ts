import { openTestShop, done, type TestShop } from '../../local/testing-shop';
import { store } from '../_store/store';

let shop: TestShop;
let complaintId = '';
beforeAll(async () => {
  shop = await openTestShop();
  await shop.join('o-owner');
  await shop.join('o-stranger');
  const opened = await shop.as('o-owner').member<{ complaintId: string }>('complaints.open', { kind: 'service', text: '排队太久了', photos: [], contactBy: 'in_app' });
  ({ complaintId } = done(opened));
});
afterAll(() => shop.cloud.close());

/** Everything that could have changed, counted. */
const counts = () => shop.inStore(async () => ({
  members: await store.members.count({}), complaints: await store.complaints.find({ filter: {}, limit: 10 }), commands: await store.commands.count({}),
  purchases: await store.purchases.count({}), nights: await store.nightRuns.count({}),
}));

const wrong: [string, string, unknown, { openid?: string; source?: string }, string][] = [
  ['an unknown action', 'member', { action: 'membership.destroy', input: {} }, { openid: 'o-owner' }, 'UNKNOWN_ACTION'],
  ['a property of every object', 'member', { action: 'constructor.constructor', input: {} }, { openid: 'o-owner' }, 'UNKNOWN_ACTION'],
  ['an area without an action', 'member', { action: '__proto__.toString', input: {} }, { openid: 'o-owner' }, 'UNKNOWN_ACTION'],
  ['no call at all', 'member', {}, { openid: 'o-owner' }, 'INVALID_INPUT'],
  ['text where a number is due', 'staff', { action: 'checkout.quote', input: { memberId: 'm_1', storeId: 'S1', amount: '12850', coupons: 'best', pointsToSpend: 0 } }, { openid: 'demo-cashier' }, 'INVALID_INPUT'],
  ['a field nobody asked for', 'member', { action: 'membership.card', input: { memberId: 'm_other' } }, { openid: 'o-owner' }, 'INVALID_INPUT'],
  ['a negative amount', 'staff', { action: 'checkout.quote', input: { memberId: 'm_1', storeId: 'S1', amount: -1, coupons: 'best', pointsToSpend: 0 } }, { openid: 'demo-cashier' }, 'INVALID_INPUT'],
  ['a command without an id', 'member', { action: 'consent.setMarketing', input: { granted: true } }, { openid: 'o-owner' }, 'INVALID_INPUT'],
  ['a call nobody vouches for', 'member', { action: 'membership.card', input: {} }, {}, 'UNAUTHENTICATED'],
  ['an openid written into the event', 'member', { action: 'membership.card', input: {}, openid: 'o-owner', OPENID: 'o-owner' }, {}, 'UNAUTHENTICATED'],
  ['a member who calls a staff action', 'staff', { action: 'desk.overview', input: {} }, { openid: 'o-owner' }, 'FORBIDDEN'],
  ['a shopper who calls a member action', 'member', { action: 'membership.memberCode', input: {} }, { openid: 'o-nobody' }, 'FORBIDDEN'],
  ['a cashier who calls a manager action', 'staff', { action: 'complaints.approvals', input: {} }, { openid: 'demo-cashier' }, 'FORBIDDEN'],
  ['a manager who calls a head office action', 'staff', { action: 'imports.batch', commandId: 'x1', input: { storeId: 'S1', members: [], purchases: [] } }, { openid: 'demo-manager' }, 'FORBIDDEN'],
  ['a timer action from a phone', 'nightly', { Type: 'Timer', TriggerName: 'nightly' }, { openid: 'o-owner' }, 'FORBIDDEN'],
  ['a timer action with a forged event and no openid', 'dispatch', { Type: 'Timer', TriggerName: 'dispatch' }, { source: 'wx_client' }, 'FORBIDDEN'],
  ['a timer called through another function', 'nightly', { Type: 'Timer' }, { source: 'wx_trigger,scf' }, 'FORBIDDEN'],
];

test.each(wrong)('%s (%s) gets its fault, no stack, and changes nothing', async (_, functionName, event, caller, code) => {
  const before = await counts();
  const reply = await shop.cloud.call(functionName, event, { source: 'wx_client', ...caller });
  expect(reply).toMatchObject({ kind: 'fault', fault: { code } });
  expect(JSON.stringify(reply)).not.toMatch(/ at |\.ts:|\.js:|Error:/);
  expect(await counts()).toEqual(before);
});

test("somebody else's complaint answers exactly as one that is not there", async () => {
  const strip = (reply: unknown) => JSON.stringify(reply).replace(/"requestId":"[^"]+"|"at":\d+/g, '');
  const before = await counts();
  const stranger = shop.as('o-stranger');
  const foreign = await stranger.member('complaints.show', { complaintId });
  const missing = await stranger.member('complaints.show', { complaintId: 'cm_missing' });
  expect(foreign).toMatchObject({ kind: 'fault', fault: { code: 'NOT_FOUND' } });
  expect(strip(foreign)).toBe(strip(missing));
  const rated = await stranger.member('complaints.rate', { complaintId, rating: 1, text: '' });
  expect(rated).toMatchObject({ fault: { code: 'NOT_FOUND' } });
  expect(await shop.as('demo-manager-s2').staff('complaints.show', { complaintId })).toMatchObject({ fault: { code: 'NOT_FOUND' } });
  expect(await counts()).toEqual(before);
});

test('a command id used again with other input is a fault, and with the same input the same answer', async () => {
  const phone = shop.as('o-owner');
  const first = await phone.member('consent.setMarketing', { granted: true }, 'same-id');
  expect(await phone.member('consent.setMarketing', { granted: true }, 'same-id')).toMatchObject({ kind: 'done', value: done(first) });
  expect(await phone.member('consent.setMarketing', { granted: false }, 'same-id')).toMatchObject({ kind: 'fault', fault: { code: 'COMMAND_REUSED' } });
});

test("one person's command id is nobody else's: the same id from another phone is another command", async () => {
  done(await shop.as('o-owner').member('consent.setMarketing', { granted: true }, 'shared-id'));
  expect(await shop.as('o-stranger').member('consent.setMarketing', { granted: false }, 'shared-id')).toMatchObject({ kind: 'done', value: { granted: false } });
});
