import type { PurchaseId } from '../../../../shared/kernel/ids';
import { ReceiptView } from '../../features/purchases/receipt-view';
import { useReceipt } from '../../features/purchases/use-receipt';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { useText } from '../../text';

/** 消费详情: one purchase. */
export default function PurchasePage() {
  const text = useText();
  const after = useReceipt((useAddress('id') ?? '') as PurchaseId);
  return (
    <Screen id="purchase-screen" title={text.receipt.title}>
      <ShownValue shown={after.shown} bones={[110, 96, 120, 120]} onRetry={() => void after.reload()}>
        {(receipt) => <ReceiptView receipt={receipt} after={after} />}
      </ShownValue>
    </Screen>
  );
}
