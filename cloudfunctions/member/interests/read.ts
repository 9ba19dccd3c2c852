import { memberContract } from '../../../shared/contract/member';
import { pageSize } from '../../../shared/contract/schema';
import { topicLimits } from '../../../shared/domain/interest';
import { assert } from '../../../shared/kernel/assert';
import { accept } from '../../../shared/kernel/result';
import { dayMs } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { temporaryLinks } from '../../_store/cloud';
import { is } from '../../_store/collection';
import { store } from '../../_store/store';

const newsDays = 90;
/** Published in ninety days by one brand; more than these are not looked through. */
const mostRead = 200;

export const show = defineQuery(memberContract.interests.show, async ({ caller: { memberId }, now }) => {
  const [topics, mine, account, published] = await Promise.all([
    store.topics.find({ filter: {}, limit: topicLimits.topics }),
    store.memberTopics.find({ filter: { memberId }, limit: topicLimits.topics }),
    store.accounts.get(memberId),
    store.news.find({ filter: { at: is.above(now - newsDays * dayMs) }, order: [{ field: 'at', direction: 'desc' }, { field: '_id', direction: 'desc' }], limit: mostRead }),
  ]);
  assert(account, 'an identity has its account');
  const [names, standing] = [new Map(topics.map(({ _id, name }) => [_id, name])), new Map(mine.map(({ topicId, by }) => [topicId, by]))];
  const news = published.filter(({ state, topicIds }) => state === 'published' && topicIds.some((id) => standing.has(id))).slice(0, pageSize);
  const links = await temporaryLinks(news.flatMap(({ photo }) => photo ?? []));
  return accept({
    topics: topics.filter(({ isActive }) => isActive).map(({ _id, name }) => ({ topicId: _id, name, standing: standing.get(_id) ?? 'none' })),
    personalised: account.personalised !== false,
    news: news.map(({ _id, title, words, photo, topicIds, at }) => {
      const link = photo && links.get(photo);
      return { newsId: _id, title, words, ...(link ? { photo: link } : {}), topics: topicIds.flatMap((id) => names.get(id) ?? []), at };
    }),
  });
});
