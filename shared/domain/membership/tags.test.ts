import { refuse } from '../../kernel/result';
import { changeTag, isTag, longestTag, mostTags } from './tags';

test('a tag goes on once and comes off, and a member has no more than ten', () => {
  const full = Array.from({ length: mostTags }, (_, i) => `t${i}`);
  expect(changeTag([], { tag: '老客', on: true })).toEqual({ ok: true, value: ['老客'] });
  expect(changeTag(['老客'], { tag: '老客', on: true })).toEqual({ ok: true, value: ['老客'] });
  expect(changeTag(['老客', '团购'], { tag: '老客', on: false })).toEqual({ ok: true, value: ['团购'] });
  expect(changeTag([], { tag: '老客', on: false })).toEqual({ ok: true, value: [] });
  expect(changeTag(full, { tag: '老客', on: true })).toEqual(refuse('TAGS_TOO_MANY', { most: mostTags }));
  expect(changeTag(full, { tag: 't3', on: true })).toEqual({ ok: true, value: full });
});

test('a tag is one short word', () => {
  for (const text of ['老客', 'VIP', '不吃香菜', '字'.repeat(longestTag)]) expect(isTag(text)).toBe(true);
  for (const text of ['', ' ', '老 客', '老客,团购', '老客、', 'a\nb', '字'.repeat(longestTag + 1)]) expect(isTag(text)).toBe(false);
});
