import { amountOf, typedAmount, type AmountKey } from './amount-pad';


const type = (keys: string) => keys.split(' ').reduce((typed, key) => typedAmount(typed, key as AmountKey), '');

it.each([
  ['1 2 8 . 5', '128.5', 12_850],
  ['. 5', '0.5', 50],
  ['0 0 7', '7', 700],
  ['1 . 2 3 4', '1.23', 123],
  ['1 . . 2', '1.2', 120],
  ['9 9 9 9 9 9 9 9', '999999', 99_999_900],
  ['1 0 0 0 0 0 0 . 0 1', '1000000.0', 100_000_000],
  ['5 back', '', 0],
  ['1 . back', '1', 100],
])('reads the keys %s as %s, %d fen', (keys, typed, fen) => {
  expect(type(keys)).toBe(typed);
  expect(amountOf(type(keys))).toBe(fen);
});
