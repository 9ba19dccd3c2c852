import { View } from '@tarojs/components';
import { storeNow, type Value } from '../../api';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';

type Complaint = Value<'member', 'complaints', 'list'>['items'][number];
export const toneOf = { received: undefined, in_hand: 'accent', your_turn: 'warn', to_rate: 'warn', closed: undefined } as const satisfies Record<Complaint['stage'], string | undefined>;

/** The member's complaints, newest first, with where each stands. */
export function ComplaintList({ complaints }: { complaints: readonly Complaint[] }) {
  const text = useText();
  const now = storeNow();
  return (
    <Card flush>
      {complaints.map((complaint) => {
        const tone = toneOf[complaint.stage];
        return (
          <Row
            key={complaint.complaintId}
            className="t-complaint"
            title={<View className="clip-2">{complaint.text}</View>}
            detail={`${text.words.complaintKind[complaint.kind]} · ${text.say.moment(complaint.changedAt, now)}`}
            end={<Badge {...(tone ? { tone } : {})}>{text.words.complaintState[complaint.stage]}</Badge>}
            onClick={() => go.complaint(complaint.complaintId)}
          />
        );
      })}
    </Card>
  );
}
