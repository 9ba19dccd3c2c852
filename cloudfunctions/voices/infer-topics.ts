import { inferTopics, topicLimits } from '../../shared/domain/interest';
import type { MemberId } from '../../shared/kernel/ids';
import { localDateOf, type Instant } from '../../shared/kernel/time';
import { addMissing } from '../_store/batch';
import { is } from '../_store/collection';
import { memberTopicId } from '../_store/interest-documents';
import { store } from '../_store/store';
import type { PurchaseDocument } from '../_store/purchase-documents';

/** Purchases of one member that are looked at: more do not change what he likes. */
const mostOfMember = 50;

const categoriesOf = ({ lines }: Pick<PurchaseDocument, 'lines'>) => lines.map(({ category }) => category);

/**
 * Takes topics from what was bought: for each buyer of a topic's goods, by all he bought within a year. A topic he has or said no to is left
 * as it is; who does not want to be reckoned with, and who has left, is left out. Purchases without a topic's goods cost nothing.
 */
export async function inferTopicsOf(purchases: readonly PurchaseDocument[], now: Instant): Promise<void> {
  const topics = (await store.topics.find({ filter: {}, limit: topicLimits.topics })).filter(({ isActive }) => isActive).map(({ _id, categories }) => ({ topicId: _id, categories }));
  const known = new Set(topics.flatMap(({ categories }) => categories));
  const buyers = [...new Set(purchases.filter((one) => categoriesOf(one).some((category) => category !== null && known.has(category))).map(({ memberId }) => memberId))];
  if (buyers.length === 0) return;
  const [accounts, declined] = await Promise.all([
    store.accounts.find({ filter: { _id: is.oneOf(buyers) }, limit: buyers.length, fields: ['personalised', 'leftAt'] }),
    store.declinedTopics.getMany(buyers),
  ]);
  for (const { _id: memberId, personalised, leftAt } of accounts) if (personalised !== false && leftAt === undefined) await inferFor(memberId, topics, declined.get(memberId)?.topicIds ?? [], now);
}

async function inferFor(memberId: MemberId, topics: Parameters<typeof inferTopics>[1], declined: readonly string[], now: Instant): Promise<void> {
  const bought = await store.purchases.find({ filter: { memberId }, order: [{ field: 'at', direction: 'desc' }], limit: mostOfMember, fields: ['at', 'lines'] });
  const liked = inferTopics(bought.map((one) => ({ on: localDateOf(one.at), categories: categoriesOf(one) })), topics, declined, localDateOf(now));
  await addMissing(store.memberTopics, liked.map((topicId) => ({ _id: memberTopicId(topicId, memberId), topicId, memberId, by: 'bought' as const, at: now })));
}
