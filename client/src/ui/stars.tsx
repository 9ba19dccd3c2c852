import { View } from '@tarojs/components';
import { Icon } from './icon';

/** One to five. Ids: `star-1` to `star-5`. */
export function Stars({ rating, words, onRate }: { rating: number; words: readonly string[]; onRate: (rating: number) => void }) {
  return (
    <View>
      <View className="stars">
        {[1, 2, 3, 4, 5].map((value) => (
          <View key={value} id={`star-${value}`} className={`star${value <= rating ? ' star-on' : ''}`} ariaRole="radio" ariaLabel={words[value - 1] ?? ''} onClick={() => onRate(value)}>
            <Icon name="star" filled={value <= rating} />
          </View>
        ))}
      </View>
      <View className="quiet small" style={{ textAlign: 'center', minHeight: '22px' }}>{words[rating - 1]}</View>
    </View>
  );
}
