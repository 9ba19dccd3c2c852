import { addDays, dayMs, hourMs, instant, localDate, localTime, type Instant } from '../../../shared/kernel/time';
import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { messageTemplatesIn } from '../../../shared/domain/campaign/default-templates';
import { store } from '../../_store/store';

let shop: TestShop;
const today = localDate('2026-11-22');
const startsAt = localTime(addDays(today, 6), 19);
beforeEach(async () => { shop = await openTestShop({ at: localTime(today, 10) }); });
afterEach(() => shop.cloud.close());

const body = {
  storeId: 'S1', title: '周年茶会', words: '一起喝今年的新茶。', where: '二楼茶室', startsAt, endsAt: instant(startsAt + 2 * hourMs), signUpUntilAt: instant(startsAt - dayMs),
  capacity: 10, tierIds: [] as string[], scope: 'store',
};

async function published(more: object = {}, by = 'demo-manager'): Promise<string> {
  const { eventId, faults } = done(await shop.as(by).staff<{ eventId: string; faults: string[] }>('events.save', { ...body, ...more }));
  expect(faults).toEqual([]);
  done(await shop.as(by).staff('events.publish', { eventId }));
  return eventId;
}
const names = (count: number, prefix = 'g') => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
async function joined(openids: readonly string[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const openid of openids) ids.set(openid, (await shop.join(openid)).memberId);
  return ids;
}

/** Sends a command until the cloud is free for it, as a phone does: with the same id. */
async function insist(openid: string, action: string, eventId: string): Promise<string> {
  const commandId = `${action}-${openid}`;
  for (;;) {
    const reply = await shop.as(openid).member<{ standing: string }>(action, { eventId }, commandId);
    if (reply.kind === 'done') return reply.value.standing;
    if (codeOf(reply) !== 'UNAVAILABLE' && codeOf(reply) !== 'INTERNAL') return codeOf(reply);
    if (reply.kind === 'fault' && !reply.fault.retryable) throw new Error(JSON.stringify(reply));
  }
}

/** What the event says agrees with what its guests are, and nobody is there twice. */
async function agrees(eventId: string) {
  const [event, guests] = await shop.inStore(() => Promise.all([store.events.get(eventId), store.eventGuests.find({ filter: { eventId }, order: [{ field: '_id', direction: 'asc' }], limit: 1000 })]));
  const of = (state: string) => guests.filter((guest) => guest.state === state);
  expect(event?.places.going).toBe(of('going').length);
  expect(event?.places.going).toBeLessThanOrEqual(event?.places.capacity ?? 0);
  expect([...(event?.places.waiting ?? [])].sort()).toEqual(of('waiting').map(({ memberId }) => memberId).sort());
  return { going: of('going').length, waiting: event?.places.waiting ?? [], guests };
}
const show = async (openid: string, eventId: string) => done(await shop.as(openid).member<{ mine?: { standing: string; placeInLine?: number }; placesLeft: number; phase: string }>('events.show', { eventId }));
const forYou = async (openid: string) => done(await shop.as(openid).member<{ forYou: { kind: string; eventId?: string }[] }>('membership.card')).forYou;

test('thirty who sign up at once for ten places are ten guests and twenty who wait, and a second tap takes no second place', async () => {
  const people = names(30);
  await joined(people);
  const eventId = await published();
  const answers = await Promise.all([...people, ...people.slice(0, 5)].map((openid) => insist(openid, 'events.signUp', eventId)));
  expect(new Set(answers)).toEqual(new Set(['going', 'waiting']));
  const { going, waiting } = await agrees(eventId);
  expect([going, waiting.length]).toEqual([10, 20]);
});

test('while guests withdraw and others sign up at once no place is idle, none is given twice, and the line keeps its order', async () => {
  const [first, later] = [names(16), names(6, 'h')];
  const ids = await joined([...first, ...later]);
  const eventId = await published({ capacity: 8 });
  for (const openid of first) await insist(openid, 'events.signUp', eventId);
  const before = await agrees(eventId);
  expect(before.waiting).toEqual(first.slice(8).map((openid) => ids.get(openid)));
  await Promise.all([...first.slice(0, 5).map((openid) => insist(openid, 'events.withdraw', eventId)), ...later.map((openid) => insist(openid, 'events.signUp', eventId))]);
  const after = await agrees(eventId);
  expect(after.going).toBe(8);
  // The five longest in line moved up; the others stand in their old order, the newcomers behind them.
  expect(after.waiting.slice(0, 3)).toEqual(before.waiting.slice(5));
  expect(after.waiting).toHaveLength(3 + later.length);
});

test('who moves up is told on his card, and the next in line is one place nearer', async () => {
  await joined(['a', 'b', 'c']);
  const eventId = await published({ capacity: 1 });
  for (const openid of ['a', 'b', 'c']) await shop.as(openid).member('events.signUp', { eventId });
  expect(await show('c', eventId)).toMatchObject({ mine: { standing: 'waiting', placeInLine: 2 }, placesLeft: 0 });
  done(await shop.as('a').member('events.withdraw', { eventId }));
  expect(await show('b', eventId)).toMatchObject({ mine: { standing: 'going' } });
  expect(await show('c', eventId)).toMatchObject({ mine: { standing: 'waiting', placeInLine: 1 } });
  expect(await forYou('b')).toContainEqual(expect.objectContaining({ kind: 'event_moved_up', eventId }));
  expect((await forYou('c')).map(({ kind }) => kind)).not.toContain('event_moved_up');
  // Signing up again, he stands at the end.
  expect(done(await shop.as('a').member('events.signUp', { eventId }))).toEqual({ standing: 'waiting', placeInLine: 2 });
});

test('more places move the line up at once; fewer than are taken are refused; an edit of an old copy is refused', async () => {
  await joined(['a', 'b', 'c']);
  const eventId = await published({ capacity: 2 });
  for (const openid of ['a', 'b', 'c']) await shop.as(openid).member('events.signUp', { eventId });
  const manager = shop.as('demo-manager');
  const { revision } = done(await manager.staff<{ revision: number }>('events.show', { eventId }));
  expect(codeOf(await manager.staff('events.save', { ...body, eventId, revision, capacity: 1 }))).toBe('EVENT_CAPACITY_TAKEN');
  done(await manager.staff('events.save', { ...body, eventId, revision, capacity: 5 }));
  expect(await agrees(eventId)).toMatchObject({ going: 3, waiting: [] });
  expect(codeOf(await manager.staff('events.save', { ...body, eventId, revision, capacity: 6 }))).toBe('EVENT_CHANGED');
});

test('an event is seen by whom it is for, and is not there for anybody else', async () => {
  await joined(['a']);
  await shop.join('far', { scene: 's=S2' });
  const [here, diamonds] = [await published(), await published({ tierIds: ['diamond'] })];
  const draft = done(await shop.as('demo-manager').staff<{ eventId: string }>('events.save', body)).eventId;
  const seen = async (openid: string) => done(await shop.as(openid).member<{ ahead: { eventId: string }[] }>('events.list')).ahead.map(({ eventId }) => eventId);
  expect([await seen('a'), await seen('far')]).toEqual([[here], []]);
  for (const eventId of [diamonds, draft]) for (const action of ['events.show', 'events.signUp']) expect(codeOf(await shop.as('a').member(action, { eventId }))).toBe('NOT_FOUND');
  expect(codeOf(await shop.as('far').member('events.signUp', { eventId: here }))).toBe('NOT_FOUND');
  expect((await forYou('a')).map(({ eventId }) => eventId)).toContain(here);
  expect((await forYou('far')).map(({ kind }) => kind)).not.toContain('event_new');
});

test('nobody signs up after the end of sign-up, and nobody withdraws once it has begun', async () => {
  await joined(['a', 'b']);
  const eventId = await published();
  done(await shop.as('a').member('events.signUp', { eventId }));
  await shop.cloud.moveClock(body.signUpUntilAt);
  expect(codeOf(await shop.as('b').member('events.signUp', { eventId }))).toBe('EVENT_SIGN_UP_OVER');
  await shop.cloud.moveClock(startsAt);
  expect(codeOf(await shop.as('a').member('events.withdraw', { eventId }))).toBe('EVENT_WITHDRAW_OVER');
});

async function atTheDoor(openid: string, eventId: string, cashier = 'demo-cashier') {
  const { memberId, scanId } = await shop.scan(openid, cashier);
  return shop.as(cashier).staff<{ standing: string }>('events.checkIn', { eventId, storeId: 'S1', memberId, scanId });
}

test('a guest is let in once on his own code; who waits, who did not sign up and a scan already spent are not', async () => {
  const ids = await joined(['a', 'b', 'stranger']);
  const eventId = await published({ capacity: 1 });
  for (const openid of ['a', 'b']) done(await shop.as(openid).member('events.signUp', { eventId }));
  const move = async (at: Instant) => { await shop.cloud.moveClock(at); };
  await move(instant(startsAt - 3 * hourMs));
  expect(codeOf(await atTheDoor('a', eventId))).toBe('EVENT_DOOR_CLOSED');
  await move(instant(startsAt - hourMs));
  const { memberId, scanId } = await shop.scan('a');
  const call = { eventId, storeId: 'S1', memberId, scanId };
  expect(codeOf(await shop.as('demo-cashier').staff('events.checkIn', { ...call, memberId: ids.get('b') }))).toBe('MEMBER_SCAN_ENDED');
  expect(done(await shop.as('demo-cashier').staff('events.checkIn', call, 'in-1'))).toMatchObject({ standing: 'came' });
  expect(codeOf(await shop.as('demo-cashier').staff('events.checkIn', call, 'in-1'))).toBe('done');
  expect(codeOf(await shop.as('demo-cashier').staff('events.checkIn', call))).toBe('MEMBER_SCAN_ENDED');
  await move(instant(startsAt - hourMs + 60_000));
  expect(codeOf(await atTheDoor('a', eventId))).toBe('EVENT_CHECKED_IN');
  expect(codeOf(await atTheDoor('b', eventId))).toBe('EVENT_STILL_WAITING');
  expect(codeOf(await atTheDoor('stranger', eventId))).toBe('EVENT_NOT_A_GUEST');
});

test('after the end the lists say who came and who did not, and the guest finds it among his past events', async () => {
  await joined(['a', 'b', 'c']);
  const eventId = await published({ capacity: 2 });
  for (const openid of ['a', 'b', 'c']) done(await shop.as(openid).member('events.signUp', { eventId }));
  await shop.cloud.moveClock(startsAt);
  done(await atTheDoor('a', eventId));
  await shop.cloud.moveClock(body.endsAt);
  const cashier = shop.as('demo-cashier');
  expect(done(await cashier.staff('events.show', { eventId }))).toMatchObject({ phase: 'ended', came: 1, missed: 1 });
  const list = async (state: string) => done(await cashier.staff<{ items: { standing: string }[] }>('events.guests', { eventId, state })).items.map(({ standing }) => standing);
  expect([(await list('going')).sort(), await list('waiting')]).toEqual([['came', 'missed'], ['not_placed']]);
  expect(done(await shop.as('a').member('events.list'))).toMatchObject({ ahead: [], past: [{ eventId, mine: { standing: 'came' } }] });
});

test('an event called off tells its guests on the card, ends its invitation and lets nobody in', async () => {
  await joined(['a', 'b']);
  const eventId = await published();
  done(await shop.as('a').member('events.signUp', { eventId }));
  done(await shop.as('demo-manager').staff('events.cancel', { eventId }));
  expect(await forYou('a')).toContainEqual(expect.objectContaining({ kind: 'event_cancelled', eventId }));
  expect((await forYou('b')).map(({ kind }) => kind)).not.toContain('event_new');
  expect(await shop.inStore(() => store.announcements.get(`event_invitation_${eventId}`))).toMatchObject({ stopped: true });
  expect(codeOf(await shop.as('b').member('events.signUp', { eventId }))).toBe('EVENT_SIGN_UP_OVER');
});

test('who moves up and whose event is called off is told once by the message he allowed; without one his card says it; who withdrew hears nothing', async () => {
  const ids = await joined(['a', 'b', 'c']);
  const eventId = await published({ capacity: 1 });
  const allow = async (openid: string) => {
    const { subscribeTemplates } = done(await shop.as(openid).member<{ subscribeTemplates: string[] }>('events.show', { eventId }));
    expect(subscribeTemplates).toEqual(['tpl_event_moved_up', 'tpl_event_cancelled']);
    for (const templateId of subscribeTemplates) shop.cloud.wechat.addCredits(openid, templateId);
    done(await shop.as(openid).member('consent.recordSubscriptions', { accepted: subscribeTemplates }));
  };
  for (const { templateId, fields } of messageTemplatesIn('zh').filter(({ channel }) => channel === 'subscribe_message')) shop.cloud.wechat.setTemplate('subscribe', { id: templateId, fields: fields.map(({ name }) => name) });
  for (const openid of ['a', 'b']) await allow(openid);
  for (const openid of ['a', 'b', 'c']) done(await shop.as(openid).member('events.signUp', { eventId }));
  const told = () => shop.cloud.wechat.sent().filter(({ accepted }) => accepted).map(({ to, templateId }) => `${to} ${templateId}`);
  const look = async () => { for (let tick = 0; tick < 3; tick += 1) await shop.cloud.runTimer('dispatch'); };
  // The same withdrawal sent twice moves up one, and tells him once.
  for (let again = 0; again < 2; again += 1) done(await shop.as('a').member('events.withdraw', { eventId }, 'w-1'));
  await look();
  expect(told()).toEqual(['b tpl_event_moved_up']);
  done(await shop.as('demo-manager').staff('events.cancel', { eventId }, 'cancel-1'));
  done(await shop.as('demo-manager').staff('events.cancel', { eventId }, 'cancel-1'));
  await look();
  expect(told()).toEqual(['b tpl_event_moved_up', 'b tpl_event_cancelled']);
  expect((await forYou('c')).map(({ kind }) => kind)).toContain('event_cancelled');
  const decided = await shop.inStore(() => store.decisions.find({ filter: { campaign: `event_cancelled_${eventId}` }, order: [{ field: 'channel', direction: 'asc' }, { field: '_id', direction: 'asc' }], limit: 10 }));
  expect(decided.map(({ memberId, channel }) => [memberId, channel]).sort()).toEqual([[ids.get('b'), 'subscribe_message'], [ids.get('c'), 'none']].sort());
});

test('managers invite their own store, head office every store; another store\'s people see nothing of it; a cashier plans nothing', async () => {
  const eventId = await published();
  expect(codeOf(await shop.as('demo-manager').staff('events.save', { ...body, scope: 'all' }))).toBe('EVENT_INVITES_OTHERS');
  expect(codeOf(await shop.as('demo-manager').staff('events.save', { ...body, storeId: 'S2' }))).toBe('FORBIDDEN');
  expect(codeOf(await shop.as('demo-cashier').staff('events.save', body))).toBe('FORBIDDEN');
  for (const action of ['events.show', 'events.publish', 'events.cancel']) expect(codeOf(await shop.as('demo-manager-s2').staff(action, { eventId }))).toBe('NOT_FOUND');
  const everywhere = await published({ scope: 'all', tierIds: [] }, 'demo-head-office');
  expect(await shop.inStore(() => Promise.all([eventId, everywhere].map(async (id) => (await store.announcements.get(`event_invitation_${id}`))?.audience)))).toEqual([{ kind: 'store', storeId: 'S1' }, { kind: 'everybody' }]);
});

test('who leaves gives his place to the first in line, and no list names him', async () => {
  const ids = await joined(['a', 'b']);
  const eventId = await published({ capacity: 1 });
  for (const openid of ['a', 'b']) done(await shop.as(openid).member('events.signUp', { eventId }));
  done(await shop.as('a').member('privacy.leave', { confirmed: true }));
  await shop.cloud.runTimer('privacy');
  const { going, guests } = await agrees(eventId);
  expect([going, guests.map(({ memberId }) => memberId)]).toEqual([1, [ids.get('b')]]);
});

test('what the other stores of a chain plan for their own members hides nothing of his store from him', async () => {
  await shop.join('mei');
  const eventId = await published();
  await shop.inStore(async () => {
    const event = await store.events.get(eventId);
    if (!event) throw new Error('the event is there');
    await store.events.add(...Array.from({ length: 60 }, (_, index) => ({ ...event, _id: `ev_far_${index}`, storeId: 'S2' as typeof event.storeId, endsAt: instant(event.endsAt - hourMs) })));
  });
  expect(done(await shop.as('mei').member<{ ahead: { eventId: string }[] }>('events.list')).ahead.map((event) => event.eventId)).toEqual([eventId]);
});
