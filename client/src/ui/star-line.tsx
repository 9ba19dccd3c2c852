import { View } from '@tarojs/components';
import { Icon } from './icon';

/** One to five in a line, behind what is rated. Ids: `<id>-1` to `<id>-5`. Without `onRate` it only shows. */
export function StarLine({ id, label, rating, words, onRate }: { id: string; label: string; rating: number; words: readonly string[]; onRate?: (rating: number) => void }) {
  return (
    <View className="star-line">
      <View className="star-line-label small">{label}</View>
      <View className="star-line-stars">
        {[1, 2, 3, 4, 5].map((value) => (
          <View
            key={value}
            id={`${id}-${value}`}
            className={`star-small${value <= rating ? ' star-on' : ''}`}
            ariaRole="radio"
            ariaLabel={words[value - 1] ?? ''}
            {...(onRate ? { onClick: () => onRate(value) } : {})}
          >
            <Icon name="star" filled={value <= rating} />
          </View>
        ))}
      </View>
    </View>
  );
}
