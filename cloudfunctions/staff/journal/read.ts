import { staffContract } from '../../../shared/contract/staff';
import { isOut } from '../../../shared/domain/journal';
import { accept } from '../../../shared/kernel/result';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { pageOf } from '../../_runtime/paging';
import { temporaryLinks } from '../../_store/cloud';
import type { ArticleDocument } from '../../_store/journal-documents';
import { store } from '../../_store/store';

function row(article: ArticleDocument, now: Instant) {
  const { _id, title, publishedOn, isPublished, changedAt } = article;
  return { articleId: _id, title, publishedOn, changedAt, state: !isPublished ? ('draft' as const) : isOut(article, localDateOf(now)) ? ('out' as const) : ('coming' as const) };
}

export const list = defineQuery(staffContract.journal.list, async ({ input, now }) => {
  const page = await pageOf(store.articles, { filter: {}, by: 'changedAt', direction: 'desc', cursor: input.cursor });
  return accept({ items: page.items.map((article) => row(article, now)), ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) });
});

export const show = defineQuery(staffContract.journal.show, async ({ input, now }) => {
  const article = await store.articles.get(input.articleId);
  if (!article) return notFound();
  const links = await temporaryLinks(article.photos);
  return accept({ ...row(article, now), paragraphs: [...article.paragraphs], photos: article.photos.flatMap((fileId) => { const url = links.get(fileId); return url ? [{ fileId, url }] : []; }) });
});
