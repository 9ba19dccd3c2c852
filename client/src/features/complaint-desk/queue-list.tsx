import { View } from '@tarojs/components';
import { useStoreNow, type Value } from '../../api';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { Due } from './due';

type Complaint = Value<'staff', 'complaints', 'queue'>['items'][number];

/** Complaints as the desk sees them: what is due first, then who and what. */
export function QueueList({ complaints }: { complaints: readonly Complaint[] }) {
  const text = useText();
  const now = useStoreNow(30_000);
  return (
    <View>
      {complaints.map((complaint) => (
        <Card key={complaint.complaintId} className="t-case" onClick={() => go.case(complaint.complaintId)}>
          <View className="picked">
            <View className="person" style={{ gap: '8px' }}>
              <View className="strong">{complaint.memberName}</View>
              <Badge tone="gold">{text.say.name(complaint.tierName)}</Badge>
            </View>
            <Badge>{text.words.complaintKind[complaint.kind]}</Badge>
          </View>
          <View className="clip-2" style={{ margin: '6px 0' }}>{complaint.text}</View>
          <View className="picked">
            {complaint.due ? <Due due={complaint.due} now={now} /> : <View className="quiet small">{text.words.caseState[complaint.state]}</View>}
            <View className="quiet small">{complaint.ownerName === undefined ? text.say.moment(complaint.openedAt, now) : text.queue.owner(complaint.ownerName)}</View>
          </View>
        </Card>
      ))}
    </View>
  );
}
