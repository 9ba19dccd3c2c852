import { View } from '@tarojs/components';

/** Any number of several, as chips that wrap; each choice gets the id `<id>-<key>`. */
export function ManyChips<Key extends string>({ id, label, choices, chosen, onChange }: {
  id: string;
  label: string;
  choices: readonly { readonly key: Key; readonly word: string }[];
  chosen: readonly Key[];
  onChange: (chosen: Key[]) => void;
}) {
  const toggle = (key: Key) => onChange(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]);
  return (
    <View className="field">
      <View className="field-label"><View>{label}</View></View>
      <View className="chips">
        {choices.map(({ key, word }) => (
          <View key={key} id={`${id}-${key}`} className={`chip${chosen.includes(key) ? ' chip-on' : ''}`} ariaRole="checkbox" onClick={() => toggle(key)}>{word}</View>
        ))}
      </View>
    </View>
  );
}
