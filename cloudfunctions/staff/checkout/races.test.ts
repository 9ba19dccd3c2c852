import { races, runRace, type RaceName } from '../../../local/races';
import { openTestShop, type TestShop } from '../../../local/testing-shop';

let shop: TestShop;
beforeAll(async () => { shop = await openTestShop(); });
afterAll(() => shop.cloud.close());

const guarantees: Record<RaceName, string> = {
  twoTillsOneCoupon: 'two tills use one coupon once',
  refundDuringSpend: 'a refund while its points are spent neither loses nor makes a point',
  twoRefunds: 'two refunds of one purchase never give back more than was bought',
  twentySpends: 'twenty tills spend a balance exactly once',
  fiveTaps: 'five taps are one purchase',
};
/** Enough to fail where a guard is missing; `bench/races.ts` runs 200 rounds of each and more. */
const rounds: Record<RaceName, number> = { twoTillsOneCoupon: 8, refundDuringSpend: 8, twoRefunds: 8, twentySpends: 1, fiveTaps: 4 };

test.each(Object.keys(races) as RaceName[])('%s', async (name) => {
  expect(guarantees[name]).toBeDefined();
  await expect(runRace(shop, name, rounds[name])).resolves.toBeUndefined();
}, 60_000);
