import { typedPoints } from './typed-points';

test.each([
  ['200', 'add', 200],
  [' 200 ', 'take', -200],
  ['', 'add', 0],
  ['0', 'take', 0],
  ['1.5', 'add', 0],
  ['-3', 'take', 0],
  ['123456789', 'add', 0],
] as const)('%j to %s is %d points', (typed, direction, expected) => {
  expect(typedPoints(typed, direction)).toBe(expected);
});
