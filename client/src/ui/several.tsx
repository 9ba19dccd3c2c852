import { View } from '@tarojs/components';

/** Any number of a few, as chips that wrap. Each gets the id `<id>-<key>`. */
export function Several<Key extends string>({ id, choices, chosen, onChange }: {
  readonly id: string;
  readonly choices: readonly { readonly key: Key; readonly word: string }[];
  readonly chosen: readonly Key[];
  readonly onChange: (chosen: readonly Key[]) => void;
}) {
  return (
    <View className="chips" style={{ marginBottom: '16px' }}>
      {choices.map(({ key, word }) => {
        const on = chosen.includes(key);
        return (
          <View key={key} id={`${id}-${key}`} className={`chip${on ? ' chip-on' : ''}`} ariaRole="checkbox" onClick={() => onChange(on ? chosen.filter((one) => one !== key) : [...chosen, key])}>
            {word}
          </View>
        );
      })}
    </View>
  );
}
