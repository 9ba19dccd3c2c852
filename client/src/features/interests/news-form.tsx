import { View } from '@tarojs/components';
import { useState } from 'react';
import { topicLimits } from '../../../../shared/domain/interest';
import { staffApi, useCommand } from '../../api';
import { uploadPhotos } from '../../api/upload';
import { choosePhotos } from '../../platform/photos';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { TextArea, TextField } from '../../ui/field';
import { notice } from '../../ui/notice';
import { PhotoGrid } from '../../ui/photo-grid';
import { Several } from '../../ui/several';
import { Sheet } from '../../ui/sheet';
import type { KeptTopic } from './topic-form';

/** Something new for those who follow topics. Ids: `news-topic-<id>`, `news-title`, `news-words`, `news-publish`, `news-said`. */
export function NewsForm({ topics, onClose, onPublished }: { topics: readonly KeptTopic[]; onClose: () => void; onPublished: () => void }) {
  const text = useText();
  const { topicsDesk, complain } = text;
  const [topicIds, setTopicIds] = useState<readonly string[]>([]);
  const [title, setTitle] = useState('');
  const [words, setWords] = useState('');
  const [photo, setPhoto] = useState<string>();
  const [said, setSaid] = useState<string>();
  const publishing = useCommand(async () => {
    const uploaded = await uploadPhotos(photo === undefined ? [] : [photo], staffApi.query.journal.photoFolder);
    if ('problem' in uploaded) return uploaded.problem;
    const [fileId] = uploaded.fileIds;
    return staffApi.command.interests.publishNews({ topicIds: [...topicIds], title: title.trim(), words: words.trim(), ...(fileId === undefined ? {} : { photo: fileId }) });
  });
  const publish = async () => {
    if (topicIds.length === 0 || title.trim() === '' || words.trim() === '') return setSaid(topicsDesk.missing);
    const answer = await publishing.run();
    if (!answer) return;
    if (answer.kind !== 'done') return setSaid(sayProblem(text, answer));
    notice(topicsDesk.published);
    onPublished();
  };
  const choose = async () => {
    const { paths: [chosen], closed } = await choosePhotos(1);
    if (closed) notice(text.states.albumClosed[closed]);
    if (chosen !== undefined) setPhoto(chosen);
  };
  return (
    <Sheet title={topicsDesk.write} closeWord={text.states.close} onClose={onClose}>
      <View className="field-label">{topicsDesk.forTopics}</View>
      <Several id="news-topic" choices={topics.map(({ topicId, name }) => ({ key: topicId, word: text.say.name(name) }))} chosen={topicIds} onChange={setTopicIds} />
      <TextField id="news-title" label={topicsDesk.newsTitle} value={title} hint={topicsDesk.newsTitleHint} most={topicLimits.newsTitle} onChange={setTitle} />
      <TextArea id="news-words" label={topicsDesk.newsWords} value={words} hint={topicsDesk.newsWordsHint} most={topicLimits.newsWords} onChange={setWords} />
      <View className="field-label">{topicsDesk.photo}</View>
      <PhotoGrid
        photos={photo === undefined ? [] : [{ key: photo, src: photo }]}
        addWord={complain.photoAdd}
        removeWord={complain.photoRemove}
        onRemove={() => setPhoto(undefined)}
        {...(photo === undefined ? { onAdd: () => void choose() } : {})}
      />
      {said !== undefined && <View id="news-said" className="bad small">{said}</View>}
      <View className="quiet tiny" style={{ margin: '12px 0' }}>{topicsDesk.publishHint}</View>
      <Button id="news-publish" disabled={publishing.busy} onClick={() => void publish()}>{topicsDesk.publish}</Button>
    </Sheet>
  );
}
