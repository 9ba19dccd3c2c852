import { staffContract } from '../../../shared/contract/staff';
import { topicLimits } from '../../../shared/domain/interest';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand, defineQuery } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { is } from '../../_store/collection';
import { store } from '../../_store/store';

export const topics = defineQuery(staffContract.interests.topics, async () => {
  const all = await store.topics.find({ filter: {}, limit: topicLimits.topics });
  const ids = all.map(({ _id }) => _id);
  const followers = ids.length === 0 ? new Map<string, { count: number }>() : await store.memberTopics.sumsBy({ topicId: is.oneOf(ids) }, 'topicId', 'at');
  return accept({ topics: all.map(({ _id, name, categories, isActive }) => ({ topicId: _id, name, categories: [...categories], isActive, members: followers.get(_id)?.count ?? 0 })) });
});

/** Keeps a topic. One that has members is ended, never removed: their choice comes back with it. */
export const saveTopic = definePreparedCommand(staffContract.interests.saveTopic, {
  prepareOnlyReads: true,
  async prepare({ input }) {
    if (input.topicId !== undefined) return accept({});
    return (await store.topics.count({})) >= topicLimits.topics ? refuse('TOPICS_TOO_MANY', { most: topicLimits.topics }) : accept({});
  },
  async run({ input, now, tx, commandId }) {
    const { topicId = `tp_${commandId}`, name, categories, isActive } = input;
    if (input.topicId !== undefined && !(await tx.topics.get(topicId))) return notFound();
    await tx.topics.put({ _id: topicId, name, categories: [...new Set(categories.map((one) => one.trim()))], isActive, changedAt: now });
    return accept({ topicId });
  },
});
