import { View } from '@tarojs/components';
import { Badge } from './badge';

export interface ShareLine {
  readonly key: string;
  readonly word: string;
  /** Length of the bar, from 0 to 1. */
  readonly share: number;
  readonly value: string;
  /** True: the reader's own, and marked; false: somebody else's, and drawn back. */
  readonly isOwn?: boolean;
}

/** Bars under their words: room for words of any length on a phone. Ids: `<id>-<key>`. */
export function ShareBars({ id, lines, ownWord }: { id: string; lines: readonly ShareLine[]; ownWord?: string }) {
  return (
    <View>
      {lines.map(({ key, word, share, value, isOwn }) => (
        <View key={key} id={`${id}-${key}`} className="share-line">
          <View className="picked" style={{ alignItems: 'flex-end', gap: '8px' }}>
            <View className="row-main">{word}{isOwn && ownWord !== undefined && <Badge tone="accent" className="share-own">{ownWord}</Badge>}</View>
            <View className="number small quiet">{value}</View>
          </View>
          <View className="share-track"><View className={`share-fill${isOwn === false ? ' share-fill-other' : ''}`} style={{ width: `${(100 * Math.max(0, Math.min(1, share))).toFixed(1)}%` }} /></View>
        </View>
      ))}
    </View>
  );
}
