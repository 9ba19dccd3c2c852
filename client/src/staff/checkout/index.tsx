import { View } from '@tarojs/components';
import { useState } from 'react';
import type { StoreId } from '../../../../shared/kernel/ids';
import type { Fen } from '../../../../shared/kernel/units';
import { FindStep } from '../../features/checkout/find-step';
import { MemberRow } from '../../features/checkout/member-row';
import { QuoteStep } from '../../features/checkout/quote-step';
import { ReceiptStep } from '../../features/checkout/receipt-step';
import { useCheckout } from '../../features/checkout/use-checkout';
import type { AtTill } from '../../features/checkout/use-find';
import { StorePick } from '../../features/desk/store-pick';
import { useDesk } from '../../features/desk/use-desk';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { go } from '../../navigate';
import { useText } from '../../text';
import { amountOf, AmountPad, typedAmount } from '../../ui/amount-pad';
import { Button } from '../../ui/button';

/** 收银: who, how much, what it comes to, done. */
export default function CheckoutPage() {
  const text = useText();
  const { shown, reload, stores, store, chooseStore } = useDesk();
  const [atTill, setAtTill] = useState<AtTill>();
  const [typed, setTyped] = useState('');
  const [amount, setAmount] = useState<Fen>();
  const restart = () => {
    setAtTill(undefined);
    setTyped('');
    setAmount(undefined);
  };
  if (store && atTill && amount !== undefined) return <PayScreen storeId={store.storeId} atTill={atTill} amount={amount} onBack={() => setAmount(undefined)} onNext={restart} />;
  if (atTill) {
    return (
      <Screen id="amount-screen" title={text.checkout.amount} foot={<Button id="amount-next" disabled={amountOf(typed) === 0} onClick={() => setAmount(amountOf(typed))}>{text.checkout.next}</Button>}>
        <MemberRow member={atTill.member} end={<Button id="change-member" kind="plain" small onClick={restart}>{text.checkout.change}</Button>} />
        <Button id="open-member" kind="quiet" small onClick={() => go.member(atTill.member.memberId)}>{text.member360.open}</Button>
        <AmountPad typed={typed} onKey={(key) => setTyped((before) => typedAmount(before, key))} />
      </Screen>
    );
  }
  return (
    <Screen id="find-screen" title={text.checkout.title}>
      <ShownValue shown={shown} bones={[44, 48, 160]} onRetry={() => void reload()} forStaff>
        {() => (
          <View>
            <StorePick stores={stores} store={store} onChoose={chooseStore} />
            {store && <FindStep storeId={store.storeId} onFound={setAtTill} />}
          </View>
        )}
      </ShownValue>
    </Screen>
  );
}

function PayScreen({ storeId, atTill, amount, onBack, onNext }: { storeId: StoreId; atTill: AtTill; amount: Fen; onBack: () => void; onNext: () => void }) {
  const text = useText();
  const checkout = useCheckout(storeId, atTill, amount);
  const { quote, receipt } = checkout;
  if (receipt) {
    return (
      <Screen id="receipt-screen" title={text.checkout.title} foot={<Button id="checkout-next" onClick={onNext}>{text.checkout.another}</Button>}>
        <ReceiptStep receipt={receipt} name={atTill.member.nickname === '' ? atTill.member.memberNumber : atTill.member.nickname} />
      </Screen>
    );
  }
  const word = checkout.busy ? text.checkout.committing : checkout.unsure ? text.states.retry : quote ? text.checkout.commit(quote.payable) : text.checkout.quoting;
  return (
    <Screen id="quote-screen" title={text.checkout.title} foot={<Button id="checkout-commit" disabled={!quote || checkout.busy} onClick={checkout.commit}>{word}</Button>}>
      <MemberRow member={atTill.member} end={<Button id="change-amount" kind="plain" small disabled={checkout.busy || checkout.unsure} onClick={onBack}>{text.checkout.amount}</Button>} />
      <ShownValue shown={checkout.shown} bones={[150, 120, 64]} onRetry={() => void checkout.reload()} forStaff>
        {(value) => <QuoteStep quote={value} checkout={checkout} />}
      </ShownValue>
    </Screen>
  );
}
