import { memberClasses } from '../../../../shared/kernel/member-class';
import { View } from '@tarojs/components';
import { memberStages } from '../../../../shared/domain/retention/policy';
import { fen } from '../../../../shared/kernel/units';
import { grouped, useText } from '../../text';
import { Button } from '../../ui/button';
import { Bars } from '../../ui/bars';
import { Card, Section } from '../../ui/card';
import { Chart } from '../../ui/chart';
import { curveChart, shareAt } from './charts';
import type { MemberGroup, Report } from './insight-types';

/** Who brings the money, in which groups, how far they have come. */
export function GroupsView({ report, horizonDays, onGroup, onCostly }: { report: Report; horizonDays: number; onGroup: (group: MemberGroup) => void; onCostly: () => void }) {
  return (
    <View>
      <Curve report={report} />
      {report.costly && <CostlyMembers costly={report.costly} onOpen={onCostly} />}
      <Groups report={report} onGroup={onGroup} />
      <StagesAndClasses report={report} horizonDays={horizonDays} />
    </View>
  );
}

function Curve({ report }: { report: Report }) {
  const { insights } = useText();
  const curve = report.concentration.map(({ shareOfMembers, shareOfMoney }) => ({ x: shareOfMembers, y: shareOfMoney }));
  const fifth = shareAt(curve, 0.2);
  return (
    <Section title={insights.curve}>
      <Card>
        <Chart
          id="curve-chart"
          said={insights.curveSaid(fifth)}
          svg={curveChart(curve, { even: insights.curveEven, members: insights.curveMembers, money: insights.curveMoney, fifth: insights.curveFifth(fifth) })}
        />
      </Card>
    </Section>
  );
}

function CostlyMembers({ costly, onOpen }: { costly: NonNullable<Report['costly']>; onOpen: () => void }) {
  const { insights } = useText();
  return (
    <Section title={insights.costly}>
      <Card id="costly">
        <View className="chart-said">{insights.costlySaid(costly.members, costly.lost)}</View>
        <View className="quiet tiny">{insights.costlyHint(costly.marginShare)}</View>
        {costly.members > 0 && <Button id="costly-open" kind="quiet" small onClick={onOpen}>{insights.costlyOpen}</Button>}
      </Card>
    </Section>
  );
}

function Groups({ report, onGroup }: { report: Report; onGroup: (group: MemberGroup) => void }) {
  const { insights } = useText();
  const [biggest] = [...report.groups].sort((left, right) => right.spent - left.spent);
  const { cuts } = report;
  return (
    <Section title={insights.groups}>
      {biggest && biggest.spent > 0 && <View className="chart-said">{insights.groupsSaid(insights.group[biggest.group], biggest.spent / report.spent)}</View>}
      <View className="group-grid">
        {report.groups.map(({ group, members, spent }) => (
          <View key={group} id={`group-${group}`} className={`group-cell${group.startsWith('important') ? ' group-important' : ''}`} hoverClass="pressed" ariaRole="button" onClick={() => onGroup(group)}>
            <View className="strong">{insights.group[group]}</View>
            <View className="quiet tiny">{insights.groupIs[group]}</View>
            <View className="number small group-figures">{insights.groupFigures(members, spent)}</View>
          </View>
        ))}
      </View>
      <View className="quiet tiny chart-note">{insights.groupsHint(cuts.recencyDays, cuts.purchaseDays, fen(Math.round(cuts.spent / 100) * 100))}</View>
    </Section>
  );
}

function StagesAndClasses({ report, horizonDays }: { report: Report; horizonDays: number }) {
  const { insights } = useText();
  const { stages, classes } = report;
  const buyers = Math.max(1, stages.first + stages.repeat + stages.loyal + stages.advocate);
  const among = (counts: Readonly<Record<string, number>>, count: number): number => count / Math.max(1, ...Object.values(counts));
  return (
    <View>
      <Section title={insights.stages}>
        <Card id="stages">
          <View className="chart-said">{insights.stagesSaid((buyers - stages.first) / buyers)}</View>
          <Bars lines={memberStages.map((stage) => ({ key: stage, word: insights.stage[stage], share: among(stages, stages[stage]), value: grouped(stages[stage]) }))} />
        </Card>
      </Section>
      <Section title={insights.classes}>
        <Card id="classes">
          {classes ? (
            <View>
              <View className="chart-said">{insights.classesSaid(horizonDays)}</View>
              <Bars lines={memberClasses.map((name) => ({ key: name, word: insights.memberClass[name], share: among(classes, classes[name]), value: grouped(classes[name]) }))} />
            </View>
          ) : (
            <View className="quiet">{insights.classesNone}</View>
          )}
        </Card>
      </Section>
    </View>
  );
}
