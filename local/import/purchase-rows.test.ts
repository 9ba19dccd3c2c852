import { readHistory } from './purchase-rows';

const csv = (...lines: string[]) => ['member_id,purchased_at,amount_yuan,store,order_no', ...lines].join('\n');

test.each([
  ['a missing member', ',2026-01-02,10,,', 'member_id is missing or has other signs than letters, digits, - and _'],
  ['a day that does not exist', 'A,2026-02-30,10,,', 'purchased_at is not a day or a local time such as 2026-11-22T10:00'],
  ['a time that does not exist', 'A,2026-02-03T25:00,10,,', 'purchased_at has no such time of day'],
  ['an amount in words', 'A,2026-02-03,ten,,', 'amount is not yuan with at most two decimals'],
  ['three decimals', 'A,2026-02-03,1.005,,', 'amount is not yuan with at most two decimals'],
  ['money given back', 'A,2026-02-03,-5.00,,', 'amount is below zero'],
  ['more than a million yuan', 'A,2026-02-03,1000000.01,,', 'amount is above one million yuan'],
  ['an order number no till prints', 'A,2026-02-03,5,,a b', 'order_no has signs that an order number cannot have'],
])('%s is left out and named with its line', (_, line, why) => {
  const { rows, bad } = readHistory(csv('B,2026-01-01,1,,', line), 'csv', 'S1');
  expect(rows).toHaveLength(1);
  expect(bad).toEqual([{ line: 3, why, text: expect.any(String) as string }]);
});

test('amounts become whole fen, days noon, local times their instant', () => {
  const { rows } = readHistory(csv('A,2026-01-02,128.5,S2,N-1', 'A,2026-01-02T09:30,0,,'), 'csv', 'S1');
  expect(rows).toEqual([
    { memberRef: 'A', at: Date.parse('2026-01-02T12:00+08:00'), paid: 12_850, storeId: 'S2', orderNo: 'N-1' },
    { memberRef: 'A', at: Date.parse('2026-01-02T09:30+08:00'), paid: 0, storeId: 'S1', orderNo: expect.stringMatching(/^csv-A-/) as string },
  ]);
});

test('two equal purchases of one day stay two, and the same file makes the same order numbers again', () => {
  const text = ' customer_id  date number_of_cds  dollar_value\n 00001 19970101  1   11.77\n 00001 19970101  1   11.77\n';
  const once = readHistory(text, 'cdnow', 'S1').rows;
  expect(new Set(once.map((row) => row.orderNo)).size).toBe(2);
  expect(readHistory(text, 'cdnow', 'S1').rows).toEqual(once);
});
