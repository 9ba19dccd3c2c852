import { Image, View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { memberApi, storeNow, useQuery } from '../../api';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { showPhoto } from '../../platform/photos';
import { useText } from '../../text';

/** One article, to read: its first photo above, the others below. */
export default function ArticlePage() {
  const { journal, say } = useText();
  const articleId = useAddress('id') ?? '';
  const { shown, reload } = useQuery(() => memberApi.query.journal.read({ articleId }), { about: articleId });
  return (
    <Screen id="article-screen" title={journal.title}>
      <ShownValue shown={shown} bones={[180, 40, 240]} onRetry={() => void reload()}>
        {({ title, publishedOn, paragraphs, photos }) => (
          <View>
            {photos.slice(0, 1).map((src) => <Image key={src} className="story-photo" src={src} mode="aspectFill" onClick={() => showPhoto(src, photos)} />)}
            <View className="story-title" id="article-title">{title}</View>
            <View className="quiet small">{say.day(publishedOn, localDateOf(storeNow()))}</View>
            {paragraphs.map((paragraph, index) => <View key={index} className="story-words t-paragraph">{paragraph}</View>)}
            {photos.slice(1).map((src) => <Image key={src} className="story-photo" src={src} mode="aspectFill" onClick={() => showPhoto(src, photos)} />)}
          </View>
        )}
      </ShownValue>
    </Screen>
  );
}
