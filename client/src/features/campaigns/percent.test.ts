import { inPoints, percent } from './percent';

test.each([[0.0412, '4.1%'], [1, '100%'], [0, '0%']])('%d is said as %s', (share, words) => expect(percent(share)).toBe(words));
test.each([[-0.1234, '-12.3'], [-0.0001, '0'], [0.07, '7']])('a difference of %d is %s points', (difference, words) => expect(inPoints(difference)).toBe(words));
