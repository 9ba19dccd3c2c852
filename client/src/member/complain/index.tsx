import type { PurchaseId } from '../../../../shared/kernel/ids';
import { ComplainForm } from '../../features/complaints/complain-form';
import { ComplaintSent } from '../../features/complaints/complaint-sent';
import { useComplain } from '../../features/complaints/use-complain';
import { Screen } from '../../frame/screen';
import { go, useAddress } from '../../navigate';
import { useText } from '../../text';
import { Button } from '../../ui/button';

/** 告诉我们: a complaint in under a minute. */
export default function ComplainPage() {
  const text = useText();
  const { draft, change, addPhotos, removePhoto, submit, busy, short, sent, joinFirst } = useComplain(useAddress('purchase') as PurchaseId | undefined);
  if (sent) {
    return (
      <Screen id="complain-sent" title={text.complain.title}>
        <ComplaintSent sent={sent} />
      </Screen>
    );
  }
  return (
    <Screen
      id="complain-screen"
      title={text.complain.title}
      foot={
        joinFirst ? (
          <Button id="go-join" onClick={go.join}>{text.home.joinNow}</Button>
        ) : (
          <Button id="complain-submit" disabled={busy} onClick={() => void submit()}>{busy ? text.complain.submitting : text.complain.submit}</Button>
        )
      }
    >
      <ComplainForm draft={draft} short={short} change={change} addPhotos={() => void addPhotos()} removePhoto={removePhoto} />
    </Screen>
  );
}
