import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { localDate, localTime, type LocalDate } from '../../../shared/kernel/time';
import { store } from '../../_store/store';

let shop: TestShop;
let memberId: string;
beforeEach(async () => {
  shop = await openTestShop({ at: localTime(localDate('2026-11-05'), 12) });
  ({ memberId } = await shop.join('a'));
});
afterEach(() => shop.cloud.close());

const buy = async (amount: number, payableShown = amount) =>
  done(await shop.as('demo-cashier').staff('checkout.commit', { memberId, storeId: 'S1', amount, coupons: [], pointsToSpend: 0, payableShown }));
const claim = () => shop.as('a').member<{ couponId: string }>('membership.claimMonthGift');
const perks = async () => done(await shop.as('a').member<{ monthGift: object; nextStep: object; birthdayGift: object }>('membership.perks'));
const gifts = () => shop.inStore(async () => (await store.coupons.find({ filter: { memberId }, limit: 50 })).map(({ _id }) => _id).filter((id) => id.includes('tiergift')).sort());
const cause = (tier: string, month: string) => `cp_monthly_${tier}_tiergift_${memberId}_${tier}_${month}`;
async function night(on: LocalDate): Promise<void> {
  await shop.cloud.moveClock(localTime(on, 0, 5));
  for (let ticks = 0; ticks < 10; ticks += 1) {
    const reply = (await shop.cloud.runTimer('books')) as { value?: { state: string } };
    if (reply.value?.state === 'done') return;
  }
  throw new Error('the night did not end');
}

test('a tier without a gift gives none, and says what is missing to the next one', async () => {
  expect(codeOf(await claim())).toBe('MONTH_GIFT_NONE');
  expect(await perks()).toMatchObject({ monthGift: { kind: 'none' }, nextStep: { kind: 'rise', spend: 100_000 }, birthdayGift: { kind: 'no_birthday' } });
});

test('ten taps at once claim one gift, and the night gives no second', async () => {
  await buy(120_000);
  expect(await perks()).toMatchObject({ monthGift: { kind: 'ready', untilOn: '2026-11-30' } });
  const taps = await Promise.all(Array.from({ length: 10 }, claim));
  expect(taps.map(codeOf).sort()).toEqual([...Array.from({ length: 9 }, () => 'MONTH_GIFT_CLAIMED'), 'done']);
  expect(await perks()).toMatchObject({ monthGift: { kind: 'claimed', couponId: cause('gold', '2026-11') } });
  await night(localDate('2026-11-30'));
  expect(await gifts()).toEqual([cause('gold', '2026-11')]);
});

test('what was not claimed comes by itself on the last day; the next month there is a new one', async () => {
  await buy(120_000);
  for (const on of ['2026-11-06', '2026-11-29']) await night(localDate(on));
  expect(await gifts()).toEqual([]);
  await night(localDate('2026-11-30'));
  expect(await gifts()).toEqual([cause('gold', '2026-11')]);
  expect(codeOf(await claim())).toBe('MONTH_GIFT_CLAIMED');
  await shop.cloud.moveClock(localTime(localDate('2026-12-01'), 0, 0));
  expect(codeOf(await claim())).toBe('done');
  expect(await gifts()).toEqual([cause('gold', '2026-11'), cause('gold', '2026-12')]);
});

test('who rises within the month has the higher gift too, and neither twice', async () => {
  await buy(120_000);
  expect(codeOf(await claim())).toBe('done');
  await buy(500_000, 475_000);
  expect(await perks()).toMatchObject({ monthGift: { kind: 'ready' }, nextStep: { kind: 'top' } });
  expect([codeOf(await claim()), codeOf(await claim())]).toEqual(['done', 'MONTH_GIFT_CLAIMED']);
  await night(localDate('2026-11-30'));
  expect(await gifts()).toEqual([cause('diamond', '2026-11'), cause('gold', '2026-11')].sort());
});

test('a gift whose template was taken back is not offered, and what was claimed stays', async () => {
  await buy(120_000);
  await shop.inStore(() => store.couponTemplates.update('monthly_gold' as never, { active: false }));
  expect(await perks()).toMatchObject({ monthGift: { kind: 'none' } });
  expect(codeOf(await claim())).toBe('MONTH_GIFT_NONE');
  await shop.inStore(() => store.couponTemplates.update('monthly_gold' as never, { active: true }));
  expect(codeOf(await claim())).toBe('done');
  await shop.inStore(() => store.couponTemplates.update('monthly_gold' as never, { active: false }));
  expect(await perks()).toMatchObject({ monthGift: { kind: 'claimed' } });
});

test('the card tells of the gift and of a question that waits, until he has dealt with them', async () => {
  await buy(120_000);
  const office = shop.as('demo-head-office');
  const words = (zh: string) => ({ zh, en: zh });
  const { surveyId } = done(await office.staff<{ surveyId: string }>('surveys.save', {
    kind: 'poll', title: words('新茶选哪款'), opensOn: '2026-11-01', closesOn: '2026-11-30',
    questions: [{ id: 'tea', kind: 'single', words: words('选一款'), required: true, options: ['green', 'black'].map((id) => ({ id, words: words(id) })) }],
  }));
  const told = async () => done(await shop.as('a').member<{ forYou: { kind: string }[] }>('membership.card')).forYou.map(({ kind }) => kind);
  expect(await told()).toEqual(['month_gift', 'purchase_recorded', 'coupon_new']);
  done(await office.staff('surveys.publish', { surveyId }));
  expect(await told()).toContain('survey_open');
  done(await shop.as('a').member('surveys.answer', { surveyId, answers: { tea: 'green' } }));
  done(await claim());
  const after = await told();
  expect(after).not.toContain('survey_open');
  expect(after).not.toContain('month_gift');
});
