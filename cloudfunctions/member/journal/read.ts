import { memberContract } from '../../../shared/contract/member';
import { isOut } from '../../../shared/domain/journal';
import { accept } from '../../../shared/kernel/result';
import { localDateOf } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { pageOf } from '../../_runtime/paging';
import { temporaryLinks } from '../../_store/cloud';
import { is } from '../../_store/collection';
import { store } from '../../_store/store';

/** So much of the first paragraph stands in the list. */
const leadLength = 60;

const lead = (paragraph = ''): string => (paragraph.length > leadLength ? `${paragraph.slice(0, leadLength)}…` : paragraph).replaceAll('\n', ' ');

export const list = defineQuery(memberContract.journal.list, async ({ input, now }) => {
  const page = await pageOf(store.articles, { filter: { isPublished: true, publishedOn: is.atMost(localDateOf(now)) }, by: 'publishedOn', direction: 'desc', cursor: input.cursor });
  const covers = page.items.flatMap(({ photos }) => photos.slice(0, 1));
  const links = await temporaryLinks(covers);
  return accept({
    items: page.items.map(({ _id, title, paragraphs, photos, publishedOn }) => {
      const cover = photos[0] && links.get(photos[0]);
      return { articleId: _id, title, lead: lead(paragraphs[0]), ...(cover ? { cover } : {}), publishedOn };
    }),
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
  });
});

export const read = defineQuery(memberContract.journal.read, async ({ input, now }) => {
  const article = await store.articles.get(input.articleId);
  if (!article || !isOut(article, localDateOf(now))) return notFound();
  const links = await temporaryLinks(article.photos);
  const { title, publishedOn, paragraphs, photos } = article;
  return accept({ articleId: article._id, title, publishedOn, paragraphs: [...paragraphs], photos: photos.flatMap((fileId) => links.get(fileId) ?? []) });
});
