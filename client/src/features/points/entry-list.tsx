import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow, type Value } from '../../api';
import { grouped, useText } from '../../text';
import { Card, Section } from '../../ui/card';
import { Row } from '../../ui/row';

type Entries = Value<'member', 'points', 'entries'>;

/** The balance large, and what of it ends when. */
export function PointsHead({ head }: { head: Entries }) {
  const text = useText();
  const today = localDateOf(storeNow());
  return (
    <View>
      <View className="balance">
        <View className="quiet small">{text.points.balance}</View>
        <View className="balance-figure number" id="points-balance">{grouped(head.balance)}</View>
        <View className="quiet small">{text.points.worth}</View>
      </View>
      {head.expiring.length > 0 && (
        <Section title={text.points.expiring}>
          <Card flush>
            {head.expiring.slice(0, 3).map((one) => (
              <Row key={one.expiresIn} className="t-points-expiring" title={text.say.untilMonthEnd(one.expiresIn, today)} end={<View className="number">{text.say.points(one.points)}</View>} />
            ))}
          </Card>
        </Section>
      )}
    </View>
  );
}

/** Every change of the balance, with its reason and the balance after it. */
export function EntryList({ entries }: { entries: readonly Entries['items'][number][] }) {
  const text = useText();
  const now = storeNow();
  return (
    <Card flush>
      {entries.map((entry) => (
        <Row
          key={entry.entryId}
          className="t-points-entry"
          title={text.words.pointsKind[entry.kind]}
          detail={text.say.moment(entry.at, now)}
          end={
            <View>
              <View className={`strong number ${entry.points > 0 ? 'good' : ''}`} style={{ fontSize: '16px' }}>{text.say.pointsChange(entry.points)}</View>
              <View className="tiny number">{text.points.balanceAfter(entry.balanceAfter)}</View>
            </View>
          }
        />
      ))}
    </Card>
  );
}
