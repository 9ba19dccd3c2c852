import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { useText } from '../../text';
import { Bars } from '../../ui/bars';
import { Card, Section } from '../../ui/card';
import { Chart } from '../../ui/chart';
import { Row } from '../../ui/row';
import { calibrationChart } from './charts';
import type { ModelCard } from './insight-types';

type Backtest = NonNullable<ModelCard['backtest']>;

/** The model's report card: what states go by and why, and how it did on the store's own past. */
export function ModelView({ model, onEditRules }: { model: ModelCard; onEditRules: (() => void) | undefined }) {
  const text = useText();
  const { insights, say } = text;
  const today = localDateOf(storeNow());
  return (
    <View>
      <Card id="model-basis">
        <View className="strong">{model.basis === 'model' ? insights.basisModel : insights.basisFixed}</View>
        {model.why === 'fitted' && <View className="quiet small chart-note">{insights.whyFitted(model.members, say.day(model.fittedOn, today))}</View>}
        {model.why === 'no_signal' && <View className="quiet small chart-note">{insights.whyNoSignal}</View>}
        {model.why === 'data_lacking' && (
          <View className="small chart-note">
            <View className="quiet">{insights.whyLacking}</View>
            {model.lacks.map(({ what, have, need }) => <View key={what} className="t-lack">· {insights.lack[what](have, need)}</View>)}
          </View>
        )}
      </Card>
      {model.backtest ? (
        <TestResult backtest={model.backtest} />
      ) : (
        <Section title={insights.test}><Card id="model-untested"><View className="quiet">{insights.noTest}</View></Card></Section>
      )}
      {onEditRules && <Section title={insights.rules}><Card flush><Row id="edit-rules" title={insights.editRules} detail={insights.editRulesHint} onClick={onEditRules} /></Card></Section>}
    </View>
  );
}

function TestResult({ backtest }: { backtest: Backtest }) {
  const { insights, say } = useText();
  const today = localDateOf(storeNow());
  const furthest = Math.max(0, ...backtest.calibration.map(({ predicted, actual }) => Math.abs(predicted - actual)));
  return (
    <View>
      <Section title={insights.test}>
        <Card id="model-verdict">
          <View className="strong">{insights.verdict[backtest.verdict]}</View>
          <View className="quiet small chart-note">{insights.testHow(say.day(backtest.testedAsOf, today), backtest.horizonDays, backtest.members)}</View>
        </Card>
      </Section>
      <Ranking backtest={backtest} />
      <Section title={insights.calibration}>
        <Card>
          <Chart
            id="calibration-chart"
            said={insights.calibrationSaid(furthest)}
            svg={calibrationChart(backtest.calibration, { said: insights.calibrationSays, came: insights.calibrationCame, exact: insights.calibrationExact })}
          />
          <View className="quiet small chart-note">{insights.brier(backtest.brier)}</View>
          {backtest.drift !== null && <View className="quiet small" id="model-drift">{insights.drift(backtest.drift)}</View>}
        </Card>
      </Section>
    </View>
  );
}

/** Only rankings that were measured are shown; a chance of one half is an empty bar. */
function Ranking({ backtest }: { backtest: Backtest }) {
  const { insights } = useText();
  const { auc, fixedRuleAuc, recencyAuc, rfmAuc } = backtest;
  const measured = [
    { key: 'model', auc }, { key: 'recency', auc: recencyAuc }, { key: 'rfm', auc: rfmAuc }, { key: 'fixed', auc: fixedRuleAuc },
  ] as const;
  if (auc === null || fixedRuleAuc === null) return null;
  return (
    <Section title={insights.ranking}>
      <Card id="model-ranking">
        <View className="chart-said">{insights.rankingSaid(auc, fixedRuleAuc)}</View>
        <Bars
          lines={measured.flatMap(({ key, auc: value }) =>
            value === null || value === undefined ? [] : [{ key, word: insights.rankedBy[key], share: (value - 0.5) * 2, value: `${(value * 100).toFixed(1)}%` }])}
        />
        <View className="quiet tiny chart-note">{insights.rankingHint}</View>
      </Card>
    </Section>
  );
}
