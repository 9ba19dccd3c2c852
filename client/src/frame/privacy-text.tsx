import { View } from '@tarojs/components';
import { useText } from '../text';

/** The privacy notice, part by part: what each datum is for, where it is asked, how long it stays, who sees it; then the member's rights. */
export function PrivacyText() {
  const { parts } = useText().privacy;
  return (
    <View>
      {parts.map(({ title, lines }) => (
        <View key={title} className="t-privacy-part" style={{ marginBottom: '16px' }}>
          <View className="strong">{title}</View>
          {lines.map((line) => <View key={line} className="small">{line}</View>)}
        </View>
      ))}
    </View>
  );
}
