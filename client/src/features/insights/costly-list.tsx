import { View } from '@tarojs/components';
import { fen } from '../../../../shared/kernel/units';
import type { Value } from '../../api';
import { useText } from '../../text';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';

type Costly = Value<'staff', 'insights', 'costly'>['items'][number];

/** Members who cost more than they bring: by how much, and out of what. */
export function CostlyList({ members, onOpen }: { members: readonly Costly[]; onOpen: (memberId: Costly['memberId']) => void }) {
  const { insights, say } = useText();
  return (
    <Card flush>
      {members.map((member) => (
        <Row
          key={member.memberId}
          className="t-costly"
          title={member.memberName}
          detail={insights.costlyMember(member.margin, member.given)}
          end={<View className="number strong">{say.yuan(fen(member.margin - member.given))}</View>}
          onClick={() => onOpen(member.memberId)}
        />
      ))}
    </Card>
  );
}
