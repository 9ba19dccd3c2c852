import { View } from '@tarojs/components';
import { useState } from 'react';
import { StorePick } from '../../features/desk/store-pick';
import { useDesk } from '../../features/desk/use-desk';
import { PurchaseRow, PurchaseStep } from '../../features/refunds/purchase-step';
import { RefundDoneView, RefundLook } from '../../features/refunds/refund-view';
import type { Purchase } from '../../features/refunds/use-purchases';
import { useRefund, type Scope } from '../../features/refunds/use-refund';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';
import { amountOf, AmountPad, typedAmount } from '../../ui/amount-pad';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';
import { Segments } from '../../ui/segments';

/** 退货: which purchase, how much of it, a last look with the reason, done. */
export default function RefundsPage() {
  const text = useText();
  const { shown, reload, stores, store, chooseStore } = useDesk();
  const [purchase, setPurchase] = useState<Purchase>();
  const [scope, setScope] = useState<Scope>();
  const restart = () => {
    setPurchase(undefined);
    setScope(undefined);
  };
  if (purchase && scope) return <LookScreen purchase={purchase} scope={scope} onBack={() => setScope(undefined)} onNext={restart} />;
  if (purchase) return <AmountScreen purchase={purchase} onScope={setScope} onBack={restart} />;
  return (
    <Screen id="refunds-screen" title={text.refunds.title}>
      <ShownValue shown={shown} bones={[44, 48, 160]} onRetry={() => void reload()} forStaff>
        {() => (
          <View>
            <StorePick stores={stores} store={store} onChoose={chooseStore} />
            {store && <PurchaseStep storeId={store.storeId} onChoose={setPurchase} />}
          </View>
        )}
      </ShownValue>
    </Screen>
  );
}

function AmountScreen({ purchase, onScope, onBack }: { purchase: Purchase; onScope: (scope: Scope) => void; onBack: () => void }) {
  const text = useText();
  const [part, setPart] = useState(false);
  const [typed, setTyped] = useState('');
  const amount = amountOf(typed);
  const enough = !part || (amount > 0 && amount <= purchase.left);
  const next = () => onScope(part ? { kind: 'value', value: amount } : { kind: 'whole' });
  return (
    <Screen id="refund-amount-screen" title={text.refunds.title} foot={<Button id="refund-next" disabled={!enough} onClick={next}>{text.refunds.next}</Button>}>
      <Card flush>
        <PurchaseRow purchase={purchase} />
        <Row title={text.refunds.value} end={<View className="number">{text.say.yuan(purchase.value)}</View>} />
        <Row title={text.refunds.left} end={<View className="number strong" id="refund-left">{text.say.yuan(purchase.left)}</View>} />
      </Card>
      <Segments
        id="scope"
        choices={[{ key: 'whole', word: text.refunds.whole }, { key: 'part', word: text.refunds.part }]}
        chosen={part ? 'part' : 'whole'}
        onChoose={(key) => setPart(key === 'part')}
      />
      {part && (
        <View>
          <View className="quiet small">{text.refunds.partHint}</View>
          <AmountPad typed={typed} onKey={(key) => setTyped((before) => typedAmount(before, key))} />
          {amount > purchase.left && <View className="field-said">{text.words.refusal.REFUND_TOO_LARGE({ value: amount, left: purchase.left })}</View>}
        </View>
      )}
      <Button id="refund-change" kind="quiet" onClick={onBack}>{text.refunds.change}</Button>
    </Screen>
  );
}

function LookScreen({ purchase, scope, onBack, onNext }: { purchase: Purchase; scope: Scope; onBack: () => void; onNext: () => void }) {
  const text = useText();
  const refunding = useRefund(purchase.purchaseId, scope);
  const { quote, done } = refunding;
  if (done) {
    return (
      <Screen id="refund-done-screen" title={text.refunds.title} foot={<Button id="refund-another" onClick={onNext}>{text.refunds.another}</Button>}>
        <RefundDoneView done={done} name={purchase.memberName} />
      </Screen>
    );
  }
  const word = refunding.busy ? text.refunds.committing : refunding.unsure ? text.states.retry : quote ? text.refunds.commit(quote.paid) : text.refunds.working;
  return (
    <Screen id="refund-quote-screen" title={text.refunds.title} foot={<Button id="refund-commit" disabled={!quote || refunding.busy} onClick={refunding.commit}>{word}</Button>}>
      <Card flush><PurchaseRow purchase={purchase} /></Card>
      <ShownValue shown={refunding.shown} bones={[150, 120]} onRetry={() => void refunding.reload()} forStaff>
        {(value) => <RefundLook quote={value} refunding={refunding} />}
      </ShownValue>
      <Button id="refund-edit" kind="quiet" disabled={refunding.busy || refunding.unsure} onClick={onBack}>{text.refunds.edit}</Button>
    </Screen>
  );
}
