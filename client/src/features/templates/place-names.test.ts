import { occasionIds, placesOf } from '../../../../shared/domain/campaign';
import { textIn } from '../../text';
import { withPlaceNames } from './place-names';

test('every place of every occasion has a word in both languages, and a text is read with them', () => {
  const places = [...new Set(occasionIds.flatMap(placesOf))];
  for (const lang of ['zh', 'en'] as const) expect(places.filter((place) => textIn(lang).outbox.place[place] === undefined)).toEqual([]);
  expect(withPlaceNames('{brand}想您了，上次是{lastOn}', textIn('zh'))).toBe('【品牌名】想您了，上次是【上次来的日子】');
  expect(withPlaceNames('{nothing}', textIn('zh'))).toBe('【nothing】');
});
