import { View } from '@tarojs/components';
import { groupCode } from '../../../../shared/domain/member-code';
import { useText } from '../../text';
import { BarCode } from '../../ui/bar-code';
import { QrCode } from '../../ui/qr-code';
import { Ring } from '../../ui/ring';

/** The code as scanners and people read it: QR, bars, digits, and when it changes. */
export function CodeSheet({ code, who, tier, secondsLeft, shareLeft, offline }: { code: string; who: string; tier: string; secondsLeft: number; shareLeft: number; offline: boolean }) {
  const text = useText();
  return (
    <View className="code-sheet">
      <View className="code-who"><View id="code-who">{who}</View>{tier !== '' && <View className="badge">{tier}</View>}</View>
      <View className="small" style={{ color: '#6B675F' }}>{text.code.lead}</View>
      <QrCode id="code-qr" className="code-qr" text={code} />
      <BarCode id="code-bars" className="code-bars" text={code} />
      <View id="code-digits" className="code-digits">{groupCode(code)}</View>
      <View className="code-step">
        <Ring className="code-ring" share={shareLeft} />
        <View>{text.code.next(secondsLeft)}</View>
      </View>
      {offline && <View className="tiny" style={{ color: '#6B675F', marginTop: '8px' }}>{text.code.offline}</View>}
    </View>
  );
}
