import { View } from '@tarojs/components';
import { useText } from '../../text';
import type { Change } from './policy-draft';
import { sayValue, sayWhat, type Names } from './policy-words';

/** What was or will be changed, one line a setting: its name, and the value before and after. */
export function ChangeList({ changes, names }: { changes: readonly Change[]; names: Names }) {
  const text = useText();
  return (
    <View>
      {changes.map((change) => (
        <View key={`${change.key}-${JSON.stringify(change.subject)}`} className="t-change" style={{ padding: '6px 0' }}>
          <View className="quiet small">{sayWhat(text, change)}</View>
          <View className="number">{text.policies.wasNow(sayValue(text, change.key, change.was, names), sayValue(text, change.key, change.now, names))}</View>
        </View>
      ))}
    </View>
  );
}
