import { View } from '@tarojs/components';
import { csvOf } from '../../../../shared/kernel/csv';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow, type Value } from '../../api';
import { saveFile } from '../../platform/save-file';
import { useText } from '../../text';
import { Bars } from '../../ui/bars';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { Row } from '../../ui/row';
import { notice } from '../../ui/notice';
import { Empty } from '../../ui/states';
import { holdingsTable } from './holdings-table';

type Report = Value<'staff', 'books', 'report'>;

/** What that night found wrong, each with both figures; the sentence stands above, in the colour of an alarm. */
function Findings({ report }: { report: Report }) {
  const text = useText();
  const { night, findings } = report;
  const count = Math.max(night?.findings ?? 0, findings.length);
  if (count === 0) return <View id="books-right" className="good">{text.books.right}</View>;
  return (
    <View id="books-wrong">
      <View className="bad strong">{text.books.wrong(count)}</View>
      {findings.map((finding) => (
        <View key={finding.findingId} className="t-finding small" style={{ marginTop: '8px' }}>
          <View className="number">{finding.memberId}</View>
          {finding.kind === 'unsettled' ? (
            <View className="quiet">{text.books.unsettled}</View>
          ) : (
            <View className="quiet">{text.books.differs(finding.balance, finding.entriesSum)} · {text.books.counts(finding.entryCount, finding.entriesFound)}</View>
          )}
        </View>
      ))}
    </View>
  );
}

/** What members hold in points as of the last night: one sentence, by month, by store, and whether the books agree. Id: `books-export`. */
export function HoldingsView({ report }: { report: Report }) {
  const text = useText();
  const { night } = report;
  if (!night) return <Empty title={text.books.none} detail={text.books.noneHint} />;
  const { total, stores } = night;
  const exportFile = async () => {
    if (await saveFile(text.books.exportName(night.businessDay), csvOf(holdingsTable(night, text)))) notice(text.books.exported);
  };
  const most = Math.max(1, ...total.expiring.map(({ points }) => points));
  return (
    <View>
      <Card>
        <Findings report={report} />
        <View className="quiet small" style={{ marginTop: '8px' }}>{text.books.asOf(text.say.day(night.businessDay, localDateOf(storeNow())), night.entries)}</View>
        <View className="quiet small">{text.books.nightDid(night.settled, night.couponsExpired)}</View>
      </Card>
      <Section title={text.books.holdings}>
        <Card>
          <View id="books-holdings" className="strong">{text.books.holdingsSaid(total.members, total.activePoints)}</View>
          {total.pendingPoints > 0 && <View className="small">{text.books.pendingSaid(total.pendingPoints)}</View>}
          {total.owedPoints > 0 && <View className="bad small">{text.books.owedSaid(total.owedPoints, total.negativeMembers)}</View>}
        </Card>
      </Section>
      <View className="section"><Button id="books-export" kind="soft" onClick={() => void exportFile()}>{text.books.exportFile}</Button></View>
      <Section title={text.books.byMonth}>
        <Card>
          <Bars id="books-months" lines={total.expiring.map(({ expiresIn, points }) => ({ key: expiresIn, word: text.say.month(expiresIn), share: points / most, value: text.say.count(points) }))} />
        </Card>
      </Section>
      <Section title={text.books.byStore}>
        <Card flush id="books-stores">
          {stores.map(({ storeId, storeName, liability }) => (
            <Row
              key={storeId}
              title={text.say.name(storeName)}
              detail={text.books.storeDetail(liability.members, liability.pendingPoints)}
              end={<View className="number">{text.say.points(liability.activePoints)}</View>}
            />
          ))}
        </Card>
      </Section>
    </View>
  );
}
