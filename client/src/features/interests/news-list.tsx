import { Image, View } from '@tarojs/components';
import { storeNow, type Value } from '../../api';
import { showPhoto } from '../../platform/photos';
import { useText } from '../../text';
import { Card } from '../../ui/card';

/** What is new in my topics, the newest first. */
export function NewsList({ items }: { items: Value<'member', 'interests', 'show'>['news'] }) {
  const { say } = useText();
  return (
    <View>
      {items.map(({ newsId, title, words, photo, topics, at }) => (
        <Card key={newsId} className="t-news">
          {photo !== undefined && <Image className="story-photo" src={photo} mode="aspectFill" onClick={() => showPhoto(photo, [photo])} />}
          <View className="strong">{title}</View>
          <View className="story-words">{words}</View>
          <View className="quiet tiny">{[...topics.map((topic) => say.name(topic)), say.moment(at, storeNow())].join(' · ')}</View>
        </Card>
      ))}
    </View>
  );
}
