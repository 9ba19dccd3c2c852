import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';
import type { GroupPage } from './insight-types';

/** Members of a group with what they have spent. */
export function GroupList({ members }: { members: readonly GroupPage['items'][number][] }) {
  const text = useText();
  const today = localDateOf(storeNow());
  return (
    <Card flush>
      {members.map((member) => (
        <Row
          key={member.memberId}
          className="t-group-member"
          title={
            <View className="person" style={{ gap: '8px' }}>
              <View>{member.memberName}</View>
              {member.state && <Badge {...(member.state === 'active' ? { tone: 'accent' as const } : {})}>{text.words.retentionState[member.state]}</Badge>}
            </View>
          }
          detail={text.insights.groupMember(member.purchaseDays, text.say.day(member.lastPurchaseOn, today))}
          end={<View className="number strong">{text.say.yuan(member.spent)}</View>}
        />
      ))}
    </Card>
  );
}
