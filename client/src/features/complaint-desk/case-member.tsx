import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Card, Section } from '../../ui/card';
import { Row } from '../../ui/row';
import type { Case } from './desk-types';

/** The member beside his complaint: how long we have known him, what he bought, what he said before. */
export function CaseMember({ complaint }: { complaint: Case }) {
  const text = useText();
  const { say } = text;
  const { history } = complaint;
  const now = storeNow();
  const today = localDateOf(now);
  return (
    <View>
      <Card flush>
        <Row title={text.history.joined} end={say.day(history.joinedOn, today)} />
        <Row title={text.history.visits} end={text.history.days(history.purchaseDays)} />
        {history.lastPurchaseOn !== undefined && <Row title={text.history.last} end={say.day(history.lastPurchaseOn, today)} />}
        <Row title={text.history.points} end={say.points(history.points)} />
        <Row id="case-open-member" title={text.member360.open} onClick={() => go.member(complaint.memberId)} />
        {history.phoneMasked !== undefined && <Row title={text.history.phone} end={history.phoneMasked} />}
      </Card>
      <Section title={text.history.purchases}>
        {history.purchases.length === 0 ? <View className="quiet small">{text.history.none}</View> : (
          <Card flush>{history.purchases.map((one) => <Row key={one.purchaseId} title={say.moment(one.at, now)} end={say.yuan(one.paid)} />)}</Card>
        )}
      </Section>
      <Section title={text.history.complaints}>
        {history.complaints.length === 0 ? <View className="quiet small">{text.history.none}</View> : (
          <Card flush>
            {history.complaints.map((one) => (
              <Row
                key={one.complaintId}
                title={<View className="clip-2">{one.text}</View>}
                detail={`${text.words.complaintKind[one.kind]} · ${say.moment(one.openedAt, now)}${one.rating === undefined ? '' : ` · ${text.complaint.stars(one.rating)}`}`}
                onClick={() => go.case(one.complaintId)}
              />
            ))}
          </Card>
        )}
      </Section>
      <Section title={text.history.contacts}>
        {history.contacts.length === 0 ? <View className="quiet small">{text.history.none}</View> : (
          <Card flush>{history.contacts.map((one, index) => <Row key={index} title={one.text} detail={say.moment(one.at, now)} />)}</Card>
        )}
      </Section>
    </View>
  );
}
