import { store } from '../../cloudfunctions/_store/store';
import { balanceOf } from '../../shared/domain/points';
import { codeOf } from '../testing-shop';
import { openTestTill, type TestTill } from '../testing-till';
import type { TestShop } from '../testing-shop';
import { purchaseOf, same, send, tills, type Race } from './race';

const opened = new WeakMap<TestShop, Promise<TestTill>>();
/** One till system a shop, for all rounds. */
function tillOf(shop: TestShop): Promise<TestTill> {
  const known = opened.get(shop) ?? openTestTill(shop);
  opened.set(shop, known);
  return known;
}

/** Sends a batch as a till system does: again while a row is told to come again. */
async function post(till: TestTill, rows: readonly object[]): Promise<readonly string[]> {
  for (let tries = 1; ; tries += 1) {
    const answer = await till.post(rows);
    if (answer.status === 200 && (answer.again === 0 || tries === 20)) return answer.results.map((result) => ('code' in result ? result.code : result.state));
    if (tries === 20) throw new Error(`the till was answered ${answer.status}`);
  }
}

/** A till system posts a batch, with one order that our own till rings up at the same moment, while another till of ours sells as well. */
export const postAndTill: Race = async (shop, { openid, memberId }) => {
  const till = await tillOf(shop);
  const number = await shop.inStore(async () => (await store.members.get(memberId))?.number);
  const at = Math.floor(shop.cloud.clock.now());
  const row = (order: string, paid: number) => ({ kind: 'purchase', orderNo: `${openid}-${order}`, at, paid, member: { number } });
  const [posted, again, shared, own] = await Promise.all([
    post(till, [row('a', 1_000), row('shared', 3_000), row('b', 2_000)]),
    post(till, [row('b', 2_000), row('a', 1_000)]),
    send(shop, tills[0], 'checkout.commit', purchaseOf(memberId, 3_000, { orderNo: `${openid}-shared` })),
    send(shop, tills[1], 'checkout.commit', purchaseOf(memberId, 4_000)),
  ]);
  same('both batches', [...posted, ...again], Array.from({ length: 5 }, () => 'recorded'));
  same('our tills', [['done', 'ORDER_ALREADY_RECORDED'].includes(codeOf(shared)), codeOf(own)], [true, 'done']);
  const account = await shop.inStore(() => store.accounts.get(memberId));
  same('purchases and points', [await shop.inStore(() => store.purchases.count({ memberId })), account && balanceOf(account.points)], [4, 100]);
};
