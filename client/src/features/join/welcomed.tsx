import { View } from '@tarojs/components';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';

/** After joining, or for a member who scanned again: the card is there, and the code one tap away. */
export function Welcomed({ back, couponCount, onCode, onCard }: { back: boolean; couponCount: number; onCode: () => void; onCard: () => void }) {
  const text = useText();
  return (
    <View id="welcomed" className="stack">
      <View className="done-mark"><Icon name="check" /></View>
      <View className="title" style={{ textAlign: 'center' }}>{back ? text.join.welcomeBackTitle : text.join.welcomeTitle}</View>
      <View className="lead" style={{ textAlign: 'center', marginBottom: '24px' }}>{back ? text.join.welcomeBack : text.join.welcomed(couponCount)}</View>
      <Button id="welcomed-code" onClick={onCode}>
        <Icon name="code" />
        {text.join.showCodeNow}
      </Button>
      <Button id="welcomed-card" kind="plain" onClick={onCard}>{text.join.openCard}</Button>
    </View>
  );
}
