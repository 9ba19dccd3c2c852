/** @jest-environment jsdom */
import { openWeapp } from './opening';
import type { Phone } from './phone';
import { cameraPhoto } from './wechat-files';

const weapp = openWeapp('2026-11-22T10:00');
const openid = 'weapp-mei';
const words = '打开发现十袋里有三袋受潮结块了。';
let phone: Phone;
beforeAll(async () => {
  await weapp.shop.join(openid, '沈知夏');
  phone = weapp.phone(openid);
});

const photos = (): number => phone.all('.t-photo').length;
const isSmall = (path: string) => path.endsWith('.small.jpg');
const uploaded = () => phone.done.network.uploaded.filter((path) => !isSmall(path));
const opened = () => phone.done.network.called.filter((action) => action === 'complaints.open').length;

/** The desk does all of its steps, in person, up to where the member says what he thinks of it. */
async function deskAnswers(proposal: string): Promise<void> {
  const { items } = await weapp.shop.done<{ items: { complaintId: string }[] }>('member', openid, 'complaints.list');
  const complaintId = items[0]?.complaintId;
  const { revision } = await weapp.shop.done<{ revision: number }>('staff', 'demo-manager', 'complaints.show', { complaintId });
  await weapp.shop.done('staff', 'demo-manager', 'complaints.take', {
    complaintId, revision,
    steps: [
      { step: 'listen', summary: '三袋茶受潮结块', mood: 'upset' }, { step: 'talk', channel: 'phone', words: '电话里道了谢' },
      { step: 'apologise', words: `让您拿到受潮的茶，是我们仓里没看好，${proposal}`, repeatConfirmed: true },
      { step: 'analyse', cause: 'product_quality', aboutStaffId: null, restatement: '您在意的是茶不能喝了', agreed: 'in_person' },
      { step: 'explain', words: '那一批的封口没有压紧。' }, { step: 'resolve', proposal, agreed: 'in_person' },
      { step: 'compensate', compensation: { kind: 'none', reason: '她说处理好就行' } },
    ],
  });
}

describe('a complaint on the built mini-program', () => {
  it('is written with photos from the album, which WeChat opens after consent and the phone when it is allowed; a refusal of either says the way on', async () => {
    await phone.open('member/complain/index');
    await phone.tap('#complain-kind-product');
    await phone.type('#complain-text', words);
    phone.done.files.album.push(...Array.from({ length: 5 }, (_, index) => cameraPhoto(index)), cameraPhoto(5, 200_000));
    await phone.tap('#photo-add');
    await phone.tap('#privacy-ask-refuse');
    expect(await phone.shows('.t-notice')).toContain('没有同意隐私保护指引');
    expect([phone.all('#privacy-ask'), photos(), phone.attribute('#complain-text', 'value')]).toEqual([[], 0, words]);
    await phone.tap('#photo-add');
    await phone.shows('#privacy-ask-agree');
    phone.done.files.isAlbumAllowed = false;
    phone.agree('#privacy-ask-agree');
    await phone.until(() => phone.text('.t-notice')?.includes('手机设置') === true, 'what to do with a closed album');
    phone.done.files.isAlbumAllowed = true;
    await phone.tap('#photo-add');
    await phone.until(() => photos() === 6, 'six photos');
    expect(phone.done.files.savedCount).toBe(6);
    await phone.tap('.photo-image');
    expect(phone.done.previewed).toEqual([phone.attribute('.photo-image', 'src')]);
  });

  it('is all there when the mini-program starts again, photos too', async () => {
    phone = phone.restart();
    await phone.open('member/complain/index');
    await phone.until(() => photos() === 6, 'the six photos');
    expect(phone.attribute('#complain-text', 'value')).toBe(words);
    await phone.tap('.photo-remove');
    await phone.until(() => photos() === 5, 'five photos');
    await phone.until(() => phone.done.files.savedCount === 5, 'the file to be let go');
  });

  it('stays as it is when a photo does not arrive, says so, and then sends what is missing, once at a double tap', async () => {
    let broken = 0;
    phone.done.network.breaksUpload = (path) => !isSmall(path) && (broken += 1) === 3;
    await phone.tapTwice('#complain-submit');
    expect(await phone.shows('.t-notice')).toContain('有照片没有传上去');
    expect([photos(), uploaded().length, opened()]).toEqual([5, 4, 0]);
    phone.done.network.losesAnswers = 1;
    await phone.tapTwice('#complain-submit');
    await phone.shows('#complain-sent');
    expect(phone.all('.t-notice')).toHaveLength(0);
    expect(uploaded()).toHaveLength(5);
    expect(phone.done.network.uploaded.filter(isSmall).map((path) => path.replace('.small', '')).sort()).toEqual(expect.arrayContaining(uploaded().sort()) as string[]);
    await phone.until(() => phone.done.files.savedCount === 0, 'the sent photos to be let go');
    const { items } = await weapp.shop.done<{ items: unknown[] }>('member', openid, 'complaints.list');
    expect(items).toHaveLength(1);
  });

  it('may be told of by WeChat, asked at the moment it was sent', async () => {
    await phone.tap('#sent-allow');
    await phone.shows('#sent-allowed');
  });

  it('shows its steps and its photos, made small on the phone, and the form is empty for the next', async () => {
    await phone.tap('#see-progress');
    await phone.arrives('member/complaint/index');
    await phone.shows('.t-step');
    expect(phone.text('#timeline')).toContain(words);
    expect(photos()).toBe(5);
    const links = phone.all('.photo-image').map((node) => String(node._vt?.attrs.find(({ name }) => name === 'src')?.value));
    const files = await Promise.all(links.map((link) => weapp.shop.file(link)));
    expect(files.map((file) => file?.contentType)).toEqual(Array.from({ length: 5 }, () => 'image/jpeg'));
    for (const file of files) expect(file?.bytes).toBeLessThan(cameraPhoto(0).content.length / 3);
    phone.leave();
    await phone.open('member/complaints/index');
    await phone.shows('.t-complaint');
    await phone.tap('#new-complaint');
    await phone.arrives('member/complain/index');
    await phone.shows('#complain-text');
    expect([phone.attribute('#complain-text', 'value'), photos()]).toEqual([undefined, 0]);
    phone.goBack('member/complaints/index');
  });

  it('is opened again by a member who is not content, whose words outlast a lost network, and ends with his rating', async () => {
    await deskAnswers('换三袋新的给您');
    await phone.tap('.t-complaint');
    await phone.arrives('member/complaint/index');
    await phone.tap('#reopen');
    await phone.type('#reopen-text', '换来的三袋里又有一袋结块');
    phone.done.network.offline = true;
    await phone.tap('#reopen-submit');
    expect(await phone.shows('.t-notice')).toContain('网络');
    phone.done.network.offline = false;
    expect(phone.attribute('#reopen-text', 'value')).toBe('换来的三袋里又有一袋结块');
    await phone.tapTwice('#reopen-submit');
    await phone.until(() => phone.text('#timeline')?.includes('又有一袋结块') === true, 'what he said');
    expect(phone.texts('.t-step').filter((step) => step.includes('又有一袋结块'))).toHaveLength(1);

    await deskAnswers('整批下架，退您这一单的钱');
    phone.goBack('member/complaints/index');
    await phone.tap('.t-complaint');
    await phone.arrives('member/complaint/index');
    await phone.tap('#star-5');
    await phone.type('#rate-text', '这次处理得很好');
    await phone.tapTwice('#rate-submit');
    await phone.until(() => phone.all('#rate-card').length === 0, 'the rating to be taken');
    expect(phone.texts('.t-step').filter((step) => step.includes('这次处理得很好'))).toHaveLength(1);
  });
});
