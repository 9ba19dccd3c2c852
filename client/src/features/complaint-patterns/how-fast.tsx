import { View } from '@tarojs/components';
import { grouped, useText } from '../../text';
import { Bars } from '../../ui/bars';
import { Card, Section } from '../../ui/card';
import { averageStars, percent, type Report } from './pattern-figures';

/** How soon customers were answered, whether they were content, and what it cost. */
export function HowFast({ report }: { report: Report }) {
  return (
    <View>
      <Speed report={report} />
      <Content report={report} />
    </View>
  );
}

function Speed({ report }: { report: Report }) {
  const { patterns, say } = useText();
  const { firstAnswer, resolution, late, reopened, opened } = report;
  const length = (ms: number | undefined): string => (ms === undefined ? '–' : say.length(ms));
  const figures = [
    [{ word: patterns.firstHalf, value: length(firstAnswer.halfWithinMs) }, { word: patterns.firstNine, value: length(firstAnswer.nineOfTenWithinMs) }],
    [{ word: patterns.doneHalf, value: length(resolution.halfWithinMs) }, { word: patterns.doneNine, value: length(resolution.nineOfTenWithinMs) }],
    [{ word: patterns.late, value: patterns.ofAll(late, percent(late, opened.count)) }, { word: patterns.reopened, value: patterns.ofAll(reopened, percent(reopened, opened.count)) }],
  ];
  return (
    <Section title={patterns.speed}>
      <Card id="patterns-speed">
        <View className="chart-said">{firstAnswer.count === 0 ? patterns.speedNone : patterns.speedSaid(length(firstAnswer.halfWithinMs), length(firstAnswer.nineOfTenWithinMs))}</View>
        {figures.map((pair, index) => (
          <View key={index} className="figure-pair">
            {pair.map(({ word, value }) => (
              <View key={word} className="figure">
                <View className="quiet small">{word}</View>
                <View className="number">{value}</View>
              </View>
            ))}
          </View>
        ))}
        <View className="quiet tiny">{patterns.speedHint}</View>
      </Card>
    </Section>
  );
}

function Content({ report }: { report: Report }) {
  const { patterns, say } = useText();
  const { ratings, compensated, compensation, compensationBefore } = report;
  const average = averageStars(ratings);
  const count = ratings.reduce((sum, one) => sum + one, 0);
  return (
    <View>
      <Section title={patterns.content}>
        <Card id="patterns-content">
          <View className="chart-said">{average === null ? patterns.contentNone : patterns.contentSaid(average, count)}</View>
          {average !== null && (
            <Bars lines={[5, 4, 3, 2, 1].map((stars) => ({ key: String(stars), word: patterns.stars(stars), share: (ratings[stars - 1] ?? 0) / Math.max(...ratings), value: grouped(ratings[stars - 1] ?? 0) }))} />
          )}
        </Card>
      </Section>
      <Section title={patterns.cost}>
        <Card id="patterns-cost">
          <View className="strong">{patterns.costSaid(say.yuan(compensation), compensated)}</View>
          <View className="quiet small">{patterns.costBefore(say.yuan(compensationBefore))}</View>
        </Card>
      </Section>
    </View>
  );
}
