import { storeNow, type Value } from '../../api';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';
import { View } from '@tarojs/components';

type Complaint = Value<'member', 'complaints', 'list'>['items'][number];
export const toneOf = { received: undefined, answered: 'accent', resolved: 'warn', closed: undefined } as const satisfies Record<Complaint['state'], string | undefined>;

/** The member's complaints, newest first, with where each stands. */
export function ComplaintList({ complaints }: { complaints: readonly Complaint[] }) {
  const text = useText();
  const now = storeNow();
  return (
    <Card flush>
      {complaints.map((complaint) => {
        const tone = toneOf[complaint.state];
        return (
          <Row
            key={complaint.complaintId}
            className="t-complaint"
            title={<View className="clip-2">{complaint.text}</View>}
            detail={`${text.words.complaintKind[complaint.kind]} · ${text.say.moment(complaint.changedAt, now)}`}
            end={<Badge {...(tone ? { tone } : {})}>{text.words.complaintState[complaint.state]}</Badge>}
            onClick={() => go.complaint(complaint.complaintId)}
          />
        );
      })}
    </Card>
  );
}
