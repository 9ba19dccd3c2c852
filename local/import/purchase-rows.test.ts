import { localDate, localTime } from '../../shared/kernel/time';
import { readHistory, type HistoryShop } from './purchase-rows';

const shop: HistoryShop = { storeId: 'S1', storeIds: new Set(['S1', 'S2']), now: localTime(localDate('2026-11-22'), 10) };

const csv = (...lines: string[]) => ['member_id,purchased_at,amount_yuan,store,order_no', ...lines].join('\n');

test.each([
  ['a missing member', ',2026-01-02,10,,', 'member_id is missing or has other signs than letters, digits, - and _'],
  ['a day that does not exist', 'A,2026-02-30,10,,', 'purchased_at is not a day or a local time such as 2026-11-22T10:00'],
  ['a time that does not exist', 'A,2026-02-03T25:00,10,,', 'purchased_at has no such time of day'],
  ['an amount in words', 'A,2026-02-03,ten,,', 'amount is not yuan with at most two decimals'],
  ['three decimals', 'A,2026-02-03,1.005,,', 'amount is not yuan with at most two decimals'],
  ['money given back', 'A,2026-02-03,-5.00,,', 'amount is below zero'],
  ['more than a million yuan', 'A,2026-02-03,1000000.01,,', 'amount is above one million yuan'],
  ['a store that is not there', 'A,2026-02-03,5,S9,', 'there is no store S9'],
  ['a day to come', 'A,2026-11-23,5,,', 'purchased_at is in the future'],
  ['a day before any till', 'A,0000-01-01,5,,', 'purchased_at is before 1990-01-01'],
  ['an order number no till prints', 'A,2026-02-03,5,,a b', 'order_no has signs that an order number cannot have'],
])('%s is left out and named with its line', (_, line, why) => {
  const { rows, bad } = readHistory(csv('B,2026-01-01,1,,', line), 'csv', shop);
  expect(rows).toHaveLength(1);
  expect(bad).toEqual([{ line: 3, why, text: expect.any(String) as string }]);
});

test('amounts become whole fen, days noon, local times their instant', () => {
  const { rows } = readHistory(csv('A,2026-01-02,128.5,S2,N-1', 'A,2026-01-02T09:30,0,,'), 'csv', shop);
  expect(rows).toEqual([
    { memberRef: 'A', at: Date.parse('2026-01-02T12:00+08:00'), paid: 12_850, storeId: 'S2', orderNo: 'N-1' },
    { memberRef: 'A', at: Date.parse('2026-01-02T09:30+08:00'), paid: 0, storeId: 'S1', orderNo: expect.stringMatching(/^row-[0-9a-f]{32}-1$/) as string },
  ]);
});

test('two equal purchases of one day stay two, and the same file makes the same order numbers again', () => {
  const text = ' customer_id  date number_of_cds  dollar_value\n 00001 19970101  1   11.77\n 00001 19970101  1   11.77\n';
  const once = readHistory(text, 'cdnow', shop).rows;
  expect(new Set(once.map((row) => row.orderNo)).size).toBe(2);
  expect(readHistory(text, 'cdnow', shop).rows).toEqual(once);
});

test('purchases without numbers are told apart by amount and time, however long the member id is', () => {
  const member = '6f1d2c3b-0a9e-4d5c-8b7a-112233445566';
  const lines = ['199.00', '199.50', '1234.00', '1234.00'].map((amount) => `${member},2026-01-01T10:00:00,${amount},,`);
  const { rows, bad } = readHistory(csv(...lines), 'csv', shop);
  expect(bad).toEqual([]);
  expect(new Set(rows.map((row) => row.orderNo)).size).toBe(4);
});

test('a number that stands twice in a store is a bad row, in two stores it is two purchases', () => {
  const { rows, bad } = readHistory(csv('A,2026-01-01,1,S1,N1', 'B,2026-01-02,2,S1,N1', 'B,2026-01-02,2,S2,N1'), 'csv', shop);
  expect(rows).toHaveLength(2);
  expect(bad).toEqual([{ line: 3, why: 'order_no stands in an earlier row of this store', text: 'B,2026-01-02,2,S1,N1' }]);
});

test('a stray quote spoils its own row at most', () => {
  const { rows, bad } = readHistory(csv('A,2026-01-01,1,,', 'A"2,2026-01-01,1,,', 'B,2026-01-02,2,,'), 'csv', shop);
  expect(rows.map((row) => row.memberRef)).toEqual(['A', 'B']);
  expect(bad.map((row) => row.line)).toEqual([3]);
});
