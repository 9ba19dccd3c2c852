import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow, type Value } from '../../api';
import { likelyWords, Reasons, reasonWords, sureness } from '../../frame/decided';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';

type Drifting = Value<'staff', 'retention', 'drifting'>['items'][number];

/** Members who drift away: who, why in words one can say, and what was decided for each. */
export function DriftingList({ members, onOpen }: { members: readonly Drifting[]; onOpen: (memberId: Drifting['memberId']) => void }) {
  const text = useText();
  const { say } = text;
  const today = localDateOf(storeNow());
  return (
    <View>
      {members.map((member) => (
        <Card key={member.memberId} className="t-drifting" onClick={() => onOpen(member.memberId)}>
          <View className="picked">
            <View className="person" style={{ gap: '8px' }}>
              <View className="strong">{member.memberName}</View>
              <Badge tone="gold">{say.name(member.tierName)}</Badge>
            </View>
            <View className="quiet small">
              {member.previousState === undefined ? text.words.retentionState[member.state] : text.drifting.was(text.words.retentionState[member.previousState], text.words.retentionState[member.state])}
            </View>
          </View>
          <View style={{ marginTop: '6px' }} className="t-drifting-reason">{reasonWords(member.reason, text)}</View>
          {member.complaint !== undefined && <View className="small bad t-complaint-mark">{text.words.complaintMark[member.complaint]}</View>}
          {likelyWords(member.reason, text).map((sentence) => <View key={sentence} className="small">{sentence}</View>)}
          <View className="quiet small">{sureness(member.reason, text)}</View>
          <View className="quiet small">{text.drifting.spent(member.spendTotal)} · {text.checkout.lastVisit(say.day(member.lastPurchaseOn, today))}</View>
          <View className="reasons">
            <View className="strong t-decided">
              {member.decision ? `${text.words.channel[member.decision.channel]}${member.decision.state === undefined ? '' : ` · ${text.words.outboxState[member.decision.state]}`}` : text.drifting.undecided}
            </View>
            {member.decision && member.decision.reasons.length > 0 && <Reasons reasons={member.decision.reasons} />}
          </View>
        </Card>
      ))}
    </View>
  );
}
