import { store } from '../../cloudfunctions/_store/store';
import { minuteMs } from '../../shared/kernel/time';
import { codeOf, done } from '../testing-shop';
import { buy, newCommandId, same, send, type Race } from './race';

const head = 'demo-head-office';
const audience = { storeIds: [], tierIds: [], states: [], birthdayIn: null };
const coupon = {
  name: { zh: '一人一张', en: '' }, effect: { kind: 'cash_off', offFen: 1_000 }, thresholdFen: 5_000, storeIds: [], tierIds: [], weekdays: [], categories: [],
  stackingGroup: null, giveable: false, validity: { kind: 'relative', startsAfterDays: 0, days: 10 }, totalLimit: null, perMemberLimit: 1,
};
const reward = { name: { zh: '一人一张', en: '' }, detail: { zh: '', en: '' }, points: 100, tierIds: [], storeIds: [], fromOn: '2020-01-01', untilOn: null, perMemberLimit: null, pickUpDays: 3 };

/** Two batches, an exchange at the points shop and the month's gift of the tier meet in one moment, of a template that gives each member one. */
export const oneForEachMember: Race = async (shop, { openid, memberId }) => {
  await buy(shop, memberId, 30_000);
  const { templateId } = done(await send<{ templateId: string }>(shop, head, 'couponTemplates.save', { terms: coupon }));
  const { rewardId } = done(await send<{ rewardId: string }>(shop, head, 'pointsShop.save', { terms: { ...reward, gives: { kind: 'coupon', templateId } }, stock: null }));
  await shop.inStore(async () => {
    const rules = await store.policies.get('current');
    const tiers = rules?.policies.tiers.tiers.map((tier) => ({ ...tier, giftTemplateId: templateId }));
    if (rules && tiers) await store.policies.put({ ...rules, policies: { ...rules.policies, tiers: { ...rules.policies.tiers, tiers } } });
  });
  const { members, exact } = done(await send<{ members: number; exact: boolean }>(shop, head, 'couponTemplates.count', { audience }));
  const issue = async () => done(await send<{ batchId: string }>(shop, head, 'couponTemplates.issue', { templateId, audience, expected: members, expectedExact: exact })).batchId;
  const batchIds = [await issue(), await issue()];
  const [exchanged, gift] = await Promise.all([
    shop.as(openid).member('pointsShop.exchange', { rewardId, pointsShown: reward.points }, newCommandId()),
    shop.as(openid).member('membership.claimMonthGift', {}, newCommandId()),
    shop.cloud.runTimer('issuing'),
    shop.cloud.runTimer('issuing'),
  ]);
  for (let ticks = 0; ticks < 10; ticks += 1) {
    const batches = await shop.inStore(() => Promise.all(batchIds.map((id) => store.couponBatches.get(id))));
    if (batches.every((batch) => batch?.state === 'done')) break;
    await shop.cloud.moveClock(shop.cloud.clock.now() + 2 * minuteMs);
    await shop.cloud.runTimer('issuing');
  }
  const coupons = await shop.inStore(() => store.coupons.find({ filter: { templateId }, limit: 1_000 }));
  const holders = coupons.map((one) => one.memberId as string);
  same('members with one coupon, and coupons', [new Set(holders).size, holders.includes(memberId)], [holders.length, true]);
  const bySelf = [exchanged, gift].filter((reply) => reply && codeOf(reply) === 'done').length;
  const others = coupons.filter((one) => one.memberId === memberId && !one.causeId.startsWith('batch_')).length;
  same('what the member was told he got', bySelf, others);
};
