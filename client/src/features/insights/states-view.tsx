import { View } from '@tarojs/components';
import { daysBetween, lastDayOf, localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { grouped, useText } from '../../text';
import { Bars } from '../../ui/bars';
import { Card, Section } from '../../ui/card';
import { Chart } from '../../ui/chart';
import { statesChart } from './charts';
import { stateOrder, type Insights, type Report } from './insight-types';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const cohortsShown = 12;

/** How members stand, how that went, who moved, and how many newcomers stay. */
export function StatesView({ report, history }: { report: Report; history: Insights['history'] }) {
  return (
    <View>
      <StatesNow report={report} history={history} />
      <StatesOver history={history} />
      <Moves report={report} />
      <Cohorts report={report} />
    </View>
  );
}

/** This morning's count where there is one: it is younger than the report. */
function StatesNow({ report, history }: { report: Report; history: Insights['history'] }) {
  const text = useText();
  const { insights, say } = text;
  const morning = history.at(-1) ?? { on: report.businessDay, byState: report.byState };
  const { byState } = morning;
  const judged = Math.max(1, sum(Object.values(byState)));
  const most = Math.max(1, ...Object.values(byState));
  return (
    <Section title={insights.statesNow} aside={say.day(morning.on, localDateOf(storeNow()))}>
      <Card id="states-now">
        <View className="chart-said">{insights.statesSaid(byState.active / judged)}</View>
        <Bars
          lines={stateOrder.map((state) => ({
            key: state, word: text.words.retentionState[state], share: byState[state] / most,
            value: `${grouped(byState[state])} · ${insights.percent(byState[state] / judged)}`,
          }))}
        />
        {report.prospects > 0 && <View className="quiet small chart-note">{insights.prospects(report.prospects)}</View>}
        {report.unscored > 0 && <View className="quiet small">{insights.unscored(report.unscored)}</View>}
      </Card>
    </Section>
  );
}

function StatesOver({ history }: { history: Insights['history'] }) {
  const text = useText();
  const { insights, say } = text;
  const today = localDateOf(storeNow());
  const [first, last] = [history[0], history.at(-1)];
  const shares = (state: (typeof stateOrder)[number]) => history.map(({ byState }) => byState[state] / Math.max(1, sum(Object.values(byState))));
  const active = shares('active');
  return (
    <Section title={insights.statesOver}>
      <Card>
        {first && last && history.length > 1 ? (
          <Chart
            id="states-chart"
            said={insights.statesOverSaid(active[0] ?? 0, active.at(-1) ?? 0, history.length)}
            svg={statesChart(stateOrder.map((state) => ({ word: text.words.retentionState[state], shares: shares(state) })), { first: say.day(first.on, today), last: say.day(last.on, today) })}
          />
        ) : (
          <View className="quiet">{insights.statesOverSoon}</View>
        )}
      </Card>
    </Section>
  );
}

function Moves({ report }: { report: Report }) {
  const { insights, words } = useText();
  const rank = (state: (typeof stateOrder)[number]) => stateOrder.indexOf(state);
  const countOf = (from: (typeof stateOrder)[number], to: (typeof stateOrder)[number]) => report.moves.find((move) => move.from === from && move.to === to)?.members ?? 0;
  const moved = (is: (by: number) => boolean) => sum(report.moves.filter(({ from, to }) => is(rank(to) - rank(from))).map(({ members }) => members));
  return (
    <Section title={insights.moves(report.moveDays)}>
      <Card id="moves">
        <View className="chart-said">{insights.movesSaid(moved((by) => by > 0), moved((by) => by < 0))}</View>
        <View className="matrix">
          <View className="matrix-line">
            <View className="matrix-head quiet tiny">{insights.movesFrom}</View>
            {stateOrder.map((to) => <View key={to} className="matrix-cell quiet tiny">{words.retentionState[to]}</View>)}
          </View>
          {stateOrder.map((from) => (
            <View key={from} className="matrix-line">
              <View className="matrix-head small">{words.retentionState[from]}</View>
              {stateOrder.map((to) => {
                const tone = countOf(from, to) === 0 ? 'none' : rank(to) > rank(from) ? 'down' : rank(to) < rank(from) ? 'up' : 'same';
                return <View key={to} className={`matrix-cell matrix-${tone} number small`}>{countOf(from, to) === 0 ? '·' : grouped(countOf(from, to))}</View>;
              })}
            </View>
          ))}
        </View>
        <View className="quiet tiny chart-note">{insights.movesHint}</View>
      </Card>
    </Section>
  );
}

function Cohorts({ report }: { report: Report }) {
  const { insights, say } = useText();
  // Who first came within the days looked back at has bought within them by nature: such a month says nothing yet.
  const cohorts = report.cohorts.filter(({ month }) => daysBetween(lastDayOf(month), report.businessDay) > report.latelyDays).slice(-cohortsShown);
  const telling = cohorts.at(-1);
  if (!telling) return null;
  return (
    <Section title={insights.cohorts}>
      <Card id="cohorts">
        <View className="chart-said">{insights.cohortsSaid(say.month(telling.month), telling.members, telling.boughtLately / Math.max(1, telling.members), report.latelyDays)}</View>
        <Bars
          lines={cohorts.map(({ month, members, boughtLately }) => ({
            key: month, word: say.month(month), share: boughtLately / Math.max(1, members),
            value: `${insights.percent(boughtLately / Math.max(1, members))} / ${insights.cohortRow(members)}`,
          }))}
        />
        <View className="quiet tiny chart-note">{insights.cohortsHint(report.latelyDays)}</View>
      </Card>
    </Section>
  );
}
