import { staffContract } from '../../../shared/contract/staff';
import { checkArticle } from '../../../shared/domain/journal';
import { accept, refuse } from '../../../shared/kernel/result';
import { addDays, startOfDay } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { putOnBoard, takeOffBoard } from '../../_store/board';
import { unreadablePhoto } from './photos';

/** A card names a new article so long. */
const newDays = 14;

export const save = definePreparedCommand(staffContract.journal.save, {
  prepareOnlyReads: true,
  async prepare({ input }) {
    const strange = await unreadablePhoto(input.photos);
    if (strange !== undefined) return refuse('PHOTO_UNREADABLE', { fileId: strange });
    const faults = input.isPublished ? checkArticle(input) : [];
    return faults.length > 0 ? refuse('ARTICLE_UNFIT', { faults: [...faults] }) : accept({});
  },
  async run({ input, now, tx, commandId }) {
    const { articleId: _id = `ja_${commandId}`, title, paragraphs, photos, publishedOn, isPublished } = input;
    if (input.articleId !== undefined && !(await tx.articles.get(_id))) return notFound();
    await tx.articles.put({ _id, title: title.trim(), paragraphs, photos, publishedOn, isPublished, changedAt: now });
    if (isPublished) await putOnBoard(tx, { kind: 'article', id: _id, title: title.trim(), at: startOfDay(publishedOn), untilAt: startOfDay(addDays(publishedOn, newDays)) }, now);
    else await takeOffBoard(tx, _id);
    return accept({ articleId: _id });
  },
});
