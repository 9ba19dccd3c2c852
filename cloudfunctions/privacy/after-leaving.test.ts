import { codeOf, done, openTestShop, type TestShop } from '../../local/testing-shop';
import type { MemberId } from '../../shared/kernel/ids';
import { addDays, dayMs, hourMs, instant, localDate, localDateOf, localTime } from '../../shared/kernel/time';
import { store } from '../_store/store';

let shop: TestShop;
const today = localDate('2026-11-22');
const startsAt = localTime(addDays(today, 6), 19);
beforeAll(async () => { shop = await openTestShop({ at: localTime(today, 10) }); });
afterAll(() => shop.cloud.close());

const tick = async (timer: string) => {
  shop.cloud.clock.set(shop.cloud.clock.now() + hourMs);
  await shop.cloud.runTimer(timer);
};
const leave = async (openid: string) => {
  done(await shop.as(openid).member('privacy.leave', { confirmed: true }));
  await tick('privacy');
};
async function buy(memberId: string): Promise<string> {
  const basket = { memberId, storeId: 'S1', amount: 8_800, coupons: [], pointsToSpend: 0, payableShown: 8_800 };
  return done(await shop.as('demo-cashier').staff<{ purchaseId: string }>('checkout.commit', basket)).purchaseId;
}

test.each(['called off', 'begun'])('who leaves before an event that is %s moves nobody up in its line', async (end) => {
  const [guest, next] = [`guest-${end}`, `next-${end}`];
  for (const openid of [guest, next]) await shop.join(openid);
  const body = {
    storeId: 'S1', title: '周年茶会', words: '一起喝今年的新茶。', where: '', startsAt, endsAt: instant(startsAt + 5 * hourMs), signUpUntilAt: instant(startsAt - dayMs), capacity: 1, tierIds: [], scope: 'store',
  };
  const manager = shop.as('demo-manager');
  const { eventId } = done(await manager.staff<{ eventId: string }>('events.save', body));
  done(await manager.staff('events.publish', { eventId }));
  for (const openid of [guest, next]) done(await shop.as(openid).member('events.signUp', { eventId }));
  if (end === 'called off') done(await manager.staff('events.cancel', { eventId }));
  else shop.cloud.clock.set(startsAt);
  await leave(guest);
  await shop.inStore(async () => {
    expect((await store.eventGuests.find({ filter: { eventId }, limit: 5 })).map(({ state, movedUpAt }) => [state, movedUpAt])).toEqual([['waiting', null]]);
    expect((await store.announcements.find({ filter: {}, limit: 20 })).filter(({ occasion }) => occasion === 'event_moved_up')).toEqual([]);
  });
});

test('what he wrote under a mark, and what was noted when he was called, are in no list of calls any more; nobody is called about him', async () => {
  const { memberId } = await shop.join('wrote');
  const [first, second, third] = [await buy(memberId), await buy(memberId), await buy(memberId)];
  for (const purchaseId of [first, second]) done(await shop.as('wrote').member('ratings.rate', { purchaseId, store: 1, words: '我叫沈知夏' }));
  await tick('voices');
  const manager = shop.as('demo-manager');
  const open = done(await manager.staff<{ items: { taskId: string; memberId: string }[] }>('followUps.list', { state: 'open' })).items.filter((task) => task.memberId === memberId);
  expect(open).toHaveLength(2);
  done(await manager.staff('followUps.record', { taskId: open[0]?.taskId, result: 'reached_not_now', note: '沈知夏说下周再来' }));
  await leave('wrote');
  const whole = { purchaseId: third, scope: { kind: 'whole' } };
  const { paid } = done(await manager.staff<{ paid: number }>('refunds.quote', whole));
  done(await manager.staff('refunds.commit', { ...whole, reason: '不合适', paidShown: paid }));
  await tick('voices');
  const tasks = await shop.inStore(() => store.tasks.find({ filter: { memberId }, limit: 10 }));
  expect(tasks.map(({ state }) => state).sort()).toEqual(['cancelled', 'done']);
  expect(JSON.stringify(tasks)).not.toContain('沈知夏');
});

test('whatever is on its way when he leaves is written nowhere: no words, no place, no coupon, no consent', async () => {
  const { memberId } = await shop.join('hasty');
  const purchaseId = await buy(memberId);
  const office = shop.as('demo-head-office');
  const words = (zh: string) => ({ zh, en: zh });
  const question = { id: 'why', kind: 'text', words: words('说说'), required: false, options: [] };
  const { surveyId } = done(await office.staff<{ surveyId: string }>('surveys.save', { kind: 'survey', title: words('来得怎么样'), opensOn: today, closesOn: addDays(today, 30), questions: [question] }));
  done(await office.staff('surveys.publish', { surveyId }));
  const { topicId } = done(await office.staff<{ topicId: string }>('interests.saveTopic', { name: words('茶'), categories: [], isActive: true }));
  const later = addDays(localDateOf(instant(shop.cloud.clock.now())), 9);
  const event = { storeId: 'S1', title: '茶会', words: '一起喝今年的新茶。', where: '', startsAt: localTime(later, 19), endsAt: localTime(later, 21), signUpUntilAt: localTime(later, 12), capacity: 1, tierIds: [], scope: 'store' };
  const { eventId } = done(await shop.as('demo-manager').staff<{ eventId: string }>('events.save', event));
  done(await shop.as('demo-manager').staff('events.publish', { eventId }));
  const calls: readonly [string, object][] = [
    ['surveys.answer', { surveyId, answers: { why: '我叫沈知夏' } }], ['suggestions.send', { words: '我叫沈知夏，有个建议' }], ['ratings.rate', { purchaseId, store: 1, words: '我叫沈知夏' }],
    ['interests.choose', { topicId, wanted: true }], ['events.signUp', { eventId }], ['consent.setMarketing', { granted: true }],
  ];
  shop.cloud.faults.arm({ kind: 'latency', functionName: 'member', action: 'database.startTransaction', ms: 1_200, times: calls.length });
  const onTheWay = calls.map(([action, input]) => shop.as('hasty').member(action, input));
  while (shop.cloud.faults.list().length > 0) await new Promise((resolve) => setImmediate(resolve));
  await leave('hasty');
  expect((await Promise.all(onTheWay)).map(codeOf)).toEqual(calls.map(() => 'NOT_FOUND'));
  await shop.inStore(async () => {
    const his = { memberId };
    const counts = await Promise.all([store.surveyAnswers, store.suggestions, store.ratings, store.memberTopics, store.eventGuests].map((collection) => collection.count(his)));
    expect([counts, (await store.events.get(eventId))?.places.going, (await store.members.get(memberId as MemberId))?.consent.marketing]).toEqual([[0, 0, 0, 0, 0], 0, null]);
  });
});

test('what was asked or bought just before he left is answered and reckoned for nobody: no birthday, no liking is written on him', async () => {
  const { memberId } = await shop.join('late', { birthday: { calendar: 'solar', month: 5, day: 4 } });
  const office = shop.as('demo-head-office');
  done(await office.staff('interests.saveTopic', { name: { zh: '白茶', en: 'White tea' }, categories: ['白茶'], isActive: true }));
  for (const amount of [8_800, 8_900]) {
    const basket = { memberId, storeId: 'S1', amount, lines: [{ category: '白茶', amount }], coupons: [], pointsToSpend: 0, payableShown: amount };
    done(await shop.as('demo-cashier').staff('checkout.commit', basket));
    shop.cloud.clock.set(shop.cloud.clock.now() + dayMs);
  }
  done(await shop.as('late').member('profile.askBirthday', { birthday: { calendar: 'solar', month: 6, day: 1 }, reason: '当时填错了' }));
  const { askedAt } = (await shop.inStore(() => store.birthdayWishes.get(memberId))) ?? { askedAt: 0 };
  done(await shop.as('late').member('privacy.leave', { confirmed: true }));
  expect(codeOf(await shop.as('demo-manager').staff('birthdayWishes.decide', { wishId: memberId, askedAt, granted: true }))).toBe('WISH_ANSWERED');
  for (const timer of ['privacy', 'voices']) await tick(timer);
  await shop.inStore(async () => {
    expect([(await store.members.get(memberId as MemberId))?.birthday, await store.memberTopics.count({ memberId })]).toEqual([undefined, 0]);
  });
});
