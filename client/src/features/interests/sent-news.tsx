import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, storeNow, useCommand, usePages } from '../../api';
import { PagedList } from '../../frame/shown';
import { sayProblem, useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { notice } from '../../ui/notice';

/** News as it was published, each to be taken back. `about` changes when there is another. */
export function SentNews({ about }: { about: string }) {
  const text = useText();
  const { topicsDesk, say } = text;
  const [asked, setAsked] = useState<string>();
  const pages = usePages((cursor) => staffApi.query.interests.news(cursor === undefined ? {} : { cursor }), about);
  const stopping = useCommand(staffApi.command.interests.stopNews);
  const stop = async (newsId: string) => {
    const answer = await stopping.run({ newsId });
    if (answer && answer.kind !== 'done') notice(sayProblem(text, answer));
    setAsked(undefined);
    pages.reload();
  };
  return (
    <PagedList pages={pages} bone={120} forStaff empty={{ title: topicsDesk.newsNone, detail: topicsDesk.newsNoneHint }}>
      {(items) => (
        <View>
          {items.map(({ newsId, title, words, topics, at, byName, state }) => (
            <Card key={newsId} className="t-sent-news">
              <View className="picked">
                <View className="strong">{title}</View>
                {state === 'stopped' && <Badge>{topicsDesk.stopped}</Badge>}
              </View>
              <View className="story-words small">{words}</View>
              <View className="quiet tiny">{topics.map((topic) => say.name(topic)).join(' · ')}</View>
              <View className="picked">
                <View className="quiet tiny">{topicsDesk.by(byName, say.moment(at, storeNow()))}</View>
                {state === 'published' && asked !== newsId && <Button className="t-news-stop" kind="plain" small onClick={() => setAsked(newsId)}>{topicsDesk.stop}</Button>}
              </View>
              {asked === newsId && (
                <View>
                  <View className="quiet small">{topicsDesk.stopSure}</View>
                  <Button className="t-news-stop-sure" kind="danger" small disabled={stopping.busy} onClick={() => void stop(newsId)}>{topicsDesk.stop}</Button>
                </View>
              )}
            </Card>
          ))}
        </View>
      )}
    </PagedList>
  );
}
