import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { dayNumber, localDate } from '../../shared/kernel/time';
import { amountUnknown, DayReader, readYuan, unreadable } from './fields';
import { MemberIndex } from './member-index';
import { PurchaseColumns } from './purchase-columns';
import { readPurchaseFile, type PurchaseFile, type PurchaseFormat } from './purchase-file';

const folder = mkdtempSync(join(tmpdir(), 'huike-score-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string | Buffer, format: PurchaseFormat = 'csv'): PurchaseFile {
  const path = join(folder, 'purchases');
  writeFileSync(path, text);
  return readPurchaseFile(path, format);
}

/** Each member's days and fen, as text that a test can be read by. */
function shown(file: PurchaseFile): Record<string, string> {
  const { offsets, days, spent, memberCount } = file.log;
  return Object.fromEntries(Array.from({ length: memberCount }, (_, i) => [
    file.members.idOf(i),
    Array.from(days.subarray(offsets[i], offsets[i + 1]), (day, j) => `${day - dayNumber(localDate('2026-01-01'))}:${spent[offsets[i]! + j]}`).join(' '),
  ]));
}

const header = 'member_id,purchased_at,amount_yuan\n';

describe('reading purchases', () => {
  test('puts each member\'s days together, in order, same days as one', () => {
    expect(shown(read(`${header}a,2026-01-09,2.50\nb,2026-01-02,1\na,2026-01-03,10.00\na,2026-01-09,0.50\n`))).toEqual({ a: '2:1000 8:300', b: '1:100' });
  });

  test.each([
    ['Windows line ends', `${header.trim()}\r\na,2026-01-02,1.00\r\n`],
    ['a byte order mark', `\uFEFF${header}a,2026-01-02,1.00\n`],
    ['no line end at the end', `${header}a,2026-01-02,1.00`],
    ['empty lines', `${header}\n\na,2026-01-02,1.00\n\n`],
    ['other columns in another order', 'store,Amount_Yuan,purchased_at,order_no,member_id,note\nS1,1.00,2026-01-02,9,a,x\n'],
    ['the names of public logs', '"cust","date",amount_yuan\n"a",2026-01-02,1\n'],
    ['quoted fields', `"member_id","purchased_at","amount_yuan"\n"a","2026-01-02","1.00"\n`],
    ['blanks around fields', `${header}a , 2026-01-02 , 1.00 \n`],
    ['a time of day', `${header}a,2026-01-02 10:30:00,1.00\n`],
    ['a time with the zone of the store', `${header}a,2026-01-02T00:30:00+08:00,1.00\n`],
    ['a time in another zone, which is the next day here', `${header}a,2026-01-01T16:30:00Z,1.00\n`],
    ['slashes', `${header}a,2026/1/2,1.00\n`],
    ['a day without dashes', `${header}a,20260102,1.00\n`],
  ])('understands %s', (_, text) => {
    expect(shown(read(text))).toEqual({ a: '1:100' });
  });

  test('keeps commas, quotes and Chinese in quoted ids', () => {
    expect(Object.keys(shown(read(`${header}"王,""小""明",2026-01-02,1\n`)))).toEqual(['王,"小"明']);
  });

  test('keeps a purchase whose amount is empty or whose column is missing', () => {
    expect(shown(read(`${header}a,2026-01-02,\n`))).toEqual({ a: '1:0' });
    expect(shown(read('member_id,purchased_at\na,2026-01-02\n'))).toEqual({ a: '1:0' });
  });

  test('leaves out amounts of zero and below, and still knows the member', () => {
    const file = read(`${header}a,2026-01-02,0.00\na,2026-01-03,-5\n`);
    expect([file.dropped, file.badRows, shown(file)]).toEqual([2, 0, { a: '' }]);
  });

  test('skips each bad row and says which line and why', () => {
    const file = read([
      'member_id,purchased_at,amount_yuan', 'a,2026-01-02,1.00', 'a', ',2026-01-02,1.00', 'a,2026-02-30,1.00', 'a,yesterday,1', 'a,1969-12-31,1', 'a,2026-01-02,1.005',
      'a,2026-01-02,ten', `a,2026-01-02,${'1'.repeat(5_000)}`, 'a,2026-01-02,99999999.00', 'b,2026-01-05,2.00',
    ].join('\n'));
    expect(file.firstBadRows).toEqual([
      { line: 3, fault: 'columns' }, { line: 4, fault: 'member' }, { line: 5, fault: 'date' }, { line: 6, fault: 'date' }, { line: 7, fault: 'date' },
      { line: 8, fault: 'amount' }, { line: 9, fault: 'amount' }, { line: 10, fault: 'length' }, { line: 11, fault: 'amount' },
    ]);
    expect([file.badRows, file.rows, shown(file)]).toEqual([9, 2, { a: '1:100', b: '4:200' }]);
  });

  test('gives up on a line without an end, not on the file', () => {
    const file = read(Buffer.concat([Buffer.from(`${header}a,2026-01-02,1.00\n`), Buffer.alloc(3_000_000, 'x'), Buffer.from('\nb,2026-01-05,2.00\n')]));
    expect([file.firstBadRows, shown(file)]).toEqual([[{ line: 3, fault: 'length' }], { a: '1:100', b: '4:200' }]);
  });

  test('reads the CDNOW format with and without a line of names', () => {
    const rows = ' 00001 19970101  1   11.77\r\n 00002 19970112  5   77.00\r\n 00002 19970112  1    0.00\r\n';
    for (const text of [rows, ` customer_id  date number_of_cds  dollar_value\r\n${rows}`]) {
      const file = read(text, 'cdnow');
      expect([file.rows, file.dropped, file.badRows, file.members.size]).toEqual([3, 1, 0, 2]);
      expect(Array.from(file.log.spent)).toEqual([1_177, 7_700]);
    }
  });

  test.each(['', 'id,date\n1,2026-01-01\n'])('refuses a file without the columns, and says which it wants', (text) => {
    expect(() => read(text)).toThrow(/member_id/);
  });

  test('reads the same whatever length the rows have, across the chunks of the file', () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `${'m'.repeat(i % 40)}${i % 977},2026-01-${String(1 + (i % 28)).padStart(2, '0')},${i % 100}.25`);
    const file = read(header + rows.join('\n'));
    const sum = rows.reduce((total, _, i) => total + (i % 100) * 100 + 25, 0);
    expect([file.rows, file.badRows, Array.from(file.log.spent).reduce((left, right) => left + right, 0)]).toEqual([60_000, 0, sum]);
    expect(file.members.size).toBe(new Set(rows.map((row) => row.split(',')[0])).size);
  });
});

describe('fields', () => {
  const field = (text: string): [Buffer, number, number] => [Buffer.from(`,${text},`), 1, 1 + Buffer.byteLength(text)];

  test.each([
    ['', amountUnknown], ['0', 0], ['12', 1_200], ['12.', 1_200], ['12.5', 1_250], ['12.50', 1_250], ['12.5000', 1_250], ['-3.20', 0], ['0.01', 1],
    ['12.505', unreadable], ['.', unreadable], ['-', unreadable], ['1,5', unreadable], ['1e3', unreadable], ['¥5', unreadable], ['42949672.95', 4_294_967_295], ['42949672.96', unreadable],
  ])('%s yuan', (text, expected) => expect(readYuan(...field(text))).toBe(expected));

  test('yuan written with two decimals are read as those fen', () => {
    fc.assert(fc.property(fc.nat(4_000_000_000), (fen) => {
      expect(readYuan(...field(`${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`))).toBe(fen);
    }));
  });

  test('every day is read as itself, however often it changes', () => {
    const days = new DayReader();
    fc.assert(fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
      const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
      expect(days.read(...field(text))).toBe(day);
      expect(days.read(...field(text.replaceAll('-', '')))).toBe(day);
    }));
  });
});

describe('members', () => {
  test('each id has one number, in order of appearance, and is given back as it was', () => {
    fc.assert(fc.property(fc.array(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 3_000 }), (ids) => {
      const index = new MemberIndex();
      const numbers = new Map<string, number>();
      for (const id of ids) {
        const bytes = Buffer.from(id);
        if (bytes.toString() !== id) continue;
        if (!numbers.has(id)) numbers.set(id, numbers.size);
        expect(index.numberOf(bytes, 0, bytes.length)).toBe(numbers.get(id));
      }
      expect(index.size).toBe(numbers.size);
      for (const [id, number] of numbers) expect(index.idOf(number)).toBe(id);
    }), { numRuns: 30 });
  });
});

describe('columns', () => {
  test('make the same log from any order, backwards lists of thousands of days too', () => {
    const forwards = new PurchaseColumns();
    const backwards = new PurchaseColumns();
    for (let i = 0; i < 20_000; i += 1) forwards.add(i % 2, Math.floor(i / 4), 1 + (i % 5));
    for (let i = 19_999; i >= 0; i -= 1) backwards.add(i % 2, Math.floor(i / 4), 1 + (i % 5));
    expect(backwards.toLog(2)).toEqual(forwards.toLog(2));
  });
});
