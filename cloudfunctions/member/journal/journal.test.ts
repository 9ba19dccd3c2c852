import { addDays, localDate, localTime, type LocalDate } from '../../../shared/kernel/time';
import { codeOf, done, openTestShop, type TestShop } from '../../../local/testing-shop';

let shop: TestShop;
const today = localDate('2026-11-22');
beforeEach(async () => {
  shop = await openTestShop({ at: localTime(today, 10) });
  await shop.join('a');
});
afterEach(() => shop.cloud.close());

const article = (title: string, publishedOn: LocalDate, isPublished = true) => ({ title, paragraphs: ['第一段。', '第二段。'], photos: [], publishedOn, isPublished });
const save = async (input: object) => done(await shop.as('demo-head-office').staff<{ articleId: string }>('journal.save', input)).articleId;
interface Page { items: { articleId: string; title: string }[]; nextCursor?: string }
const list = async (cursor?: string) => done(await shop.as('a').member<Page>('journal.list', cursor === undefined ? {} : { cursor }));
const kinds = async () => done(await shop.as('a').member<{ forYou: { kind: string }[] }>('membership.card')).forYou.map(({ kind }) => kind);

test('an article is read from its day on, named on the card, and neither before nor as a draft', async () => {
  const coming = await save(article('明天的茶', addDays(today, 1)));
  const draft = await save(article('没写完', today, false));
  for (const articleId of [coming, draft]) expect(codeOf(await shop.as('a').member('journal.read', { articleId }))).toBe('NOT_FOUND');
  expect([(await list()).items, (await kinds()).includes('article_new')]).toEqual([[], false]);
  // A place in the list that he made up is behind no day that has not come.
  for (const madeUp of ['s2099-01-01~ja_z', `s${addDays(today, 1)}~ja_zzz`]) expect((await list(madeUp)).items).toEqual([]);
  await shop.cloud.moveClock(localTime(addDays(today, 1), 8));
  expect((await list()).items.map(({ title }) => title)).toEqual(['明天的茶']);
  expect(await kinds()).toContain('article_new');
  expect(done(await shop.as('a').member('journal.read', { articleId: coming }))).toMatchObject({ paragraphs: ['第一段。', '第二段。'] });
  // Taken back, it is neither there nor named.
  await save({ ...article('明天的茶', addDays(today, 1), false), articleId: coming });
  expect([(await list()).items, (await kinds()).includes('article_new')]).toEqual([[], false]);
});

test('the list comes in pages of twenty, the newest first, each article once', async () => {
  for (let index = 0; index < 23; index += 1) await save(article(`第 ${index} 篇`, addDays(today, -Math.floor(index / 2))));
  const first = await list();
  const second = await list(first.nextCursor);
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([20, 3, undefined]);
  expect(new Set([...first.items, ...second.items].map(({ articleId }) => articleId)).size).toBe(23);
});

test('what has no words is kept as a draft and not published; only head office writes', async () => {
  const office = shop.as('demo-head-office');
  expect(codeOf(await office.staff('journal.save', { ...article('', today), paragraphs: [] }))).toBe('ARTICLE_UNFIT');
  expect(codeOf(await office.staff('journal.save', { ...article('', today, false), paragraphs: [] }))).toBe('done');
  expect(codeOf(await shop.as('demo-manager').staff('journal.save', article('茶', today)))).toBe('FORBIDDEN');
});
