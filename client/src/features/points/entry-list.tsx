import { View } from '@tarojs/components';
import type { PurchaseId } from '../../../../shared/kernel/ids';
import { localDateOf, monthOf, type LocalMonth } from '../../../../shared/kernel/time';
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
        {head.asMoney && <View className="quiet small" id="points-worth">{text.points.worth(head.asMoney.pointsPerStep, head.asMoney.fenPerStep, head.asMoney.capRate / 100)}</View>}
      </View>
      {head.owed > 0 && <View className="bad small" id="points-owed">{text.books.owed(head.owed)}</View>}
      {head.pending.length > 0 && (
        <Section title={text.points.pending}>
          <Card flush>
            {head.pending.map((one) => (
              <Row key={one.availableOn} className="t-points-pending" title={text.points.usableFrom(text.say.day(one.availableOn, today))} end={<View className="number">{text.say.points(one.points)}</View>} />
            ))}
          </Card>
        </Section>
      )}
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

type Entry = Entries['items'][number];

/** Entries of one month together, newest month first. */
function byMonth(entries: readonly Entry[]): readonly { readonly month: LocalMonth; readonly entries: readonly Entry[] }[] {
  const months = [...new Set(entries.map((entry) => monthOf(localDateOf(entry.at))))];
  return months.map((month) => ({ month, entries: entries.filter((entry) => monthOf(localDateOf(entry.at)) === month) }));
}

/** Every change of the balance by month, with its reason and the balance after it; a tap on one of a purchase leads to its receipt. */
export function EntryList({ entries, onPurchase }: { entries: readonly Entry[]; onPurchase: (purchaseId: PurchaseId) => void }) {
  const text = useText();
  const now = storeNow();
  const today = localDateOf(now);
  const detail = ({ at, reason, availableOn }: Entry) => [
    text.say.moment(at, now),
    ...(reason === undefined ? [] : [reason]),
    ...(availableOn !== undefined && availableOn > today ? [text.points.usableFrom(text.say.day(availableOn, today))] : []),
  ].join(' · ');
  const openerOf = (purchaseId: PurchaseId) => () => onPurchase(purchaseId);
  return (
    <View>
      {byMonth(entries).map((part) => (
        <Section key={part.month} title={text.say.month(part.month)}>
          <Card flush>
            {part.entries.map((entry) => (
              <Row
                key={entry.entryId}
                className="t-points-entry"
                title={text.words.pointsKind[entry.kind]}
                detail={detail(entry)}
                end={
                  <View>
                    <View className={`strong number ${entry.points > 0 ? 'good' : ''}`} style={{ fontSize: '16px' }}>{text.say.pointsChange(entry.points)}</View>
                    <View className="tiny number">{text.points.balanceAfter(entry.balanceAfter)}</View>
                  </View>
                }
                {...(entry.purchaseId === undefined ? {} : { onClick: openerOf(entry.purchaseId) })}
              />
            ))}
          </Card>
        </Section>
      ))}
    </View>
  );
}
