import { View } from '@tarojs/components';

export interface BarLine {
  readonly key: string;
  readonly word: string;
  /** Length of the bar, from 0 to 1. */
  readonly share: number;
  readonly value: string;
}

/** Bars with their words and numbers beside them: no legend to look up. */
export function Bars({ id, lines }: { id?: string; lines: readonly BarLine[] }) {
  return (
    <View {...(id === undefined ? {} : { id })} className="bars bars-short">
      {lines.map((line) => (
        <View key={line.key} className="bar-line">
          <View className="bar-word">{line.word}</View>
          <View className="bar-track"><View className="bar-fill" style={{ width: `${(100 * Math.max(0, Math.min(1, line.share))).toFixed(1)}%` }} /></View>
          <View className="bar-value number">{line.value}</View>
        </View>
      ))}
    </View>
  );
}
