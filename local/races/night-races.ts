import { store } from '../../cloudfunctions/_store/store';
import { balanceOf } from '../../shared/domain/points';
import { dayMs, localDateOf, instant } from '../../shared/kernel/time';
import type { MemberId } from '../../shared/kernel/ids';
import { codeOf, done } from '../testing-shop';
import { same, send, tills, type Race } from './race';

/**
 * The books' night takes points whose month has ended while a till spends the others and a third one earns. The member is one with a
 * history: 300 points that ended and 400 that hold.
 */
export const nightDuringCheckout: Race = async (shop, { openid }) => {
  const ref = `night-${openid}`;
  const now = Math.floor(shop.cloud.clock.now());
  const purchases = [[430, 30_000], [20, 40_000]].map(([days = 0, paid = 0]) => ({ memberRef: ref, storeId: 'S1', at: now - days * dayMs, paid, orderNo: `${ref}-${days}` }));
  done(await send(shop, 'demo-head-office', 'imports.batch', { storeId: 'S1', members: [{ memberRef: ref, nickname: '', marketingConsent: false, openid: `${openid}-old` }], purchases }));
  const scanned = await shop.scan(`${openid}-old`);
  const [memberId, { scanId }] = [scanned.memberId as MemberId, scanned];
  // The history's own folding may have taken what had ended between its purchases; what is left is for this night.
  const before = await shop.inStore(async () => {
    await store.booksRuns.remove(`books_${localDateOf(instant(now))}`);
    const account = await store.accounts.get(memberId);
    return account ? balanceOf(account.points) : 0;
  });
  const spend = { memberId, storeId: 'S1', amount: 20_000, coupons: [], pointsToSpend: 400, payableShown: 19_600, scanId };
  const earn = { memberId, storeId: 'S1', amount: 5_000, coupons: [], pointsToSpend: 0, payableShown: 5_000 };
  const [, spent, earned] = await Promise.all([
    shop.cloud.runTimer('books'),
    send(shop, tills[0], 'checkout.commit', spend),
    send(shop, tills[1], 'checkout.commit', earn),
  ]);
  same('the two tills', [codeOf(spent), codeOf(earned)], ['done', 'done']);
  // What a busy member kept from the night, the next tick takes.
  await shop.inStore(() => store.booksRuns.remove(`books_${localDateOf(instant(now))}`));
  await shop.cloud.runTimer('books');
  const [account, entries] = await shop.inStore(() => Promise.all([store.accounts.get(memberId), store.pointsEntries.find({ filter: { memberId }, limit: 100 })]));
  const of = (kind: string): number => entries.filter((entry) => entry.kind === kind).reduce((sum, entry) => sum + entry.points, 0);
  same('expired, spent, left', [of('expire'), of('redeem'), account && balanceOf(account.points)], [-300, -400, 196 + 50]);
  if (before !== 400 && before !== 700) throw new Error(`a history of 700 points began with ${before}`);
};
