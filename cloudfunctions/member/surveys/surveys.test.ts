import { localDate, localTime } from '../../../shared/kernel/time';
import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';
import { store } from '../../_store/store';

let shop: TestShop;
beforeEach(async () => { shop = await openTestShop({ at: localTime(localDate('2026-11-22'), 10) }); });
afterEach(() => shop.cloud.close());

const words = (zh: string) => ({ zh, en: zh });
const options = (...ids: string[]) => ids.map((id) => ({ id, words: words(id) }));
const pollBody = { kind: 'poll', title: words('新茶选哪款'), opensOn: '2026-11-20', closesOn: '2026-11-30', questions: [{ id: 'tea', kind: 'single', words: words('选一款'), required: true, options: options('green', 'black') }] };
const surveyBody = {
  ...pollBody, kind: 'survey', title: words('这次来得怎么样'),
  questions: [{ id: 'mark', kind: 'scale', words: words('打个分'), required: true, options: [] }, { id: 'why', kind: 'text', words: words('说说'), required: false, options: [] }],
};
interface Results { people: number; questions: { given: { value: string; count: number }[]; mean: number | null }[] }

async function published(body: object): Promise<string> {
  const office = shop.as('demo-head-office');
  const { surveyId, faults } = done(await office.staff<{ surveyId: string; faults: string[] }>('surveys.save', body));
  expect(faults).toEqual([]);
  done(await office.staff('surveys.publish', { surveyId }));
  return surveyId;
}

test('a voter sees what the others think after voting, and not before; a changed vote is counted once', async () => {
  const surveyId = await published(pollBody);
  for (const openid of ['a', 'b', 'c']) await shop.join(openid);
  const show = async (openid: string) => done(await shop.as(openid).member<{ results?: Results; mine?: object }>('surveys.show', { surveyId }));
  expect((await show('a')).results).toBeUndefined();
  await Promise.all(['a', 'b', 'c'].map((openid) => shop.as(openid).member('surveys.answer', { surveyId, answers: { tea: 'green' } })));
  expect((await show('a')).results).toMatchObject({ people: 3, questions: [{ given: [{ value: 'green', count: 3 }, { value: 'black', count: 0 }] }] });
  await Promise.all([1, 2, 3].map(() => shop.as('a').member('surveys.answer', { surveyId, answers: { tea: 'black' } })));
  expect(await show('a')).toMatchObject({ mine: { tea: 'black' }, results: { people: 3, questions: [{ given: [{ count: 2 }, { count: 1 }] }] } });
});

test('a draft is nobody\'s but head office\'s; what was published is changed no more; what does not do is not published', async () => {
  const office = shop.as('demo-head-office');
  await shop.join('a');
  const { surveyId, faults } = done(await office.staff<{ surveyId: string; faults: string[] }>('surveys.save', { ...pollBody, questions: [] }));
  expect(faults).toEqual(['NO_QUESTION', 'POLL_SHAPE']);
  expect(codeOf(await office.staff('surveys.publish', { surveyId }))).toBe('SURVEY_UNFIT');
  expect(codeOf(await shop.as('a').member('surveys.show', { surveyId }))).toBe('NOT_FOUND');
  expect(codeOf(await shop.as('demo-manager').staff('surveys.show', { surveyId }))).toBe('NOT_FOUND');
  expect(codeOf(await shop.as('demo-manager').staff('surveys.save', pollBody))).toBe('FORBIDDEN');
  const ready = await published(pollBody);
  expect(codeOf(await office.staff('surveys.save', { ...surveyBody, surveyId: ready }))).toBe('SURVEY_PUBLISHED');
});

test('answers are taken until it closes, and by then only changed', async () => {
  const surveyId = await published(surveyBody);
  await shop.join('a');
  await shop.join('b');
  const answer = (openid: string, answers: object) => shop.as(openid).member('surveys.answer', { surveyId, answers });
  expect(codeOf(await answer('a', { why: '只写字' }))).toBe('SURVEY_ANSWER_MISSING');
  expect(codeOf(await answer('a', { mark: 5 }))).toBe('done');
  done(await shop.as('demo-head-office').staff('surveys.close', { surveyId }));
  expect(codeOf(await answer('b', { mark: 5 }))).toBe('SURVEY_CLOSED');
  expect(codeOf(await shop.as('b').member('surveys.show', { surveyId }))).toBe('NOT_FOUND');
  expect(done(await shop.as('a').member('surveys.show', { surveyId }))).toMatchObject({ mine: { mark: 5 } });
});

test('a low mark becomes one care task, and what was written is read without a name', async () => {
  const surveyId = await published(surveyBody);
  const { memberId } = await shop.join('a', { nickname: '沈知夏' });
  await shop.as('a').member('surveys.answer', { surveyId, answers: { mark: 1, why: '茶凉了' } });
  for (let i = 0; i < 2; i += 1) await shop.cloud.runTimer('voices');
  expect(await shop.inStore(() => store.tasks.find({ filter: { memberId, state: 'open' }, limit: 10 }))).toMatchObject([{ occasion: 'care' }]);
  const said = done(await shop.as('demo-manager').staff<{ items: object[] }>('surveys.said', { surveyId, questionId: 'why' }));
  expect(said.items).toEqual([{ words: '茶凉了', at: expect.any(Number) }]);
});

test('a suggestion gets its reply, for its member or for everybody, and never his name', async () => {
  await shop.join('a', { nickname: '沈知夏' });
  await shop.join('b');
  const mine = done(await shop.as('a').member<{ suggestionId: string }>('suggestions.send', { words: '希望有小份的试饮' }));
  const { suggestionId } = mine;
  expect(codeOf(await shop.as('demo-manager-s2').staff('suggestions.answer', { suggestionId, words: '好的', isPublic: true }))).toBe('NOT_FOUND');
  done(await shop.as('demo-manager').staff('suggestions.answer', { suggestionId, words: '下周就有', isPublic: false }));
  const read = async (openid: string, whose: string) => done(await shop.as(openid).member<{ items: object[] }>('suggestions.list', { whose })).items;
  expect(await read('a', 'mine')).toMatchObject([{ isMine: true, reply: { words: '下周就有' } }]);
  expect(await read('b', 'public')).toEqual([]);
  done(await shop.as('demo-manager').staff('suggestions.answer', { suggestionId, words: '下周就有，欢迎来试', isPublic: true }));
  const everybodys = await read('b', 'public');
  expect(everybodys).toMatchObject([{ isMine: false, reply: { words: '下周就有，欢迎来试' } }]);
  expect(JSON.stringify(everybodys)).not.toContain('沈知夏');
});

test('five suggestions a day are enough; risky words, and words that nobody can see, are refused', async () => {
  await shop.join('a');
  for (const unseen of ['\u200b', '\u202e', '\u3164', '\ud800'].map((letter) => letter.repeat(6))) expect(codeOf(await shop.as('a').member('suggestions.send', { words: unseen }))).toBe('INVALID_INPUT');
  shop.cloud.wechat.setRiskyWords(['赌博']);
  expect(codeOf(await shop.as('a').member('suggestions.send', { words: '来赌博吧来吧' }))).toBe('TEXT_RISKY');
  for (let i = 0; i < 5; i += 1) expect(codeOf(await shop.as('a').member('suggestions.send', { words: `第 ${i} 条建议` }))).toBe('done');
  expect(codeOf(await shop.as('a').member('suggestions.send', { words: '还有一条建议' }))).toBe('SUGGESTIONS_TOO_MANY');
});
