import { parseJoinScene } from '../../../shared/domain/membership';
import { ignoredParts, type ScenePart } from './scene';

test.each<[string, ScenePart[]]>([
  ['s=S9&g=gone&x=1', ['code', 'store', 'guide']],
  ['constructor', ['code']],
  ['toString=1&__proto__=2&valueOf', ['code']],
  ['s=%00', ['store']],
])('of the scanned code %j these parts do not count, and it still joins: %j', (scene, parts) => {
  expect(ignoredParts(parseJoinScene(scene), { store: false, guide: false, referrer: false })).toEqual(parts);
});
