import { buildWeapp } from './built-client';
import { RunningShop } from './local-shop';
import { Phone } from './phone';

/** The shop of a test file and the phones in front of it. */
export interface WeappOpening {
  /** There from the first test on. */
  readonly shop: RunningShop;
  /** A phone in the hand of one person, the mini-program just started. */
  phone(openid: string): Phone;
}

/**
 * Opens a shop for the tests of a file, with the mini-program as it is built; closes it after them. A file fails when the compiled
 * templates complained of what they had to draw: they do so on the console, where nobody else would see it.
 * @param at where the shop's clock starts, e.g. `2026-11-22T10:00`; now when not given.
 */
export function openWeapp(at?: string): WeappOpening {
  let shop: RunningShop | undefined;
  const complaints: string[] = [];

  beforeAll(async () => {
    buildWeapp();
    for (const level of ['error', 'warn'] as const) {
      const say = console[level].bind(console);
      jest.spyOn(console, level).mockImplementation((...said: unknown[]) => {
        if (said.some((one) => String(one).includes('WXMLRT_'))) complaints.push(said.map(String).join(' '));
        else say(...said);
      });
    }
    shop = await RunningShop.start(at);
  }, 600_000);
  afterAll(async () => {
    await shop?.close();
    expect(complaints).toEqual([]);
  });

  const opened = (): RunningShop => {
    if (!shop) throw new Error('the shop opens before the first test');
    return shop;
  };
  return {
    get shop() {
      return opened();
    },
    phone: (openid) => new Phone(opened().url, openid),
  };
}
