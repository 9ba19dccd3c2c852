import { openComplaintAs, seeCase, stepsTaken, takeSteps, type CaseSeen } from '../../../local/testing-complaints';
import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { careTaskIdOf } from '../../_complaint/write-complaint';
import { store } from '../../_store/store';

let shop: TestShop;
beforeAll(async () => { shop = await openTestShop({ at: Date.parse('2026-11-23T10:00+08:00') }); });
afterAll(() => shop.cloud.close());
jest.setTimeout(60_000);

const rounds = 10;

test('two managers act at once: one wins, the other is told by whom and where it stands', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { complaintId } = await openComplaintAs(shop, `o-r${round}`);
    const { revision } = await seeCase(shop, 'demo-manager', complaintId);
    const take = (openid: string) => shop.as(openid).staff<CaseSeen>('complaints.take', { complaintId, revision, steps: [stepsTaken.listen] });
    const replies = await Promise.all([take('demo-manager'), take('demo-head-office')]);
    expect(replies.map(codeOf).sort()).toEqual(['COMPLAINT_CHANGED', 'done']);
    const winner = codeOf(replies[0]) === 'done' ? '周岚' : '唐宁';
    expect(replies.find((reply) => reply.kind === 'refused')).toMatchObject({ refusal: { details: { by: winner, state: 'talk' } } });
    expect((await seeCase(shop, 'demo-manager', complaintId)).events.map((event) => event.kind)).toEqual(['opened', 'listened']);
  }
});

test('a double tap is one step', async () => {
  const { complaintId } = await openComplaintAs(shop, 'o-tap');
  const { revision } = await seeCase(shop, 'demo-manager', complaintId);
  const tap = () => shop.as('demo-manager').staff<CaseSeen>('complaints.take', { complaintId, revision, steps: [stepsTaken.listen] }, 'tap');
  const replies = await Promise.all([tap(), tap(), tap()]);
  expect(replies.map((reply) => done(reply).state)).toEqual(['talk', 'talk', 'talk']);
  expect((await seeCase(shop, 'demo-manager', complaintId)).events).toHaveLength(2);
});

test('a customer answers the proposal he saw, not the one that took its place', async () => {
  const { complaintId } = await openComplaintAs(shop, 'o-seen');
  const { listen, talk, apologise, analyse, explain, resolve } = stepsTaken;
  await takeSteps(shop, 'demo-manager', complaintId, [listen, talk, apologise, analyse, explain, { ...resolve, agreed: 'ask' }]);
  const member = shop.as('o-seen');
  const { question } = done(await member.member<{ question: { askedAt: number } }>('complaints.show', { complaintId }));
  done(await member.member('complaints.answerProposal', { complaintId, askedAt: question.askedAt, answer: 'decline', text: '不行' }));
  shop.cloud.clock.set(shop.cloud.clock.now() + 60_000);
  await takeSteps(shop, 'demo-manager', complaintId, [{ ...resolve, proposal: '换一个办法，明天送到您家', agreed: 'ask' }]);
  expect(codeOf(await member.member('complaints.answerProposal', { complaintId, askedAt: question.askedAt, answer: 'accept', text: '' }))).toBe('COMPLAINT_NOT_ASKED');
});

test('the clock and a rating at the same moment end it once, with one care call', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { complaintId, memberId } = await openComplaintAs(shop, `o-e${round}`);
    const { listen, talk, apologise, analyse, explain, resolve, compensateNone } = stepsTaken;
    await takeSteps(shop, 'demo-manager', complaintId, [listen, talk, apologise, analyse, explain, resolve, compensateNone]);
    shop.cloud.clock.set(shop.cloud.clock.now() + 7 * 86_400_000);
    const [rated] = await Promise.all([shop.as(`o-e${round}`).member('complaints.rate', { complaintId, rating: 4, text: '' }), shop.cloud.runTimer('complaint-clock')]);
    expect(['done', 'COMPLAINT_CLOSED']).toContain(codeOf(rated));
    const [complaint, account, task] = await shop.inStore(() => Promise.all([store.complaints.get(complaintId), store.accounts.get(memberId), store.tasks.get(careTaskIdOf(complaintId, 1))]));
    expect([complaint?.state, account?.openComplaints, account?.complaintRecord?.closed, task?.state]).toEqual(['closed', 0, 1, 'open']);
  }
});
