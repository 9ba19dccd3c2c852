import { useState } from 'react';
import { View } from '@tarojs/components';
import { LanguageRow, Settings } from '../../features/mine/settings';
import { useMine } from '../../features/mine/use-mine';
import { PrivacySheet } from '../../frame/privacy-sheet';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';

/** 我的. The language can be changed even before joining. */
export default function MinePage() {
  const text = useText();
  const { shown, reload, setMarketing, allow, busy } = useMine();
  const [reading, setReading] = useState(false);
  return (
    <Screen id="mine-screen" title={text.mine.title} tab="mine">
      <ShownValue shown={shown} bones={[80, 170, 200]} onRetry={() => void reload()}>
        {(mine) => (
          <View>
            <Settings mine={mine} busy={busy} onMarketing={(on) => void setMarketing(on)} onAllow={(templateId) => void allow(templateId)} onPrivacy={() => setReading(true)} />
            {reading && <PrivacySheet version={mine.privacyVersion} onClose={() => setReading(false)} />}
          </View>
        )}
      </ShownValue>
      {shown.status === 'failed' && (
        <Card flush>
          <LanguageRow />
          <Row id="look-stores" icon="phone" title={text.stores.title} detail={text.stores.row} onClick={go.stores} />
          <Row id="look-about" icon="card" title={text.about.title} onClick={go.about} />
        </Card>
      )}
    </Screen>
  );
}
