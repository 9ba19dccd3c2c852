import { View } from '@tarojs/components';
import { useText } from '../../text';
import { Card, Section } from '../../ui/card';
import { Row } from '../../ui/row';
import type { Perks, PerksTier } from './use-perks';

/** What one tier gives besides its price: gifts and services. */
function TierPerks({ tier }: { tier: PerksTier }) {
  const { perks, say } = useText();
  const gifts = [
    ...(tier.monthlyGift ? [{ title: say.name(tier.monthlyGift), detail: perks.monthlyGift }] : []),
    ...(tier.upgradeGift ? [{ title: say.name(tier.upgradeGift), detail: perks.upgradeGift }] : []),
  ];
  const rows = [...gifts, ...(tier.perks ?? []).map(({ name, detail }) => ({ title: say.name(name), detail: say.name(detail) }))];
  if (rows.length === 0) return null;
  return (
    <Section title={perks.of(say.name(tier.name))}>
      <Card flush>{rows.map((row) => <Row key={`${row.title}-${row.detail}`} className="t-perk" title={row.title} detail={row.detail} />)}</Card>
    </Section>
  );
}

/** When points are multiplied for everybody, and how long they last. */
function PointsRules({ rules }: { rules: NonNullable<Perks['rules']> }) {
  const text = useText();
  const { perks, say, policies } = text;
  const when = (day: (typeof rules.pointsDays)[number]) => policies.dayWhen(
    day.weekday === undefined ? (day.dayOfMonth === undefined ? policies.everyDay : '') : (policies.weekdays[day.weekday - 1] ?? ''),
    day.dayOfMonth === undefined ? '' : policies.dayOfMonth(day.dayOfMonth),
    say.list(day.stores.map((name) => say.name(name))),
  );
  return (
    <Section title={perks.pointsRules}>
      <Card flush>
        <Row title={policies.earnSaid(say.yuanShort(rules.earn.per), rules.earn.points)} detail={perks.lasts(rules.earn.expireAfterMonths)} />
        {rules.earn.pendingDays > 0 && <Row title={perks.waits(rules.earn.pendingDays)} />}
        {rules.pointsDays.map((day, place) => <Row key={place} className="t-points-day" title={when(day)} end={<View className="number strong">{say.times(day.times)}</View>} />)}
        {rules.birthdayMonthTimes !== undefined && <Row className="t-birthday-month" title={perks.birthdayMonth} end={<View className="number strong">{say.times(rules.birthdayMonthTimes)}</View>} />}
      </Card>
      {(rules.pointsDays.length > 0 || rules.birthdayMonthTimes !== undefined) && <View className="quiet tiny">{perks.highest}</View>}
    </Section>
  );
}

/** What the member's tier gives, what the next one adds, and when points are multiplied. */
export function PerkList({ perks }: { perks: Perks }) {
  const rank = perks.tiers.findIndex(({ tierId }) => tierId === perks.mine?.tierId);
  const shown = perks.tiers.slice(Math.max(0, rank), Math.max(0, rank) + 2);
  return (
    <View>
      {shown.map((tier) => <TierPerks key={tier.tierId} tier={tier} />)}
      {perks.rules && <PointsRules rules={perks.rules} />}
    </View>
  );
}
