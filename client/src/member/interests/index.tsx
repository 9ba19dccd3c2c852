import { View } from '@tarojs/components';
import { memberApi, useQuery } from '../../api';
import { NewsList } from '../../features/interests/news-list';
import { TopicChips } from '../../features/interests/topic-chips';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';
import { Section } from '../../ui/card';
import { Empty } from '../../ui/states';

/** 兴趣: what I want to hear of, and what is new in it. */
export default function InterestsPage() {
  const { interests } = useText();
  const { shown, reload } = useQuery(() => memberApi.query.interests.show());
  return (
    <Screen id="interests-screen" title={interests.title}>
      <ShownValue shown={shown} bones={[120, 80, 120]} onRetry={() => void reload()}>
        {(mine) => (
          <View>
            {mine.topics.length === 0 ? <Empty title={interests.none} detail={interests.noneHint} /> : <TopicChips mine={mine} onChanged={() => void reload()} />}
            <Section title={interests.news}>
              {mine.news.length === 0 ? <View id="news-none" className="quiet small">{interests.newsNoneHint}</View> : <NewsList items={mine.news} />}
            </Section>
          </View>
        )}
      </ShownValue>
    </Screen>
  );
}
