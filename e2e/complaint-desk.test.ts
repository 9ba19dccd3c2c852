import { PNG } from 'pngjs';
import { store } from '../cloudfunctions/_store/store';
import { reconcileBooks } from '../local/books';
import type { TestShop } from '../local/testing-shop';
import type { PhoneScreen } from './browser';
import { openJourney, type Journey } from './journey';

const hourMs = 3_600_000;

let journey: Journey;
let shop: TestShop;
let member: PhoneScreen;
let manager: PhoneScreen;
let headOffice: PhoneScreen;

beforeAll(async () => {
  journey = await openJourney('2026-11-23T10:00');
  ({ shop } = journey);
}, 60_000);
afterAll(() => journey.close());

const picture = (phone: PhoneScreen, name: string) => journey.picture(phone, name);
const open = (openid: string, page: string) => journey.phone(openid, page);
const again = async (phone: PhoneScreen) => { await phone.page.reload(); };

/** A picture of so many pixels a side: a cup on a table, as far as colours go. */
function picturePng(side: number): Buffer {
  const png = new PNG({ width: side, height: side });
  for (let place = 0; place < side * side; place += 1) {
    const [x, y] = [(place % side) / side - 0.5, Math.floor(place / side) / side - 0.5];
    const [r, g, b] = Math.hypot(x, y) < 0.22 ? [122, 78, 40] : Math.hypot(x, y) < 0.3 ? [246, 243, 236] : [176 + 40 * y, 148 + 30 * y, 120 + 20 * x];
    png.data.set([r ?? 0, g ?? 0, b ?? 0, 255], place * 4);
  }
  return PNG.sync.write(png);
}

/** Two photos in the member's folder, each with the small copy that a phone puts beside it; WeChat has nothing against them. */
async function photographed(openid: string): Promise<readonly string[]> {
  await shop.join(openid, { nickname: '沈知夏' });
  const answer = await shop.as(openid).member<{ folder: string }>('complaints.photoFolder');
  if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
  const [large, small] = [picturePng(960), picturePng(240)];
  const put = (name: string, content: Buffer) => shop.cloud.storage.putByClient(`${answer.value.folder}/${name}`, openid, content, 'image/png');
  for (const name of ['one', 'two']) put(`${name}.small.jpg`, small);
  return ['one', 'two'].map((name) => put(`${name}.jpg`, large));
}

async function complain(openid: string, kind: string, words: string, photos: readonly string[] = []): Promise<string> {
  await shop.join(openid, { nickname: '沈知夏' });
  const reply = await shop.as(openid).member<{ complaintId: string }>('complaints.open', { kind, text: words, photos, contactBy: 'phone' });
  if (reply.kind !== 'done') throw new Error(JSON.stringify(reply));
  return reply.value.complaintId;
}

/** Fills in the next step's form and adds the following one. */
const fill = {
  async listen(phone: PhoneScreen) {
    await phone.type('#step-summary', '周六下午排队二十多分钟，没有人招呼她');
    await phone.tap('#mood-upset');
  },
  async talk(phone: PhoneScreen) {
    await phone.type('#step-talk', '电话里听她说完经过，谢谢她告诉我们');
  },
  async apologise(phone: PhoneScreen) {
    await phone.type('#step-apology', '让您周六站着等了二十多分钟也没有人说一声，是我排班没排好，对不起。');
  },
};

test('an ordinary complaint: one call logged at once, confirmed, a proposal countered and accepted, points given, rated', async () => {
  const complaintId = await complain('o-ordinary', 'service', '周六下午排队二十多分钟，只开了一个收银台，店员也没有说明要等多久。', await photographed('o-ordinary'));
  await shop.cloud.tellOfMedia();
  manager = await open('demo-manager', 'pages/desk/index');
  await manager.tap('#desk-complaints');
  await manager.page.locator('.t-case').first().waitFor();
  await picture(manager, 'desk-queue');
  await manager.tap('.t-case');
  await manager.page.locator('#case-step').waitFor();
  // The list loads the small copies; a tap shows the photo itself.
  await manager.page.waitForFunction(() => [...document.querySelectorAll('.t-photo img')].filter((image) => (image as HTMLImageElement).naturalWidth > 0).length === 2);
  const shown = await manager.page.locator('.t-photo img').evaluateAll((images) => images.map((image) => decodeURIComponent((image as HTMLImageElement).src)));
  expect(shown.every((address) => address.includes('.small.jpg'))).toBe(true);
  await picture(manager, 'desk-case');
  await manager.tap('.t-photo .photo-image');
  const full = manager.page.locator('img[src*="/storage/"]:not(.t-photo img)').first();
  await full.waitFor();
  expect(decodeURIComponent((await full.getAttribute('src')) ?? '')).not.toContain('.small.jpg');
  await manager.page.reload();
  await manager.tap('#case-step');
  await manager.tap('#help-listen');
  await picture(manager, 'desk-step-help');
  await manager.tap('#help-listen');
  await fill.listen(manager);
  await manager.tap('#step-more');
  await fill.talk(manager);
  await manager.tap('#step-more');
  await fill.apologise(manager);
  await manager.tap('#step-send');
  await manager.see('分析复述');
  await manager.tap('#case-step');
  await manager.type('#step-restatement', '您在意的不是多等几分钟，而是没有人告诉您要等多久，对吗？');
  await manager.tap('#cause-waiting');
  await manager.tap('#step-send');
  await manager.see('等顾客确认');

  member = await open('o-ordinary', `member/complaint/index?id=${complaintId}`);
  await member.page.locator('#confirm-right').waitFor();
  await picture(member, 'member-restatement');
  await member.tap('#confirm-right');
  await member.page.locator('#question-card').waitFor({ state: 'detached' });

  await again(manager);
  await manager.tap('#case-step');
  await manager.type('#step-explanation', '那天下午两位同事同时在收货，前台只剩一个人，这是我安排得不对。');
  await manager.tap('#step-more');
  await manager.type('#step-proposal', '从这个周末起固定开两台收银，我来盯。');
  await manager.tap('#step-send');
  await manager.see('等顾客答复');
  await again(member);
  await member.page.locator('#proposal-accept').waitFor();
  await picture(member, 'member-proposal');
  await member.tap('#proposal-accept');
  await member.page.locator('#question-card').waitFor({ state: 'detached' });

  await again(manager);
  await manager.tap('#case-step');
  await manager.tap('#give-points');
  await manager.type('#give-points-count', '200');
  await manager.type('#give-reason', '她白等了二十分钟');
  await picture(manager, 'desk-compensation');
  await manager.tap('#step-send');
  await manager.see('等顾客评价');
  await manager.tap('#case-part-work');
  await picture(manager, 'desk-evidence');

  await again(member);
  await member.page.locator('#star-5').waitFor();
  await picture(member, 'member-rate');
  await member.tap('#star-5');
  await member.type('#rate-text', '处理得很认真');
  await member.tap('#rate-submit');
  await member.see('处理得很认真');
  await picture(member, 'member-complaint-closed');
}, 60_000);

test('an escalated complaint: overdue, called to the manager and head office, handed over, approved above the limit', async () => {
  const complaintId = await complain('o-escalated', 'price', '价签写 68 元，收了我 98 元，问了店员也没人理我。');
  shop.cloud.clock.set(shop.cloud.clock.now() + 4 * hourMs);
  await shop.cloud.runTimer('complaint-clock');
  shop.cloud.clock.set(shop.cloud.clock.now() + 4 * hourMs);
  await shop.cloud.runTimer('complaint-clock');
  headOffice = await open('demo-head-office', `staff/case/index?id=${complaintId}`);
  await headOffice.see('已上报总部');
  await picture(headOffice, 'desk-escalated');
  await headOffice.tap('#case-part-inside');
  await headOffice.type('#note-text', '请店长今天务必回电');
  await headOffice.tap('#note-add');
  await headOffice.see('请店长今天务必回电');
  await headOffice.tap('#case-hand-over');
  await headOffice.tap('#hand-st_zhou');
  await headOffice.type('#hand-reason', '请店长接手，今天回电');
  await headOffice.tap('#hand-send');
  await headOffice.see('周岚 负责');
  await picture(headOffice, 'desk-inside');

  await manager.page.goto(`${shop.url}/?as=demo-manager#/staff/desk-notices/index`);
  await again(manager);
  await manager.see('交给您一条投诉');
  await picture(manager, 'desk-notices');
  const seen = await shop.as('demo-manager').staff<{ revision: number }>('complaints.show', { complaintId });
  if (seen.kind !== 'done') throw new Error(JSON.stringify(seen));
  const words = { listen: '价签和收银价不一样，问了没人理', talk: '电话里道了谢，约好今天办', restatement: '您在意的是价签写错了还没有人承认', explain: '昨晚换价签漏了这一排，是我们没有核对', proposal: '今天退您差价，并当面道歉' };
  const taken = await shop.as('demo-manager').staff('complaints.take', {
    complaintId, revision: seen.value.revision,
    steps: [
      { step: 'listen', summary: words.listen, mood: 'angry' }, { step: 'talk', channel: 'phone', words: words.talk },
      { step: 'apologise', words: '价签错了还让您自己来追问，这本该是我们先发现的。', repeatConfirmed: false },
      { step: 'analyse', cause: 'price_error', aboutStaffId: null, restatement: words.restatement, agreed: 'in_person' },
      { step: 'explain', words: words.explain }, { step: 'resolve', proposal: words.proposal, agreed: 'in_person' },
      { step: 'compensate', compensation: { kind: 'gift', name: '明前龙井礼盒', worthFen: 36_800, reason: '老会员，受了委屈' } },
    ],
  });
  expect(taken.kind).toBe('done');
  await headOffice.page.goto(`${shop.url}/?as=demo-head-office#/staff/case-approvals/index`);
  await again(headOffice);
  await headOffice.page.locator('.t-approval-approve').waitFor();
  await picture(headOffice, 'desk-approvals');
  await headOffice.tap('.t-approval-approve');
  await headOffice.see('没有等待审批的补偿');
  await member.page.goto(`${shop.url}/?as=o-escalated#/member/complaint/index?id=${complaintId}`);
  await again(member);
  await member.see('为您准备了明前龙井礼盒');
  await picture(member, 'member-escalated');
  expect(await member.page.content()).not.toContain('请店长今天务必回电');
}, 60_000);

test('a photo sent from the form brings its small copy, both are asked about, and one tap allows WeChat to bring the news', async () => {
  await shop.join('o-form', { nickname: '沈知夏' });
  const phone = await open('o-form', 'member/complain/index');
  await phone.type('#complain-text', '茶叶受潮了，打开有霉味');
  const [chooser] = await Promise.all([phone.page.waitForEvent('filechooser'), phone.tap('#photo-add')]);
  await chooser.setFiles({ name: 'cup.png', mimeType: 'image/png', buffer: picturePng(900) });
  await phone.page.locator('.t-photo').first().waitFor();
  await phone.tap('#complain-submit');
  await phone.page.locator('#sent-allow').waitFor();
  await picture(phone, 'complain-sent');
  await phone.tap('#sent-allow');
  await phone.page.locator('#sent-allowed').waitFor();
  const asked = await shop.inStore(() => store.photoChecks.find({ filter: { state: 'waiting' }, limit: 10 }));
  expect(asked.map(({ fileId }) => /(\.small)?\.jpg$/.exec(fileId)?.[0]).sort()).toEqual(['.jpg', '.small.jpg']);
  expect(phone.errors).toEqual([]);
}, 60_000);

test('after all this the books agree and no screen threw an error', async () => {
  expect((await shop.inStore(reconcileBooks)).differing).toEqual([]);
  expect([...member.errors, ...manager.errors, ...headOffice.errors]).toEqual([]);
});

test('said on the telephone: written down on the member’s page, found in the queue by its step and store, seen by the member as his', async () => {
  const { memberId } = await shop.join('o-heard', { nickname: '沈知夏' });
  const phone = await open('demo-manager', `staff/member/index?id=${memberId}`);
  await phone.tap('#member-complaint');
  await phone.tap('#record-kind-environment');
  await phone.tap('#record-channel-in_store');
  await phone.type('#record-text', '二楼的桌子很黏，坐下来袖子都粘住了');
  await picture(phone, 'desk-record');
  await phone.tap('#record-send');
  await phone.page.locator('#case-step').waitFor();
  await phone.see('二楼的桌子很黏');
  const queue = await open('demo-head-office', 'staff/queue/index?role=head_office');
  await queue.tap('#queue-store');
  await queue.tap('#queue-store-S1');
  await queue.tap('#queue-state');
  await picture(queue, 'desk-queue-step');
  await queue.tap('#queue-state-listen');
  await queue.see('二楼的桌子很黏');
  await picture(queue, 'desk-queue-filtered');
}, 60_000);
