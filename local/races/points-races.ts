import { store } from '../../cloudfunctions/_store/store';
import { balanceOf } from '../../shared/domain/points';
import { codeOf, done } from '../testing-shop';
import { buy, same, send, tills, type Race } from './race';

/** Twenty credits of ten points at once; before this a balance was read, added to and written by each, and most were lost. */
export const twentyCredits: Race = async (shop, { memberId }) => {
  const credits = Array.from({ length: 20 }, () => send<{ state: string }>(shop, 'demo-manager', 'books.adjust', { memberId, points: 10, reason: '活动补发积分' }));
  const replies = await Promise.all(credits);
  same('twenty credits', replies.map((reply) => done(reply).state), Array.from({ length: 20 }, () => 'made'));
  const account = await shop.inStore(() => store.accounts.get(memberId));
  same('the balance and its entries', [account && balanceOf(account.points), await shop.inStore(() => store.pointsEntries.count({ memberId }))], [200, 20]);
};

/**
 * Credits and spendings of one account at once: each spending finds the points or is refused, and nothing is lost between them. There are
 * points for three spendings to begin with, else all of them are over before the first credit is there.
 */
export const creditsAndSpends: Race = async (shop, { memberId }) => {
  await buy(shop, memberId, 30_000);
  const spend = { memberId, storeId: 'S1', amount: 250, coupons: [], pointsToSpend: 100, payableShown: 150 };
  const acts = Array.from({ length: 20 }, (_, index) =>
    index % 2 === 0
      ? send<unknown>(shop, 'demo-manager', 'books.adjust', { memberId, points: 50, reason: '活动补发积分' })
      : send<unknown>(shop, tills[0], 'checkout.commit', spend));
  const codes = (await Promise.all(acts)).map(codeOf);
  const spent = codes.filter((code, index) => index % 2 === 1 && code === 'done').length;
  same('what was refused, and why', codes.filter((code) => code !== 'done' && code !== 'POINTS_INSUFFICIENT'), []);
  const account = await shop.inStore(() => store.accounts.get(memberId));
  // A spending of 100 points on 2.50 yuan earns one.
  same('the balance, with three spendings at least', [account && balanceOf(account.points), spent >= 3], [300 + 500 - spent * 100 + spent, true]);
};
