import { View } from '@tarojs/components';
import { Icon } from './icon';

export interface CountLine {
  readonly key: string;
  readonly word: string;
  readonly share: number;
  readonly value: string;
  readonly detail?: string;
}

/** Bars that lead to what they count. Ids: `<id>-<key>`. */
export function CountBars({ id, lines, onOpen }: { id: string; lines: readonly CountLine[]; onOpen: (key: string) => void }) {
  return (
    <View id={id} className="bars bars-short">
      {lines.map(({ key, word, share, value, detail }) => (
        <View key={key} id={`${id}-${key}`} className="bar-line bar-line-tap" hoverClass="pressed" ariaRole="button" onClick={() => onOpen(key)}>
          <View className="bar-word">
            <View>{word}</View>
            {detail !== undefined && <View className="quiet tiny">{detail}</View>}
          </View>
          <View className="bar-track"><View className="bar-fill" style={{ width: `${(100 * Math.max(0, Math.min(1, share))).toFixed(1)}%` }} /></View>
          <View className="bar-count number">{value}</View>
          <View className="chevron"><Icon name="next" small /></View>
        </View>
      ))}
    </View>
  );
}
