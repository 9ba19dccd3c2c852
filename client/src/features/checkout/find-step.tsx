import { View } from '@tarojs/components';
import type { StoreId } from '../../../../shared/kernel/ids';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { TextField } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { MemberRow } from './member-row';
import { useFind, type AtTill } from './use-find';

const weapp = process.env.TARO_ENV === 'weapp';

/** First step: who is at the till. */
export function FindStep({ storeId, onFound }: { storeId: StoreId; onFound: (found: AtTill) => void }) {
  const text = useText();
  const finding = useFind(storeId, onFound);
  return (
    <View>
      {weapp && (
        <View style={{ marginBottom: '12px' }}>
          <Button id="find-scan" onClick={finding.scan}>
            <Icon name="scan" />
            {text.checkout.scan}
          </Button>
        </View>
      )}
      <View className="find">
        <TextField id="find-text" value={finding.typed} hint={text.checkout.findHint} most={40} said={finding.said} onChange={finding.type} onConfirm={finding.find} />
        <Button id="find-submit" kind={weapp ? 'plain' : 'primary'} disabled={finding.busy} onClick={finding.find}>{text.checkout.find}</Button>
      </View>
      {finding.several.length > 0 && (
        <Section title={text.checkout.chooseMember}>
          <Card flush>{finding.several.map((member) => <MemberRow key={member.memberId} member={member} onClick={() => onFound({ member })} />)}</Card>
        </Section>
      )}
      <Section title={text.checkout.recent}>
        {finding.recent.length === 0 ? (
          <View className="quiet small">{text.checkout.recentNone}</View>
        ) : (
          <Card flush id="recently-joined">{finding.recent.map((member) => <MemberRow key={member.memberId} member={member} onClick={() => onFound({ member })} />)}</Card>
        )}
      </Section>
    </View>
  );
}
