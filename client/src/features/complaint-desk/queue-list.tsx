import { View } from '@tarojs/components';
import { useStoreNow } from '../../api';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import type { QueueRow } from './desk-types';
import { Due } from './due';
import { StepDots } from './step-dots';

function Row({ row }: { row: QueueRow }) {
  const text = useText();
  const now = useStoreNow(30_000);
  const { queue, caseWords } = text;
  return (
    <Card className="t-case" onClick={() => go.case(row.complaintId)}>
      <View className="picked">
        <View className="person" style={{ gap: '8px' }}>
          <View className="strong">{row.memberName}</View>
          <Badge tone="gold">{text.say.name(row.tierName)}</Badge>
        </View>
        <View className="person" style={{ gap: '6px' }}>
          {row.severity !== 'ordinary' && <Badge tone={row.severity === 'grave' ? 'danger' : 'warn'}>{caseWords.severity[row.severity]}</Badge>}
          <Badge>{text.words.complaintKind[row.kind]}</Badge>
        </View>
      </View>
      <View className="clip-2" style={{ margin: '6px 0 8px' }}>{row.text}</View>
      <StepDots done={row.stepsDone} />
      <View className="picked" style={{ marginTop: '6px' }}>
        <Due row={row} now={now} />
        <View className="quiet small">{row.ownerName === undefined ? queue.nobody : queue.owner(row.ownerName)}</View>
      </View>
      {(row.level !== 'owner' || row.photos > 0) && (
        <View className="picked" style={{ marginTop: '2px' }}>
          <View className="small bad">{row.level === 'owner' ? '' : caseWords.level[row.level]}</View>
          <View className="quiet small">{row.photos > 0 ? queue.photos(row.photos) : ''}</View>
        </View>
      )}
    </Card>
  );
}

/** Complaints as the desk sees them: who and what, how far it is, what is due. */
export function QueueList({ complaints }: { complaints: readonly QueueRow[] }) {
  return (
    <View>
      {complaints.map((row) => <Row key={row.complaintId} row={row} />)}
    </View>
  );
}
