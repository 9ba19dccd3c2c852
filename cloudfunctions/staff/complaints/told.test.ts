import { complaintWords, openComplaintAs, stepsTaken, takeSteps } from '../../../local/testing-complaints';
import { done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { store } from '../../_store/store';

let shop: TestShop;
beforeAll(async () => { shop = await openTestShop({ at: Date.parse('2026-11-23T10:00+08:00') }); });
afterAll(() => shop.cloud.close());
jest.setTimeout(60_000);

const templateId = 'tpl_complaint_asked';
const { listen, talk, apologise, analyse, explain, resolve, compensateNone } = stepsTaken;
const told = async (memberId: string) => {
  for (let looks = 0; looks < 3; looks += 1) await shop.cloud.runTimer('dispatch');
  return shop.inStore(() => store.outbox.find({ filter: { memberId: memberId as never }, order: [{ field: 'decidedAt', direction: 'desc' }], limit: 20 }));
};
async function allowed(openid: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    done(await shop.as(openid).member('consent.recordSubscriptions', { accepted: [templateId] }));
    await fetch(`${shop.url}/local/wechat/credits`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ openid, templateId }) });
  }
}

test('who has sent a complaint is offered the messages about it, and no others', async () => {
  await shop.join('o-offered');
  const { subscribeTemplates } = done(await shop.as('o-offered').member<{ subscribeTemplates: { templateId: string }[] }>('complaints.open', complaintWords));
  expect(subscribeTemplates.map((one) => one.templateId).sort()).toEqual(['tpl_complaint_asked', 'tpl_complaint_closed']);
  const [first] = subscribeTemplates;
  expect(done(await shop.as('o-offered').member('consent.recordSubscriptions', { accepted: subscribeTemplates.map((one) => one.templateId) }))).toMatchObject({ credits: expect.arrayContaining([{ templateId: first?.templateId, credits: 1 }]) as unknown });
});

test('a question, a proposal and the request for a rating reach the member by message while he has allowed one, each once', async () => {
  const { complaintId, memberId } = await openComplaintAs(shop, 'o-told');
  await allowed('o-told', 2);
  await takeSteps(shop, 'demo-manager', complaintId, [listen, talk, apologise]);
  expect(await told(memberId)).toEqual([]);
  await takeSteps(shop, 'demo-manager', complaintId, [{ ...analyse, agreed: 'ask' }]);
  const first = await told(memberId);
  expect(first.map((row) => [row.state, row.templateId, row.decidedFor])).toEqual([['sent', templateId, 'service']]);
  expect(first[0]?.opens).toBe('member/complaints/index');
  expect(await told(memberId)).toHaveLength(1);
  await takeSteps(shop, 'demo-manager', complaintId, [{ ...analyse, agreed: 'in_person' }]);
  await takeSteps(shop, 'demo-manager', complaintId, [explain, { ...resolve, agreed: 'ask' }]);
  expect((await told(memberId)).map((row) => row.state)).toEqual(['sent', 'sent']);
  // No credit is left: the request for a rating stands in the app alone.
  await takeSteps(shop, 'demo-manager', complaintId, [{ ...resolve, agreed: 'in_person' }, compensateNone]);
  expect(await told(memberId)).toHaveLength(2);
  const decided = await shop.inStore(() => store.decisions.find({ filter: { memberId: memberId as never }, order: [{ field: 'decidedAt', direction: 'desc' }], limit: 20 }));
  expect(decided.map((decision) => [decision.occasion, decision.channel])).toContainEqual(['complaint_asked', 'none']);
});
