import { View } from '@tarojs/components';
import { useText } from '../text';
import { Button } from '../ui/button';
import { Sheet } from '../ui/sheet';
import { PrivacyText } from './privacy-text';

/** The privacy notice, readable from every place that speaks of it. */
export function PrivacySheet({ version, onClose }: { version: string; onClose: () => void }) {
  const text = useText();
  return (
    <Sheet title={text.privacy.title} closeWord={text.states.close} onClose={onClose}>
      <View id="privacy-text">
        <PrivacyText />
        <View className="quiet small">{text.privacy.version(version)}</View>
      </View>
      <View className="section"><Button id="privacy-agree" onClick={onClose}>{text.privacy.agree}</Button></View>
    </Sheet>
  );
}
