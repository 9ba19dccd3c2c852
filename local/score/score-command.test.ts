import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoStoreParameters, generatePurchaseLog } from '../../shared/domain/retention';
import { seededDice } from '../../shared/kernel/random';
import { localDate } from '../../shared/kernel/time';
import { run as backtest } from '../commands/backtest';
import { run as score } from '../commands/score';
import { scoreColumns } from './score-file';

const folder = mkdtempSync(join(tmpdir(), 'huike-score-'));
afterAll(() => rmSync(folder, { recursive: true }));

let said: string[] = [];
let told: string[] = [];
beforeEach(() => {
  [said, told] = [[], []];
  jest.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
  jest.spyOn(console, 'log').mockImplementation((line: string) => void told.push(line));
});
afterEach(() => jest.restoreAllMocks());

const at = (name: string): string => join(folder, name);

/** The first 2,000 customers of CDNOW where that log lies beside the project, else a store made from the model. */
const cdnow = join(__dirname, '..', '..', '..', 'shared', 'data', 'cdnow', 'CDNOW_master.txt');
const source = existsSync(cdnow) ? 'the first 2,000 customers of CDNOW' : 'a made-up store of 2,000';
const made = { asOf: existsSync(cdnow) ? '1998-03-31' : '2026-03-31', path: at(existsSync(cdnow) ? 'log.txt' : 'log.csv') };
beforeAll(() => {
  if (existsSync(cdnow)) {
    writeFileSync(made.path, readFileSync(cdnow, 'latin1').split('\n').filter((line) => Number(line.slice(0, 7)) <= 2_000 || line.includes('customer_id')).join('\n'));
    return;
  }
  const store = generatePurchaseLog({ members: 2_000, from: localDate('2025-01-01'), to: localDate('2026-06-30'), parameters: demoStoreParameters, dice: seededDice(5) });
  writeFileSync(made.path, ['member_id,purchased_at,amount_yuan', ...store.flatMap((purchases, i) => purchases.map(({ on, amount }) => `m${i},${on},${amount / 100}`))].join('\n'));
});

describe(`huike score on ${source}`, () => {
  test('writes one row per member with every column, and the counts it says', async () => {
    expect(await score(['--purchases', made.path, '--as-of', made.asOf, '--out', at('out.csv'), '--json'])).toBe(0);
    const [head, ...rows] = readFileSync(at('out.csv'), 'utf8').trimEnd().split('\n');
    expect(head).toBe(scoreColumns);
    expect(rows).toHaveLength(2_000);
    expect(new Set(rows.map((row) => row.split(',')[0])).size).toBe(2_000);
    const result = JSON.parse(told.join('')) as { states: Record<string, number>; model: { basis: string; backtest: { verdict: string } } };
    expect(Object.values(result.states).reduce((sum, count) => sum + count, 0)).toBe(2_000);
    expect(result.model).toMatchObject({ basis: 'model', backtest: { verdict: 'useful' } });
    for (const state of ['active', 'quiet', 'dormant', 'lost']) expect(rows.filter((row) => row.split(',')[7] === state)).toHaveLength(result.states[state]!);
    for (const row of rows.map((text) => text.split(',')).filter((fields) => fields[7] !== '')) {
      expect(Number(row[3])).toBeGreaterThanOrEqual(0);
      expect(Number(row[3])).toBeLessThanOrEqual(1);
      if (row[6] !== '') expect(row[6]! > made.asOf).toBe(true);
      expect(['first', 'repeat', 'loyal', 'prospect']).toContain(row[8]);
      if (row[8] !== 'prospect') expect(row[10]).toMatch(/^(important|general)-(value|keep|develop|win-back):[1-5]{3}$/);
    }
    expect(said.join('\n')).toMatch(/data gate: open.*\nmodel: MBG\/CNBD-k, k = \d/);
  });

  test('gives the same file for the same input', async () => {
    await score(['--purchases', made.path, '--as-of', made.asOf, '--out', at('one.csv')]);
    await score(['--purchases', made.path, '--as-of', made.asOf, '--out', at('two.csv')]);
    expect(readFileSync(at('one.csv'), 'utf8')).toBe(readFileSync(at('two.csv'), 'utf8'));
  });
});

describe('huike score on little data', () => {
  const few = `member_id,purchased_at,amount_yuan\na,2026-01-02,10.00\nb,2026-05-30,20.00\nwrong\nc,2026-07-01,5\n`;

  test('goes by fixed days and says why, leaves numbers empty, keeps the member who comes later as a prospect', async () => {
    writeFileSync(at('few.csv'), few);
    expect(await score(['--purchases', at('few.csv'), '--as-of', '2026-06-01', '--out', at('few-out.csv'), '--bad-rows', at('bad.csv')])).toBe(0);
    expect(readFileSync(at('few-out.csv'), 'utf8').split('\n').slice(1, 4)).toEqual([
      'a,1,2026-01-02,,,,,quiet,first,ordinary,general-win-back:111', 'b,1,2026-05-30,,,,,active,first,suitable,important-develop:515', 'c,0,,,,,,,prospect,,',
    ]);
    expect(said.join('\n')).toMatch(/data gate: shut \(only 2 buyers/);
    expect(said.join('\n')).toContain('line 4 has too few columns');
    expect(readFileSync(at('bad.csv'), 'utf8')).toContain('4,columns,');
  });

  test.each([
    [[], 'Say --purchases FILE.'],
    [['--purchases', 'nowhere.csv'], 'There is no file nowhere.csv'],
    [['--purchases', __filename, '--as-of', '2026-02-30'], '2026-02-30 is not a day'],
    [['--purchases', __filename, '--as-of', '2026-02-28'], 'Say --out FILE'],
    [['--purchases', __filename, '--as-of', '2026-02-28', '--out', 'x', '--format', 'xls'], '--format is csv or cdnow'],
    [['--purchases', __filename, '--as-of', '2026-02-28', '--out', 'x', '--horizon-days', '3'], 'from 7 to 730'],
    [['--purchases', __filename, '--as-of', '2026-02-28', '--out', 'x', '--seed', 'z'], '--seed is a whole number'],
    [['--purchases', __filename, '--as-of', '2026-02-28', '--out', '-', '--json'], 'both want standard output'],
    [['--purchases', __filename, '--as-of', '2026-02-28', '--out', at('never.csv')], 'must name the columns member_id and purchased_at'],
    [['--what'], "Unknown option '--what'"],
  ])('answers %j with what to write instead, and 2', async (argv, sentence) => {
    expect(await score(argv)).toBe(2);
    expect(said.join('\n')).toContain(sentence);
    expect(said.join('\n')).toContain('huike score --purchases FILE');
  });

  test('shows how it is used when asked', async () => {
    expect([await score(['--help']), await backtest(['--help'])]).toEqual([0, 0]);
    expect(told.join('\n')).toContain('huike backtest --purchases FILE');
  });
});

describe(`huike backtest on ${source}`, () => {
  const days = existsSync(cdnow) ? '1997-09-30' : '2026-03-31';

  test('says in words what it found', async () => {
    expect(await backtest(['--purchases', made.path, '--as-of', days])).toBe(0);
    expect(told.join('\n')).toMatch(/The model tells who will stay away better than the fixed 90-day rule: AUC 0\.\d{3}/);
    for (const name of ['fixed rule', 'recency', 'RFM sum', 'BG/NBD P(active)']) expect(told.join('\n')).toContain(name);
  });

  test('gives every figure as JSON, and the mean of several days in words', async () => {
    expect(await backtest(['--purchases', made.path, '--as-of', days, '--json'])).toBe(0);
    const [report] = JSON.parse(told.join('')) as { measures: { calibration: unknown[]; states: unknown[]; contenders: { name: string }[] }; words: string[] }[];
    expect([report!.measures.calibration.length, report!.measures.states.length]).toEqual([10, 4]);
    expect(report!.measures.contenders[0]!.name).toBe('MBG/CNBD-k P(active)');
    told = [];
    expect(await backtest(['--purchases', made.path, '--as-of', `${days},${days}`])).toBe(0);
    expect(told.join('\n')).toContain('Mean of 2 tests');
  });

  test('writes a page that needs nothing else', async () => {
    expect(await backtest(['--purchases', made.path, '--as-of', days, '--html', at('report.html')])).toBe(0);
    const page = readFileSync(at('report.html'), 'utf8');
    expect(page.match(/<svg /g)).toHaveLength(4);
    expect(page).not.toMatch(/<script|src=|href=|NaN|undefined/);
  });

  test('does not test what nobody knows yet', async () => {
    expect(await backtest(['--purchases', made.path, '--as-of', existsSync(cdnow) ? '1998-06-30' : '2026-06-30'])).toBe(1);
    expect(said.join('\n')).toMatch(/no backtest: purchases end on/);
    expect(await backtest(['--purchases', made.path])).toBe(2);
  });
});
