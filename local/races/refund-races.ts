import { store } from '../../cloudfunctions/_store/store';
import { codeOf } from '../testing-shop';
import { buy, purchaseOf, same, send, tills, type Race } from './race';

export const refundDuringSpend: Race = async (shop, { openid, memberId }) => {
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

export const twoRefunds: Race = async (shop, { memberId }) => {
  const purchaseId = await buy(shop, memberId, 10_000);
  const refund = { purchaseId, scope: { kind: 'value', value: 6_000 }, paidShown: 6_000, reason: '不合适' };
  const replies = await Promise.all(tills.map((till) => send(shop, till, 'refunds.commit', refund)));
  same('two refunds of one purchase', replies.map(codeOf).sort(), ['REFUND_TOO_LARGE', 'done']);
  const [purchase, refunds] = await shop.inStore(() => Promise.all([store.purchases.get(purchaseId as never), store.refunds.count({ purchaseId })]));
  same('what came back, in how many refunds', [purchase?.refunded.valueFen, refunds], [6_000, 1]);
};
