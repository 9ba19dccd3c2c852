import { View } from '@tarojs/components';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import type { Joined } from './use-join';

/** After joining: the card is there, and the code one tap away. What of the scanned code did not count is said here. */
export function Welcomed({ couponCount, notCounted, onCode, onCard }: { couponCount: number; notCounted: Joined['notCounted']; onCode: () => void; onCard: () => void }) {
  const text = useText();
  return (
    <View id="welcomed" className="stack">
      <View className="done-mark"><Icon name="check" /></View>
      <View className="title" style={{ textAlign: 'center' }}>{text.join.welcomeTitle}</View>
      <View className="lead" style={{ textAlign: 'center', marginBottom: '24px' }}>{text.join.welcomed(couponCount)}</View>
      {notCounted.map((part) => <View key={part} className="offline-bar t-not-counted">{text.arrival.notCounted[part]}</View>)}
      <Button id="welcomed-code" onClick={onCode}>
        <Icon name="code" />
        {text.join.showCodeNow}
      </Button>
      <Button id="welcomed-card" kind="plain" onClick={onCard}>{text.join.openCard}</Button>
    </View>
  );
}
