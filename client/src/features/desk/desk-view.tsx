import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { go } from '../../navigate';
import { grouped, useText, type Text } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { Icon } from '../../ui/icon';
import { Row } from '../../ui/row';
import type { Overview } from './use-desk';

function Today({ today }: { today: Overview['today'] }) {
  const text = useText();
  const figures = [
    { word: text.desk.takings, value: text.say.yuan(today.paid), id: 'today-paid', wide: 2 },
    { word: text.desk.purchases, value: grouped(today.purchases), id: 'today-purchases', wide: 1 },
    { word: text.desk.joined, value: grouped(today.joined), id: 'today-joined', wide: 1 },
  ];
  return (
    <Card>
      <View className="quiet small" style={{ marginBottom: '8px' }}>{text.desk.today}</View>
      <View className="picked" style={{ alignItems: 'flex-end', gap: '12px' }}>
        {figures.map((figure) => (
          <View key={figure.id} style={{ flex: figure.wide }}>
            <View id={figure.id} className="desk-figure-value number">{figure.value}</View>
            <View className="quiet small">{figure.word}</View>
          </View>
        ))}
      </View>
    </Card>
  );
}

const Count = ({ count, bad }: { count: number; bad?: boolean }) => <View className={`count-dot number${bad ? ' count-dot-bad' : ''}`}>{grouped(count)}</View>;

/** What is overdue, else what of it is mine. */
function complaintDetail({ waiting, staff }: Overview, text: Text) {
  if (waiting.complaintsOverdue > 0) return { detail: <View className="bad">{text.desk.overdue(waiting.complaintsOverdue)}</View> };
  return staff.role !== 'cashier' && waiting.myComplaints > 0 ? { detail: text.desk.mineWaits(waiting.myComplaints) } : {};
}

/** The desk: today, the one thing most done here, and what waits; what a role may not open is not shown to it. */
export function DeskView({ overview }: { overview: Overview }) {
  const text = useText();
  const { waiting, staff, lastNight } = overview;
  const manages = staff.role !== 'cashier';
  const differing = waiting.bookFindings ?? 0;
  const today = localDateOf(storeNow());
  return (
    <View>
      <Today today={overview.today} />
      <Button id="desk-checkout" onClick={go.checkout}>
        <Icon name="scan" />
        {text.desk.checkout}
      </Button>
      <View style={{ marginTop: '8px' }}>
        <Button id="desk-refunds" kind="quiet" onClick={go.refunds}>{text.desk.refunds}</Button>
      </View>
      <Section title={text.desk.waiting}>
        <Card flush>
          <Row
            id="desk-complaints"
            icon="chat"
            title={text.desk.complaints}
            {...complaintDetail(overview, text)}
            end={<Count count={waiting.complaints} bad={waiting.complaintsOverdue > 0} />}
            onClick={() => go.queue(staff.role)}
          />
          {waiting.approvals > 0 && <Row id="desk-approvals" icon="shield" title={text.desk.approvals} end={<Count count={waiting.approvals} />} onClick={go.caseApprovals} />}
          <Row id="desk-notices" icon="bell" title={text.desk.notices} end={<Count count={waiting.notices} />} onClick={go.deskNotices} />
          <Row id="desk-follow-ups" icon="call" title={text.desk.followUps} end={<Count count={waiting.followUps} />} onClick={go.followUps} />
          {manages && <Row id="desk-drifting" icon="wave" title={text.desk.drifting} end={<Count count={waiting.drifting} />} onClick={go.drifting} />}
          {manages && <Row id="desk-patterns" icon="chart" title={text.patterns.deskRow} detail={text.patterns.deskHint} onClick={go.complaintPatterns} />}
          {staff.role === 'head_office' && <Row id="desk-tills" icon="scan" title={text.tills.deskRow} detail={text.tills.deskHint} onClick={go.tills} />}
          {manages && <Row id="desk-hours" icon="clock" title={text.openingHours.deskRow} detail={text.openingHours.deskHint} onClick={go.openingHours} />}
          {manages && <Row id="desk-insights" icon="chart" title={text.insights.deskRow} detail={text.insights.deskHint} onClick={go.insights} />}
          <Row id="desk-pick-ups" icon="gift" title={text.pickUps.deskRow} detail={text.pickUps.deskHint} onClick={go.pickUps} />
          {manages && <Row id="desk-coupon-templates" icon="coupon" title={text.couponTemplates.deskRow} detail={text.couponTemplates.deskHint} onClick={go.couponTemplates} />}
          {staff.role === 'head_office' && <Row id="desk-rewards" icon="bag" title={text.rewards.deskRow} detail={text.rewards.deskHint} onClick={go.rewards} />}
          <Row
            id="desk-books"
            icon="points"
            title={text.books.deskRow}
            detail={differing > 0 ? <View className="bad">{text.books.deskDiffers(differing)}</View> : text.books.deskHint}
            {...(differing + waiting.adjustments > 0 ? { end: <Count count={differing + waiting.adjustments} bad={differing > 0} /> } : {})}
            onClick={go.books}
          />
          {manages && <Row id="desk-till-patterns" icon="search" title={text.tillPatterns.title} detail={text.tillPatterns.deskHint} onClick={go.tillPatterns} />}
          {staff.role === 'head_office' && <Row id="desk-policies" icon="shield" title={text.policies.title} detail={text.policies.deskHint} onClick={go.policies} />}
          {manages && <Row id="desk-campaigns" icon="gift" title={text.campaigns.title} detail={text.campaigns.deskHint} onClick={go.campaigns} />}
          {manages && <Row id="desk-outbox" icon="outbox" title={text.desk.outbox} end={<Count count={waiting.outbox} />} onClick={go.outbox} />}
          {manages && (
            <Row
              id="desk-nights"
              icon="moon"
              title={text.desk.nights}
              detail={lastNight ? text.desk.nightSaid(text.say.day(lastNight.businessDay, today), lastNight.membersSeen, lastNight.membersChanged) : text.desk.noNight}
              onClick={go.nights}
            />
          )}
        </Card>
      </Section>
      <View className="quiet small" id="desk-who">{staff.name} · {text.words.role[staff.role]}</View>
    </View>
  );
}
