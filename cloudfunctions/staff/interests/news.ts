import { staffContract } from '../../../shared/contract/staff';
import { topicLimits } from '../../../shared/domain/interest';
import { accept, refuse } from '../../../shared/kernel/result';
import { dayMs, instant } from '../../../shared/kernel/time';
import { definePreparedCommand, defineQuery } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { pageOf } from '../../_runtime/paging';
import { announce, stopAnnouncement } from '../../_reach/announce';
import { putOnBoard, takeOffBoard } from '../../_store/board';
import { store } from '../../_store/store';
import { unreadablePhoto } from '../journal/photos';

/** News is told for a fortnight; later it is no news. */
const toldDays = 14;

export const news = defineQuery(staffContract.interests.news, async ({ input }) => {
  const [page, topics] = await Promise.all([pageOf(store.news, { filter: {}, by: 'at', direction: 'desc', cursor: input.cursor }), store.topics.find({ filter: {}, limit: topicLimits.topics })]);
  const names = new Map(topics.map(({ _id, name }) => [_id, name]));
  return accept({
    items: page.items.map(({ _id, title, words, photo, topicIds, at, byName, state }) => (
      { newsId: _id, title, words, hasPhoto: photo !== undefined, topics: topicIds.flatMap((id) => names.get(id) ?? []), at, byName, state }
    )),
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
  });
});

export const publishNews = definePreparedCommand(staffContract.interests.publishNews, {
  prepareOnlyReads: true,
  async prepare({ input }) {
    const [strange, topics] = await Promise.all([unreadablePhoto(input.photo === undefined ? [] : [input.photo]), store.topics.getMany(input.topicIds)]);
    if (strange !== undefined) return refuse('PHOTO_UNREADABLE', { fileId: strange });
    const named = [...new Set(input.topicIds)].map((id) => topics.get(id));
    const active = named.flatMap((topic) => (topic?.isActive ? [topic] : []));
    return active.length === named.length ? accept({ topics: active }) : refuse('TOPIC_ENDED', {});
  },
  async run({ input, caller, now, tx, commandId, prepared: { topics } }) {
    const [id, topicIds, title] = [`nw_${commandId}`, topics.map(({ _id }) => _id), input.title.trim()];
    const untilAt = instant(now + toldDays * dayMs);
    await tx.news.add({ _id: id, topicIds, title, words: input.words.trim(), ...(input.photo === undefined ? {} : { photo: input.photo }), at: now, byName: caller.name, state: 'published' });
    await putOnBoard(tx, { kind: 'news', id, title, topicIds, at: now, untilAt }, now);
    await announce({ id, occasion: 'new_goods', facts: { topic: topics.map(({ name }) => name.zh).join('、'), goods: title }, endsAt: untilAt }, { kind: 'topics', topicIds }, now, tx);
    return accept({ newsId: id });
  },
});

/** Takes news back. Its announcement stops first: a command cut off in between is sent again, and stopping twice is stopping. */
export const stopNews = definePreparedCommand(staffContract.interests.stopNews, {
  async prepare({ input }) {
    if (!(await store.news.get(input.newsId))) return notFound();
    await stopAnnouncement({ occasion: 'new_goods', id: input.newsId });
    return accept({});
  },
  async run({ input, tx }) {
    await tx.news.update(input.newsId, { state: 'stopped' });
    await takeOffBoard(tx, input.newsId);
    return accept({ newsId: input.newsId });
  },
});
