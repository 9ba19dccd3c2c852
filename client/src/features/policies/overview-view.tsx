import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import type { Fen } from '../../../../shared/kernel/units';
import { staffApi, storeNow, useCommand } from '../../api';
import { go } from '../../navigate';
import { sayProblem, useText, type Text } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { ChangeList } from './change-list';
import { policyGroups, type PolicyGroup, type Shown } from './policy-draft';

/** What a group says now, in a line. */
function summary(group: PolicyGroup, { points, tiers, checkout, coupons, referral, complaints }: Shown['policies'], { policies, say }: Text): string {
  switch (group) {
    case 'earn':
      return policies.earnSaid(say.yuanShort(points.earn.perFen), points.earn.points);
    case 'days':
      return policies.daysSaid(points.days.length);
    case 'money':
      return points.asMoney === null ? policies.off : policies.moneySaid(points.asMoney.pointsPerStep, say.yuanShort(points.asMoney.fenPerStep));
    case 'limits':
      return policies.limitsSaid;
    case 'tiers':
      return say.titled(policies.tiersSaid(tiers.tiers.length), say.list(tiers.tiers.map(({ name }) => say.name(name))));
    case 'refund':
      return policies.refundSaid(checkout.refundDays);
    case 'coupons':
      return policies.couponsSaid(coupons.mostPerPurchase);
    case 'referral':
      return referral === null ? policies.off : policies.referralSaid(referral.endsAfterDays);
    case 'complaintTimes':
      return policies.desk.timesSaid(complaints.firstAnswerHours.ordinary, complaints.firstAnswerHours.grave);
    case 'complaintGiving': {
      const most = ({ oneFen }: { oneFen: Fen | null }): string => (oneFen === null ? policies.desk.unlimited : say.yuanShort(oneFen));
      return policies.desk.givingSaid(most(complaints.compensation.cashier), most(complaints.compensation.manager));
    }
    case 'complaintWords':
      return policies.desk.wordsSaid(complaints.words.serious.length + complaints.words.grave.length);
  }
}

/** Rules that wait for their day, and calling them off. */
function Planned({ planned, rules, onChanged }: { planned: NonNullable<Shown['planned']>; rules: Shown; onChanged: () => void }) {
  const text = useText();
  const calling = useCommand(() => staffApi.command.policies.callOff({}));
  const today = localDateOf(storeNow());
  const callOff = async () => {
    const answer = await calling.run();
    if (!answer) return;
    notice(answer.kind === 'done' ? text.policies.calledOff : sayProblem(text, answer));
    onChanged();
  };
  return (
    <Card id="policies-planned">
      <View className="strong">{text.policies.planned(text.say.day(planned.startsOn, today))}</View>
      <View className="quiet small">{text.policies.editedBy(planned.byName, text.say.moment(planned.at, storeNow()))}</View>
      <ChangeList changes={planned.changes} names={rules} />
      <Button id="policies-call-off" kind="quiet" small disabled={calling.busy} onClick={() => void callOff()}>{text.policies.callOff}</Button>
    </Card>
  );
}

/** The rules in force: which version, by whom, what is planned, and a row for each group. */
export function OverviewView({ rules, onChanged }: { rules: Shown; onChanged: () => void }) {
  const text = useText();
  const { policies } = text;
  return (
    <View>
      <Card>
        <View className="strong" id="policies-version">{policies.version(rules.version)}</View>
        <View className="quiet small">{rules.edit ? policies.editedBy(rules.edit.byName, text.say.moment(rules.edit.at, storeNow())) : policies.setUp}</View>
        {rules.edit && rules.edit.reason !== '' && <View className="quiet small">{policies.because(rules.edit.reason)}</View>}
      </Card>
      {rules.planned && <Planned planned={rules.planned} rules={rules} onChanged={onChanged} />}
      <Section title={policies.title}>
        <Card flush>
          {policyGroups.map((group) => (
            <Row key={group} id={`policy-group-${group}`} title={policies.groups[group]} detail={summary(group, rules.policies, text)} onClick={() => go.policyGroup(group)} />
          ))}
        </Card>
      </Section>
    </View>
  );
}
