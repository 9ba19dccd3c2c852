import { View } from '@tarojs/components';
import { useState } from 'react';
import { articleLimits, paragraphsOf } from '../../../../shared/domain/journal';
import type { FileId } from '../../../../shared/kernel/ids';
import { localDate, localDateOf } from '../../../../shared/kernel/time';
import { staffApi, storeNow, useCommand, type Value } from '../../api';
import { uploadPhotos } from '../../api/upload';
import { go } from '../../navigate';
import { choosePhotos } from '../../platform/photos';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { DayPick } from '../../ui/day-pick';
import { TextArea, TextField } from '../../ui/field';
import { notice } from '../../ui/notice';
import { PhotoGrid } from '../../ui/photo-grid';

/** A photo of the form: one that is kept has its file's id, one just chosen has only its place on the phone. */
interface Photo {
  readonly src: string;
  readonly fileId?: FileId;
}
const longest = articleLimits.paragraphs * articleLimits.paragraph;

/** An article with its photos and its day. Ids: `article-title`, `article-words`, `article-publish`, `article-draft`, `article-said`. */
export function ArticleForm({ article }: { article: Value<'staff', 'journal', 'show'> | undefined }) {
  const text = useText();
  const { journalDesk, complain, say } = text;
  const today = localDateOf(storeNow());
  const [title, setTitle] = useState(article?.title ?? '');
  const [words, setWords] = useState(article?.paragraphs.join('\n\n') ?? '');
  const [photos, setPhotos] = useState<readonly Photo[]>(() => article?.photos.map(({ fileId, url }) => ({ src: url, fileId })) ?? []);
  const [publishedOn, setPublishedOn] = useState(article?.publishedOn ?? today);
  const [said, setSaid] = useState<string>();
  const saving = useCommand(async (isPublished: boolean) => {
    const fresh = photos.filter(({ fileId }) => fileId === undefined);
    const uploaded = await uploadPhotos(fresh.map(({ src }) => src), staffApi.query.journal.photoFolder);
    if ('problem' in uploaded) return uploaded.problem;
    const ids = photos.flatMap((photo) => photo.fileId ?? uploaded.fileIds[fresh.indexOf(photo)] ?? []);
    return staffApi.command.journal.save({ ...(article ? { articleId: article.articleId } : {}), title: title.trim(), paragraphs: [...paragraphsOf(words)], photos: ids, publishedOn, isPublished });
  });
  const save = async (isPublished: boolean) => {
    const answer = await saving.run(isPublished);
    if (!answer) return;
    if (answer.kind !== 'done') return setSaid(sayProblem(text, answer));
    notice(isPublished ? journalDesk.published : journalDesk.saved);
    go.back();
  };
  const choose = async () => {
    const { paths, closed } = await choosePhotos(articleLimits.photos - photos.length);
    if (closed) notice(text.states.albumClosed[closed]);
    setPhotos((before) => [...before, ...paths.map((src) => ({ src }))]);
  };
  return (
    <View>
      <TextField id="article-title" label={journalDesk.name} value={title} most={articleLimits.title} onChange={setTitle} />
      <TextArea id="article-words" label={journalDesk.words} value={words} hint={journalDesk.wordsHint} most={longest} onChange={setWords} />
      <View className="field-label">{journalDesk.photos}</View>
      <PhotoGrid
        photos={photos.map(({ src }) => ({ key: src, src }))}
        addWord={complain.photoAdd}
        removeWord={complain.photoRemove}
        onRemove={(key) => setPhotos(photos.filter(({ src }) => src !== key))}
        {...(photos.length < articleLimits.photos ? { onAdd: () => void choose() } : {})}
      />
      <View className="field-label" style={{ marginTop: '16px' }}>{journalDesk.from}</View>
      <DayPick value={publishedOn} start="2020-01-01" onChange={(value) => setPublishedOn(localDate(value))}>
        <View id="article-day" className="date-pick">{say.day(publishedOn, today)}</View>
      </DayPick>
      {said !== undefined && <View id="article-said" className="bad small">{said}</View>}
      <View className="section"><Button id="article-publish" disabled={saving.busy} onClick={() => void save(true)}>{journalDesk.publish}</Button></View>
      <Button id="article-draft" kind="quiet" disabled={saving.busy} onClick={() => void save(false)}>{journalDesk.draft}</Button>
    </View>
  );
}
