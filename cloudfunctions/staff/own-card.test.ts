import { openComplaintAs, seeCase, stepsTaken } from '../../local/testing-complaints';
import { codeOf, done, openTestShop, type TestShop } from '../../local/testing-shop';
import type { AdjustmentId, ComplaintId, MemberId, StaffId, StoreId } from '../../shared/kernel/ids';
import { instant, localDate } from '../../shared/kernel/time';
import { fen, points } from '../../shared/kernel/units';
import { store } from '../_store/store';

let shop: TestShop;
const start = Date.parse('2026-11-23T10:00+08:00');
beforeAll(async () => { shop = await openTestShop({ at: start }); });
afterAll(() => shop.cloud.close());

test.each(['the same phone', 'a night that found it'])('a card known to be one’s own by %s is given nothing by one’s own hand: no points, no tier, no compensation, no approval, no birthday, no gift', async (how) => {
  const [manager, openid] = [shop.as('demo-manager'), `second-${how.length}`];
  if (how === 'the same phone') await shop.join('demo-manager', { phoneCode: 'phone:13900001234:a' });
  const { complaintId, memberId } = await openComplaintAs(shop, openid);
  const staff = (await shop.inStore(() => store.staff.find({ filter: { openid: 'demo-manager' }, limit: 1 })))[0];
  await shop.inStore(async () => {
    if (how === 'the same phone') await store.members.update(memberId as MemberId, { phone: '13900001234', phoneTail: '1234' });
    else await store.staff.update(staff?._id as StaffId, { ownMemberIds: [memberId as MemberId] });
  });
  const { revision } = await seeCase(shop, 'demo-head-office', complaintId);
  const asked = { memberId: memberId as MemberId, storeId: 'S1' as StoreId, requestedBy: 'st_lin' as StaffId, state: 'waiting' as const };
  await shop.inStore(() => Promise.all([
    store.adjustments.add({ ...asked, _id: `ad_${openid}`, points: points(500), reason: '补积分', requestedByName: '林晓', requestedByRole: 'cashier', approver: 'manager', requestedAt: instant(start) }),
    store.birthdayWishes.add({ _id: memberId as MemberId, storeId: asked.storeId, wanted: { calendar: 'solar', month: 11, day: 24 }, reason: '登记错了', askedAt: instant(start) }),
    store.exchanges.add({ _id: `ex_${openid}`, memberId: asked.memberId, storeId: asked.storeId, gives: 'gift', rewardId: 'cup', name: { zh: '茶杯', en: 'Cup' }, points: points(300), parts: [], at: instant(start), code: '4821930573', state: 'waiting', untilOn: localDate('2026-12-31'), doneAt: null }),
    store.compensationApprovals.add({ ...asked, _id: `ca_${openid}`, complaintId: complaintId as ComplaintId, askedBy: asked.requestedBy, askedByName: '林晓', askedAt: instant(start), approver: 'manager', worthFen: fen(500), compensation: { kind: 'points', points: points(500), reason: '让她白跑了一趟' } }),
  ]));
  const replies = await Promise.all([
    manager.staff('books.adjust', { memberId, points: 10, reason: '给自己加分' }),
    manager.staff('books.decide', { adjustmentId: `ad_${openid}` as AdjustmentId, approve: true }),
    manager.staff('tiers.setManual', { memberId, tierId: 'gold', untilOn: '2027-01-31', reason: '给自己升级' }),
    manager.staff('complaints.open', { memberId, kind: 'service', text: '电话里说排队二十分钟没人理', channel: 'phone' }),
    manager.staff('complaints.take', { complaintId, revision, steps: [stepsTaken.listen] }),
    manager.staff('birthdayWishes.decide', { wishId: memberId, askedAt: start, granted: true }),
    manager.staff('pointsShop.handOut', { exchangeId: `ex_${openid}`, storeId: 'S1', code: '4821930573' }),
    manager.staff('complaints.decide', { approvalId: `ca_${openid}`, approve: true, reason: '同意' }),
  ]);
  expect(replies.map(codeOf)).toEqual(replies.map(() => 'OWN_CARD'));
  // Another's hand may.
  done(await shop.as('demo-head-office').staff('books.adjust', { memberId, points: 10, reason: '补登记' }));
});
