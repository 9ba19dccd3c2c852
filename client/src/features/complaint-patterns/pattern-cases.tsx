import { View } from '@tarojs/components';
import { storeNow, type Value } from '../../api';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';

type Case = Value<'staff', 'complaintPatterns', 'complaints'>['items'][number];

/** The complaints behind a figure; a tap opens the case. */
export function PatternCases({ cases }: { cases: readonly Case[] }) {
  const { patterns, caseWords, words, say } = useText();
  const now = storeNow();
  return (
    <View>
      {cases.map((one) => (
        <Card key={one.complaintId} className="t-pattern-case" onClick={() => go.case(one.complaintId)}>
          <View className="picked">
            <View className="person" style={{ gap: '8px' }}>
              <Badge tone="accent">{words.complaintKind[one.kind]}</Badge>
              {one.cause !== undefined && <Badge>{caseWords.cause[one.cause]}</Badge>}
            </View>
            <View className="quiet small">{say.moment(one.openedAt, now)}</View>
          </View>
          <View style={{ marginTop: '8px' }}>{one.text}</View>
          <View className="quiet small" style={{ marginTop: '4px' }}>{one.isClosed ? patterns.closed : patterns.open}{one.rating === undefined ? '' : ` · ${patterns.stars(one.rating)}`}</View>
        </Card>
      ))}
    </View>
  );
}
