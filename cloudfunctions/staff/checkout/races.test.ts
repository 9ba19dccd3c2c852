import { races, runRace, type RaceName } from '../../../local/races';
import { openTestShop, type TestShop } from '../../../local/testing-shop';

let shop: TestShop;
beforeAll(async () => { shop = await openTestShop(); });
afterAll(() => shop.cloud.close());

const rows = (Object.keys(races) as RaceName[]).map((name) => [races[name].guarantee, name] as const);

test.each(rows)('%s (%s)', async (_, name) => {
  await expect(runRace(shop, name, races[name].testRounds)).resolves.toBeUndefined();
}, 60_000);
