import { Image, View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow, type Value } from '../../api';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Card } from '../../ui/card';

type Article = Value<'member', 'journal', 'list'>['items'][number];

/** Articles with their cover and their first words. */
export function ArticleRows({ articles }: { articles: readonly Article[] }) {
  const { say } = useText();
  return (
    <View>
      {articles.map(({ articleId, title, lead, cover, publishedOn }) => (
        <Card key={articleId} className="t-article" onClick={() => go.article(articleId)}>
          {cover !== undefined && <Image className="story-photo" src={cover} mode="aspectFill" />}
          <View className="strong">{title}</View>
          <View className="quiet small" style={{ margin: '4px 0' }}>{lead}</View>
          <View className="quiet tiny">{say.day(publishedOn, localDateOf(storeNow()))}</View>
        </Card>
      ))}
    </View>
  );
}
