import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, useQuery } from '../../api';
import { NewsForm } from '../../features/interests/news-form';
import { SentNews } from '../../features/interests/sent-news';
import { TopicForm, type KeptTopic } from '../../features/interests/topic-form';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';
import { Segments } from '../../ui/segments';
import { Empty } from '../../ui/states';

/** 兴趣和上新: head office keeps the topics and tells of new goods. */
export default function TopicsPage() {
  const { topicsDesk, say } = useText();
  const [part, setPart] = useState<'topics' | 'news'>('topics');
  const [open, setOpen] = useState<{ readonly kind: 'topic'; readonly topic?: KeptTopic } | { readonly kind: 'news' }>();
  const [published, setPublished] = useState(0);
  const { shown, reload } = useQuery(() => staffApi.query.interests.topics());
  const close = () => setOpen(undefined);
  const foot = part === 'topics'
    ? <Button id="topic-add" onClick={() => setOpen({ kind: 'topic' })}>{topicsDesk.add}</Button>
    : <Button id="news-add" onClick={() => setOpen({ kind: 'news' })}>{topicsDesk.write}</Button>;
  return (
    <Screen id="topics-screen" title={topicsDesk.title} foot={foot}>
      <Segments id="part" choices={[{ key: 'topics', word: topicsDesk.topics }, { key: 'news', word: topicsDesk.news }]} chosen={part} onChoose={setPart} />
      <ShownValue shown={shown} bones={[64, 64]} onRetry={() => void reload()} forStaff>
        {({ topics }) => (
          <View>
            {part === 'news' && <SentNews about={`${published}`} />}
            {part === 'topics' && topics.length === 0 && <Empty title={topicsDesk.none} detail={topicsDesk.noneHint} />}
            {part === 'topics' && topics.length > 0 && (
              <Card flush>
                {topics.map((topic) => (
                  <Row
                    key={topic.topicId}
                    className="t-topic"
                    title={say.name(topic.name)}
                    detail={[topicsDesk.members(say.count(topic.members)), ...topic.categories].join(' · ')}
                    {...(topic.isActive ? {} : { end: <Badge>{topicsDesk.ended}</Badge> })}
                    onClick={() => setOpen({ kind: 'topic', topic })}
                  />
                ))}
              </Card>
            )}
            {open?.kind === 'topic' && <TopicForm topic={open.topic} onClose={close} onSaved={() => { close(); void reload(); }} />}
            {open?.kind === 'news' && <NewsForm topics={topics.filter(({ isActive }) => isActive)} onClose={close} onPublished={() => { close(); setPublished(published + 1); }} />}
          </View>
        )}
      </ShownValue>
    </Screen>
  );
}
