import { basisPoints } from '../../../shared/kernel/units';
import { textIn } from './catalogue';
import { shareOfPeople } from './share-of-people';

it.each([[0, 0, 100], [90, 0, 100], [800, 1, 13], [2_400, 1, 4], [3_300, 1, 3], [4_000, 4, 10], [6_800, 7, 10], [10_000, 10, 10]])('says %i basis points as %i of %i', (share, come, of) => {
  expect(shareOfPeople(basisPoints(share))).toEqual({ come, of });
});

it('says how many like her come back by themselves, in both languages', () => {
  expect(textIn('zh').member360.alike(basisPoints(2_400))).toBe('像这样的会员，4 位里约有 1 位会自己回来');
  expect(textIn('en').member360.alike(basisPoints(2_400))).toBe('Of members like this, about 1 in 4 comes back unasked');
});
