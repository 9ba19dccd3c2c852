import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { grouped, useText } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { Switch } from '../../ui/field';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import type { Terms, useOwnData } from './use-own-data';

type Doing = ReturnType<typeof useOwnData>;

function CopyCard({ terms, doing }: { terms: Terms; doing: Doing }) {
  const text = useText();
  const { copy } = doing;
  return (
    <Card>
      <View className="strong">{text.data.copy}</View>
      <View className="quiet small" style={{ margin: '4px 0 16px' }}>{text.data.copyHint}</View>
      {copy ? (
        <View id="data-copy">
          <View className="small" style={{ marginBottom: '12px' }}>{text.data.copyReady}</View>
          <Button id="data-copy-page" kind="soft" onClick={() => void doing.take(copy.page.url)}>{text.data.copyPage}</Button>
          <View className="section" />
          <Button id="data-copy-json" kind="quiet" onClick={() => void doing.take(copy.data.url)}>{text.data.copyData}</Button>
        </View>
      ) : terms.exportFromAt === undefined ? (
        <Button id="data-copy-make" kind="soft" disabled={doing.copyBusy} onClick={() => void doing.makeCopy()}>{doing.copyBusy ? text.data.copyBusy : text.data.copy}</Button>
      ) : (
        <View className="quiet small">{text.data.copyAgain(text.say.moment(terms.exportFromAt, storeNow()))}</View>
      )}
    </Card>
  );
}

/** What leaving ends, what it erases, what the law keeps: all of it before the button. */
function LeaveSheet({ terms, doing }: { terms: Terms; doing: Doing }) {
  const text = useText();
  const today = localDateOf(storeNow());
  const loses = [
    ...(terms.points > 0 ? [text.data.leavePoints(grouped(terms.points))] : []),
    ...(terms.coupons > 0 ? [text.data.leaveCoupons(terms.coupons)] : []),
    text.data.leaveTier,
  ];
  return (
    <Sheet title={text.data.leaveTitle} closeWord={text.states.close} onClose={() => doing.setLeaving(false)}>
      <View className="small quiet">{text.data.leaveLoses}</View>
      {loses.map((line) => <View key={line} className="t-loses">· {line}</View>)}
      {terms.openComplaints > 0 && <View className="reasons section" id="leave-complaints">{text.data.leaveComplaints(terms.openComplaints)}</View>}
      <View className="section">{text.data.leaveErased}</View>
      <View className="small quiet section">{text.data.leaveKept}</View>
      {terms.kept.map((record) => (
        <View key={record.what} className="t-kept">
          · {text.data.keptUntil(text.data.kept[record.what], text.say.day(record.untilOn, today))}
          <View className="quiet tiny">{text.data.law[record.law]}</View>
        </View>
      ))}
      <View className="small section">{text.data.leaveAgain}</View>
      <Row title={text.data.leaveSure} end={<Switch id="leave-sure" on={doing.sure} onChange={doing.setSure} />} />
      <Button id="leave-do" kind="danger" disabled={!doing.sure || doing.busy} onClick={() => void doing.leave()}>{text.data.leaveDo}</Button>
      <View className="section" />
      <Button id="leave-keep" kind="quiet" onClick={() => doing.setLeaving(false)}>{text.data.leaveKeep}</Button>
    </Sheet>
  );
}

export function OwnDataView({ terms, doing }: { terms: Terms; doing: Doing }) {
  const text = useText();
  return (
    <View>
      <Card flush>
        <Row
          icon="shield"
          title={text.data.personalised}
          detail={terms.personalised ? text.data.personalisedOn : text.data.personalisedOff}
          end={<Switch id="data-personalised" on={terms.personalised} onChange={(on) => !doing.busy && void doing.setPersonalised(on)} />}
        />
      </Card>
      <CopyCard terms={terms} doing={doing} />
      <Section title={text.data.leave}>
        <Card flush><Row id="data-leave" title={text.data.leave} detail={text.data.leaveHint} onClick={() => doing.setLeaving(true)} /></Card>
      </Section>
      {doing.leaving && <LeaveSheet terms={terms} doing={doing} />}
    </View>
  );
}
