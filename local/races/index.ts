import type { MemberId } from '../../shared/kernel/ids';
import { reconcileBooks } from '../books';
import { done, type TestShop } from '../testing-shop';
import { fiveTaps, twentySpends, twoTillsOneCoupon } from './checkout-races';
import { same, type RaceEntry } from './race';
import { refundDuringSpend, twoRefunds } from './refund-races';

/** Every race by its name; one line a race, one file an area. */
export const races = {
  twoTillsOneCoupon: { run: twoTillsOneCoupon, guarantee: 'two tills use one coupon once', sideBySide: 8, testRounds: 8 },
  refundDuringSpend: { run: refundDuringSpend, guarantee: 'a refund while its points are spent neither loses nor makes a point', sideBySide: 8, testRounds: 8 },
  twoRefunds: { run: twoRefunds, guarantee: 'two refunds of one purchase never give back more than was bought', sideBySide: 8, testRounds: 8 },
  twentySpends: { run: twentySpends, guarantee: 'twenty tills spend a balance exactly once', sideBySide: 1, testRounds: 1 },
  fiveTaps: { run: fiveTaps, guarantee: 'five taps are one purchase', sideBySide: 8, testRounds: 4 },
} as const satisfies Record<string, RaceEntry>;
export type RaceName = keyof typeof races;

/** Runs a race so many rounds, each with a member of its own, and then compares every book of the shop. @throws at the first wrong round. */
export async function runRace(shop: TestShop, name: RaceName, rounds: number): Promise<void> {
  const { run, sideBySide } = races[name];
  for (let start = 0; start < rounds; start += sideBySide) {
    const openids = Array.from({ length: Math.min(sideBySide, rounds - start) }, (_, index) => `o-${name}-${start + index}`);
    await Promise.all(openids.map(async (openid) => {
      const joined = await shop.as(openid).member<{ memberId: MemberId }>('membership.join', { scene: 's=S1', privacyVersion: '2026-11', marketingConsent: false });
      await run(shop, { openid, memberId: done(joined).memberId });
    }));
  }
  same(`books after ${name}`, (await shop.inStore(reconcileBooks)).differing, []);
}
