import { localDate } from '../../kernel/time';
import { checkArticle, isOut, paragraphsOf } from './index';

test.each([
  ['an empty line ends a paragraph', '春茶到了。\n\n今年雨水好。', ['春茶到了。', '今年雨水好。']],
  ['a break stays in it', '第一行\n第二行', ['第一行\n第二行']],
  ['empty ones are none', '\n\n  \n\n字\n \n', ['字']],
  ['nothing is nothing', '   ', []],
])('%s', (_, typed, paragraphs) => {
  expect(paragraphsOf(typed)).toEqual(paragraphs);
});

test.each([
  ['whole', { title: '春茶', paragraphs: ['字'] }, []],
  ['without a title', { title: '', paragraphs: ['字'] }, ['TITLE']],
  ['without words', { title: '春茶', paragraphs: [] }, ['NO_WORDS']],
  ['with a paragraph that never ends', { title: '春茶', paragraphs: ['字'.repeat(1_001)] }, ['TOO_LONG']],
])('an article %s is checked', (_, article, faults) => {
  expect(checkArticle(article)).toEqual(faults);
});

test('an article is out from its day on, and never while it is a draft', () => {
  const [day, before] = [localDate('2026-11-22'), localDate('2026-11-21')];
  expect([isOut({ isPublished: true, publishedOn: day }, day), isOut({ isPublished: true, publishedOn: day }, before), isOut({ isPublished: false, publishedOn: before }, day)]).toEqual([true, false, false]);
});
