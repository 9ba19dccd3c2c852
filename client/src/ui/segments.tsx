import { View } from '@tarojs/components';

export interface Choice<Key extends string> {
  readonly key: Key;
  readonly word: string;
}

interface Props<Key extends string> {
  /** Each choice gets the id `<id>-<key>`. */
  readonly id: string;
  readonly choices: readonly Choice<Key>[];
  readonly chosen: Key | undefined;
  readonly onChoose: (key: Key) => void;
}

/** One of a few, side by side: filters and states. */
export function Segments<Key extends string>({ id, choices, chosen, onChoose }: Props<Key>) {
  return (
    <View className="segments">
      {choices.map(({ key, word }) => (
        <View key={key} id={`${id}-${key}`} className={`segment${key === chosen ? ' segment-on' : ''}`} ariaRole="tab" onClick={() => onChoose(key)}>
          {word}
        </View>
      ))}
    </View>
  );
}

/** One of several, as chips that wrap; `even` puts short ones, such as days, in seven columns. */
export function Chips<Key extends string>({ id, choices, chosen, onChoose, even }: Props<Key> & { readonly even?: boolean }) {
  return (
    <View className={`chips${even ? ' chips-even' : ''}`}>
      {choices.map(({ key, word }) => (
        <View key={key} id={`${id}-${key}`} className={`chip${key === chosen ? ' chip-on' : ''}`} ariaRole="radio" onClick={() => onChoose(key)}>
          {word}
        </View>
      ))}
    </View>
  );
}
