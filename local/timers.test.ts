import { Clock } from './clock';
import { schedule, Timers, type Firing } from './timers';

const at = (iso: string): number => Date.parse(iso);
const next = (pattern: string, after: string): string | undefined => {
  const found = schedule(pattern)(at(after));
  return found === undefined ? undefined : new Date(found).toISOString();
};

test.each([
  ['every day at ten, China time', '0 0 10 * * * *', '2026-11-22T03:00:00Z', '2026-11-23T02:00:00.000Z'],
  ['the same day when it is still to come', '0 0 10 * * * *', '2026-11-22T01:00:00Z', '2026-11-22T02:00:00.000Z'],
  ['strictly after the instant itself', '0 0 10 * * * *', '2026-11-22T02:00:00Z', '2026-11-23T02:00:00.000Z'],
  ['every five minutes', '0 */5 * * * * *', '2026-11-22T03:01:00Z', '2026-11-22T03:05:00.000Z'],
  ['every thirty seconds', '*/30 * * * * * *', '2026-11-22T03:01:10Z', '2026-11-22T03:01:30.000Z'],
  ['the first of the month, by the Chinese calendar day', '0 0 0 1 * * *', '2026-11-22T03:00:00Z', '2026-11-30T16:00:00.000Z'],
  ['Mondays by name', '0 0 9 * * MON *', '2026-11-22T03:00:00Z', '2026-11-23T01:00:00.000Z'],
  ['a day of the month or a weekday', '0 0 9 1 * 3 *', '2026-11-22T03:00:00Z', '2026-11-25T01:00:00.000Z'],
  ['a later year', '0 0 9 1 1 * 2028', '2026-11-22T03:00:00Z', '2028-01-01T01:00:00.000Z'],
  ['a year that is over', '0 0 9 1 1 * 2025', '2026-11-22T03:00:00Z', undefined],
])('a timer fires %s', (_name, pattern, after, expected) => {
  expect(next(pattern, after)).toBe(expected);
});

test('a pattern without seven fields is refused', () => {
  expect(() => schedule('0 0 10 * * *')).toThrow(/7 fields/);
});

function shop(patterns: Record<string, string>): { clock: Clock; timers: Timers; fired: (Firing & { clockAt: number })[] } {
  const clock = new Clock(at('2026-11-22T02:00:00Z'), () => 0);
  const fired: (Firing & { clockAt: number })[] = [];
  const functions = Object.entries(patterns).map(([name, config]) => ({ name, folder: '', entry: '', config: { triggers: [{ name: `${name}-trigger`, type: 'timer', config }] } }));
  const timers = new Timers(functions, clock, async (firing) => {
    fired.push({ ...firing, clockAt: clock.now() });
  });
  timers.start();
  return { clock, timers, fired };
}

test('timers of several functions fire in the order of their instants, each seeing its own time', async () => {
  const { timers, fired, clock } = shop({ night: '0 30 2 * * * *', dispatch: '0 0 */8 * * * *' });
  await timers.moveTo(at('2026-11-23T02:00:00Z'));
  timers.stop();
  expect(fired.map(({ functionName, clockAt }) => `${functionName} ${new Date(clockAt).toISOString()}`)).toEqual([
    'dispatch 2026-11-22T08:00:00.000Z', 'dispatch 2026-11-22T16:00:00.000Z', 'night 2026-11-22T18:30:00.000Z', 'dispatch 2026-11-23T00:00:00.000Z',
  ]);
  expect(clock.now()).toBe(at('2026-11-23T02:00:00Z'));
});

test('a timer that has fired does not fire again for the same instant', async () => {
  const { timers, fired } = shop({ night: '0 30 2 * * * *' });
  await timers.moveTo(at('2026-11-22T18:30:00Z'));
  await timers.moveTo(at('2026-11-22T18:30:00Z'));
  timers.stop();
  expect(fired).toHaveLength(1);
});

test('going back fires nothing', async () => {
  const { timers, fired, clock } = shop({ night: '0 30 2 * * * *' });
  await timers.moveTo(at('2020-01-01T00:00:00Z'));
  timers.stop();
  expect(fired).toEqual([]);
  expect(clock.now()).toBe(at('2020-01-01T00:00:00Z'));
});

test('a move over too many instants fires the latest ones and says how many it left out', async () => {
  const { timers, fired } = shop({ minutely: '0 * * * * * *' });
  const report = await timers.moveTo(at('2026-11-25T02:00:00Z'));
  timers.stop();
  expect(fired).toHaveLength(2_000);
  expect(report.skipped).toBe(3 * 24 * 60 - 2_000);
  expect(fired[fired.length - 1]?.clockAt).toBe(at('2026-11-25T02:00:00Z'));
});

test('two moves at once happen one after the other', async () => {
  const { timers, fired, clock } = shop({ night: '0 30 2 * * * *' });
  await Promise.all([timers.moveTo(at('2026-11-23T02:00:00Z')), timers.moveTo(at('2026-11-24T02:00:00Z'))]);
  timers.stop();
  expect(fired.map((firing) => firing.at)).toEqual([at('2026-11-22T18:30:00Z'), at('2026-11-23T18:30:00Z')]);
  expect(clock.now()).toBe(at('2026-11-24T02:00:00Z'));
});

describe('as time goes by', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: at('2026-11-22T02:00:00Z') });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  function running(config: string): { clock: Clock; timers: Timers; fired: string[] } {
    const clock = new Clock(undefined);
    const fired: string[] = [];
    const timers = new Timers([{ name: 'night', folder: '', entry: '', config: { triggers: [{ name: 'night', type: 'timer', config }] } }], clock, async ({ at: due }) => {
      fired.push(new Date(due).toISOString());
    });
    timers.start();
    return { clock, timers, fired };
  }

  test('a timer fires by itself, again and again, and not after it was stopped', async () => {
    const { timers, fired } = running('0 30 2 * * * *');
    await jest.advanceTimersByTimeAsync(2 * 86_400_000);
    expect(fired).toEqual(['2026-11-22T18:30:00.000Z', '2026-11-23T18:30:00.000Z']);
    timers.stop();
    await jest.advanceTimersByTimeAsync(2 * 86_400_000);
    expect(fired).toHaveLength(2);
  });

  test('after a move it goes on from there', async () => {
    const { timers, fired } = running('0 0 10 * * * *');
    await timers.moveTo(at('2030-01-01T01:59:00Z'));
    fired.length = 0;
    await jest.advanceTimersByTimeAsync(120_000);
    timers.stop();
    expect(fired).toEqual(['2030-01-01T02:00:00.000Z']);
  });

  test('a function that fails does not stop its timer', async () => {
    const clock = new Clock(undefined);
    let runs = 0;
    const timers = new Timers([{ name: 'hourly', folder: '', entry: '', config: { triggers: [{ name: 'h', type: 'timer', config: '0 0 * * * * *' }] } }], clock, async () => {
      runs++;
      throw new Error('failed');
    });
    timers.start();
    await jest.advanceTimersByTimeAsync(3 * 3_600_000 + 1000);
    timers.stop();
    expect(runs).toBe(3);
  });
});
