import { View } from '@tarojs/components';
import type { StoreId } from '../../../../shared/kernel/ids';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { useText } from '../../text';
import { Card, Section } from '../../ui/card';
import { Chart } from '../../ui/chart';
import { columnsChart } from '../../ui/columns';
import { Row } from '../../ui/row';
import { busiestHours, columnsOf, percent, type Facet, type Report } from './pattern-figures';

/** How many there were and when, and what keeps coming back. */
export function HowMany({ report, onOpen }: { report: Report; onOpen: (facet: Facet, storeId?: StoreId) => void }) {
  const { patterns, caseWords, say } = useText();
  const today = localDateOf(storeNow());
  const { values, weekly } = columnsOf(report.byDay);
  const [first, last] = [report.byDay[0], report.byDay.at(-1)];
  const busiest = busiestHours(report.byHour);
  const { count, before } = report.opened;
  return (
    <View>
      <Section title={patterns.trend}>
        <Card>
          <Chart
            id="patterns-trend"
            said={patterns.trendSaid(count, before)}
            svg={columnsChart(values, { first: first ? say.day(first.on, today) : '', last: last ? say.day(last.on, today) : '', most: patterns.most(Math.max(0, ...values)) })}
          />
          <View className="quiet tiny">{weekly ? patterns.byWeek : patterns.byDay}</View>
        </Card>
      </Section>
      <Section title={patterns.repeats}>
        <Card flush>
          {report.repeats.length === 0 && <View className="quiet small" style={{ padding: '16px 0' }}>{patterns.repeatsNone}</View>}
          {report.repeats.map((one) => (
            <Row
              key={`${one.storeId} ${one.cause}`}
              className="t-repeat"
              title={patterns.repeat(caseWords.cause[one.cause], say.name(one.storeName))}
              detail={patterns.repeatBefore(one.before)}
              end={<View className={`strong number${one.count > one.before ? ' bad' : ''}`}>{patterns.repeatCount(one.count)}</View>}
              onClick={() => onOpen({ by: 'cause', value: one.cause }, one.storeId)}
            />
          ))}
        </Card>
      </Section>
      {busiest && (
        <Section title={patterns.hours}>
          <Card>
            <Chart
              id="patterns-hours"
              said={patterns.hoursSaid(busiest.from, busiest.from + 3, percent(busiest.share, 1))}
              svg={columnsChart(report.byHour, { first: patterns.hour(0), last: patterns.hour(23), most: patterns.most(Math.max(0, ...report.byHour)) }, (hour) => hour >= busiest.from && hour < busiest.from + 3)}
            />
          </Card>
        </Section>
      )}
    </View>
  );
}
