import { View } from '@tarojs/components';
import type { StoreId } from '../../../../shared/kernel/ids';
import { storeNow } from '../../api';
import { PagedList } from '../../frame/shown';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { TextField } from '../../ui/field';
import { Row } from '../../ui/row';
import { usePurchases, type Buyer, type Looking, type Purchase } from './use-purchases';

const called = (member: Buyer): string => (member.nickname === '' ? member.memberNumber : member.nickname);

/** A purchase with what it came to and what of it came back already. */
export function PurchaseRow({ purchase, onClick }: { purchase: Purchase; onClick?: () => void }) {
  const text = useText();
  const { say } = text;
  const back = purchase.isRefunded ? text.refunds.wholly : purchase.refunded > 0 ? text.refunds.partly(purchase.refunded) : undefined;
  const facts = [say.moment(purchase.at, storeNow()), purchase.orderNo, back];
  return (
    <Row
      id={`purchase-${purchase.purchaseId}`}
      className="t-refundable"
      title={purchase.memberName}
      detail={facts.filter((fact) => fact !== undefined).join(' · ')}
      end={<View className="number">{text.refunds.paid(purchase.paid)}</View>}
      {...(onClick && !purchase.isRefunded ? { onClick } : {})}
    />
  );
}

/** First step: which purchase comes back. */
export function PurchaseStep({ storeId, onChoose }: { storeId: StoreId; onChoose: (purchase: Purchase) => void }) {
  const text = useText();
  const list = usePurchases(storeId);
  const titles: Record<Looking['kind'], string> = {
    latest: text.refunds.latest,
    member: list.looking.kind === 'member' ? text.refunds.ofMember(called(list.looking.member)) : '',
    order: list.looking.kind === 'order' ? text.refunds.ofOrder(list.looking.orderNo) : '',
  };
  const all = <Button id="refund-all" kind="plain" small onClick={list.all}>{text.refunds.all}</Button>;
  return (
    <View>
      <View className="find">
        <TextField id="refund-find-text" value={list.typed} hint={text.refunds.findHint} most={60} said={list.said} onChange={list.type} onConfirm={list.find} />
        <Button id="refund-find-submit" disabled={list.busy} onClick={list.find}>{text.refunds.find}</Button>
      </View>
      {list.several.length > 0 && (
        <Section title={text.refunds.chooseMember}>
          <Card flush>
            {list.several.map((member) => (
              <Row key={member.memberId} id={`refund-member-${member.memberNumber}`} title={called(member)} detail={member.phoneMasked ?? member.memberNumber} onClick={() => list.choose(member)} />
            ))}
          </Card>
        </Section>
      )}
      <Section title={titles[list.looking.kind]} {...(list.looking.kind === 'latest' ? {} : { aside: all })}>
        <PagedList pages={list.pages} bone={64} forStaff empty={{ title: text.refunds.none, detail: text.refunds.noneHint }}>
          {(purchases) => <Card flush>{purchases.map((purchase) => <PurchaseRow key={purchase.purchaseId} purchase={purchase} onClick={() => onChoose(purchase)} />)}</Card>}
        </PagedList>
      </Section>
    </View>
  );
}
