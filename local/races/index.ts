import type { MemberId } from '../../shared/kernel/ids';
import { reconcileBooks } from '../books';
import { done, type TestShop } from '../testing-shop';
import { fiveTaps, twentySpends, twoTillsOneCoupon, twoTillsOneHold } from './checkout-races';
import { oneForEachMember } from './issuing-races';
import { nightDuringCheckout } from './night-races';
import { creditsAndSpends, twentyCredits } from './points-races';
import { exchangeDuringNight, lastGift, lastThree, tenFriendsOneCoupon, twoTillsOneCode } from './points-shop-races';
import { same, type RaceEntry } from './race';
import { refundDuringSpend, twoRefunds } from './refund-races';
import { postAndTill } from './till-races';

/** Every race by its name; one line a race, one file an area. */
export const races = {
  twoTillsOneCoupon: { run: twoTillsOneCoupon, guarantee: 'two tills use one coupon once', sideBySide: 8, testRounds: 4 },
  refundDuringSpend: { run: refundDuringSpend, guarantee: 'a refund while its points are spent neither loses nor makes a point', sideBySide: 8, testRounds: 4 },
  twoRefunds: { run: twoRefunds, guarantee: 'two refunds of one purchase never give back more than was bought', sideBySide: 8, testRounds: 4 },
  twentySpends: { run: twentySpends, guarantee: 'twenty tills spend a balance exactly once', sideBySide: 1, testRounds: 1 },
  fiveTaps: { run: fiveTaps, guarantee: 'five taps are one purchase', sideBySide: 8, testRounds: 4 },
  twoTillsOneHold: { run: twoTillsOneHold, guarantee: 'one till holds a coupon and only that one uses it', sideBySide: 8, testRounds: 4 },
  twentyCredits: { run: twentyCredits, guarantee: 'twenty credits at once are all in the balance', sideBySide: 1, testRounds: 1 },
  creditsAndSpends: { run: creditsAndSpends, guarantee: 'credits and spendings at once neither lose nor make a point', sideBySide: 1, testRounds: 1 },
  nightDuringCheckout: { run: nightDuringCheckout, guarantee: 'the night takes what ended while tills spend and earn', sideBySide: 1, testRounds: 2 },
  postAndTill: { run: postAndTill, guarantee: 'a batch of a till system and our own tills record each order once', sideBySide: 4, testRounds: 2 },
  lastGift: { run: lastGift, guarantee: 'twenty members who want the last gift get one between them', sideBySide: 1, testRounds: 2 },
  lastThree: { run: lastThree, guarantee: 'five members who want the last three gifts get three between them', sideBySide: 4, testRounds: 2 },
  twoTillsOneCode: { run: twoTillsOneCode, guarantee: 'a pick-up code works once, at two tills and while its member cancels', sideBySide: 8, testRounds: 4 },
  tenFriendsOneCoupon: { run: tenFriendsOneCoupon, guarantee: 'an offered coupon goes to one of ten friends or back to its giver', sideBySide: 2, testRounds: 2 },
  exchangeDuringNight: { run: exchangeDuringNight, guarantee: 'a gift is given back once by the night or by its member, while he exchanges anew', sideBySide: 4, testRounds: 2 },
  oneForEachMember: { run: oneForEachMember, guarantee: 'a coupon with a limit for each member is issued within it by every way at once', sideBySide: 1, testRounds: 2 },
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
