import { store } from '../cloudfunctions/_store/store';
import type { MemberId } from '../shared/kernel/ids';
import { reconcileBooks } from './books';
import { codeOf, done, type TestShop } from './testing-shop';

/** One round of a race: a member of its own, several tills at once, and a look at what came of it; throws when it is wrong. */
export type Race = (shop: TestShop, member: { readonly openid: string; readonly memberId: MemberId }) => Promise<void>;

interface Quote { readonly payable: number; readonly coupons: readonly { readonly couponId: string; readonly applied: boolean }[] }

const tills = ['demo-cashier', 'demo-manager'] as const;
const purchaseOf = (memberId: string, amount: number, more: object = {}) => ({ memberId, storeId: 'S1', amount, coupons: [], pointsToSpend: 0, payableShown: amount, ...more });

function same(what: string, found: unknown, expected: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
}

let commands = 0;
/** Sends a command as a till does: the same one again while the database is busy. */
async function send(shop: TestShop, openid: string, action: string, input: object, commandId = `race-${(commands += 1)}`) {
  for (let tries = 1; ; tries += 1) {
    const reply = await shop.as(openid).staff<{ purchaseId: string }>(action, input, commandId);
    if (codeOf(reply) !== 'UNAVAILABLE' || tries === 20) return reply;
  }
}
const buy = async (shop: TestShop, memberId: string, amount: number) => done(await send(shop, tills[0], 'checkout.commit', purchaseOf(memberId, amount))).purchaseId;

const twoTillsOneCoupon: Race = async (shop, { memberId }) => {
  const basket = { memberId, storeId: 'S1', amount: 12_850, pointsToSpend: 0 };
  const quote = done(await shop.as(tills[0]).staff<Quote>('checkout.quote', { ...basket, coupons: 'best' }));
  const coupons = quote.coupons.filter((coupon) => coupon.applied).map((coupon) => coupon.couponId);
  const replies = await Promise.all(tills.map((till) => send(shop, till, 'checkout.commit', { ...basket, coupons, payableShown: quote.payable })));
  same('two tills and one coupon', replies.map(codeOf).sort(), ['COUPON_UNUSABLE', 'done']);
  const counted = await shop.inStore(async () => [await store.purchases.count({ memberId }), await store.coupons.count({ memberId, state: 'redeemed' })]);
  same('purchases and used coupons', counted, [1, 1]);
};

const refundDuringSpend: Race = async (shop, { openid, memberId }) => {
  const purchaseId = await buy(shop, memberId, 50_000);
  const spending = async () => {
    // A refund reads more before it starts: every second time the spending looks at its price first, so that either may be faster.
    if (/[13579]$/.test(openid)) await shop.as(tills[0]).staff('checkout.quote', { memberId, storeId: 'S1', amount: 20_000, coupons: 'best', pointsToSpend: 400 });
    return send(shop, tills[0], 'checkout.commit', purchaseOf(memberId, 20_000, { pointsToSpend: 400, payableShown: 19_600 }));
  };
  const [refund, spend] = await Promise.all([
    send(shop, tills[1], 'refunds.commit', { purchaseId, scope: { kind: 'whole' }, paidShown: 50_000, reason: '不合适' }),
    spending(),
  ]);
  same('the refund', codeOf(refund), 'done');
  const spent = codeOf(spend);
  if (spent !== 'done') same('the spending that came second', spent, 'POINTS_INSUFFICIENT');
  // 500 earned; 400 spent first leave 100 and 196 new ones for the claw-back, spent second is refused.
  const account = await shop.inStore(() => store.accounts.get(memberId));
  const balance = (account?.points.buckets ?? []).reduce((sum, bucket) => sum + bucket.points, 0);
  if (spent === 'done' ? ![0, 196].includes(balance) : balance !== 0) throw new Error(`balance ${balance} after a spending that was ${spent}`);
};

const twoRefunds: Race = async (shop, { memberId }) => {
  const purchaseId = await buy(shop, memberId, 10_000);
  const refund = { purchaseId, scope: { kind: 'value', value: 6_000 }, paidShown: 6_000, reason: '不合适' };
  const replies = await Promise.all(tills.map((till) => send(shop, till, 'refunds.commit', refund)));
  same('two refunds of one purchase', replies.map(codeOf).sort(), ['REFUND_TOO_LARGE', 'done']);
  const [purchase, refunds] = await shop.inStore(() => Promise.all([store.purchases.get(purchaseId as never), store.refunds.count({ purchaseId })]));
  same('what came back, in how many refunds', [purchase?.refunded.valueFen, refunds], [6_000, 1]);
};

const twentySpends: Race = async (shop, { memberId }) => {
  await buy(shop, memberId, 100_000);
  const account = await shop.inStore(() => store.accounts.get(memberId));
  const points = (account?.points.buckets ?? []).reduce((sum, bucket) => sum + bucket.points, 0);
  // 100 points each on goods of 2 yuan: 1,000 points are spent ten times, and what ten such purchases earn is no eleventh.
  const quote = done(await shop.as(tills[0]).staff<Quote>('checkout.quote', { memberId, storeId: 'S1', amount: 250, coupons: [], pointsToSpend: 100 }));
  const spend = purchaseOf(memberId, 250, { pointsToSpend: 100, payableShown: quote.payable });
  const replies = await Promise.all(Array.from({ length: 20 }, (_, index) => send(shop, tills[index % 2] ?? tills[0], 'checkout.commit', spend)));
  const codes = replies.map(codeOf);
  same('twenty spendings', [codes.filter((code) => code === 'done').length, codes.filter((code) => code === 'POINTS_INSUFFICIENT').length], [points / 100, 20 - points / 100]);
};

const fiveTaps: Race = async (shop, { openid, memberId }) => {
  const replies = await Promise.all(Array.from({ length: 5 }, () => send(shop, tills[0], 'checkout.commit', purchaseOf(memberId, 12_850), `taps-${openid}`)));
  same('answers to five taps', new Set(replies.map((reply) => done(reply).purchaseId)).size, 1);
  same('purchases of five taps', await shop.inStore(() => store.purchases.count({ memberId })), 1);
};

/** Every race by its name. */
export const races = { twoTillsOneCoupon, refundDuringSpend, twoRefunds, twentySpends, fiveTaps } as const;
export type RaceName = keyof typeof races;

/** Members who race side by side; more would only queue at the one database thread, and twenty tills at one member are a crowd already. */
const sideBySide: Record<RaceName, number> = { twoTillsOneCoupon: 8, refundDuringSpend: 8, twoRefunds: 8, twentySpends: 1, fiveTaps: 8 };

/** Runs a race so many rounds, each with a member of its own, and then compares every book of the shop. @throws at the first wrong round. */
export async function runRace(shop: TestShop, name: RaceName, rounds: number): Promise<void> {
  for (let start = 0; start < rounds; start += sideBySide[name]) {
    const openids = Array.from({ length: Math.min(sideBySide[name], rounds - start) }, (_, index) => `o-${name}-${start + index}`);
    await Promise.all(openids.map(async (openid) => {
      const joined = await shop.as(openid).member<{ memberId: MemberId }>('membership.join', { scene: 's=S1', privacyVersion: '2026-11', marketingConsent: false });
      await races[name](shop, { openid, memberId: done(joined).memberId });
    }));
  }
  same(`books after ${name}`, (await shop.inStore(reconcileBooks)).differing, []);
}
