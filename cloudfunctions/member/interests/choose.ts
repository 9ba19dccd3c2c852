import { memberContract } from '../../../shared/contract/member';
import { accept, refuse } from '../../../shared/kernel/result';
import { defineCommand } from '../../_runtime/define';
import { memberTopicId } from '../../_store/interest-documents';

/** Picks a topic, or says no to it: what he said no to is remembered, so that buying does not bring it back. */
export const choose = defineCommand(memberContract.interests.choose, async ({ input: { topicId, wanted }, caller: { memberId }, now, tx }) => {
  const [topic, declined] = await Promise.all([tx.topics.get(topicId), tx.declinedTopics.get(memberId)]);
  if (wanted && !topic?.isActive) return refuse('TOPIC_ENDED', {});
  const id = memberTopicId(topicId, memberId);
  const others = (declined?.topicIds ?? []).filter((one) => one !== topicId);
  if (wanted) await tx.memberTopics.put({ _id: id, topicId, memberId, by: 'picked', at: now });
  else if (await tx.memberTopics.get(id)) await tx.memberTopics.remove(id);
  // Only topics there are: a forged call fills no list.
  const topicIds = wanted || !topic ? others : [...others, topicId];
  if (topicIds.length > 0 || declined) await tx.declinedTopics.put({ _id: memberId, topicIds });
  return accept({ topicId, standing: wanted ? 'picked' : 'none' });
});
