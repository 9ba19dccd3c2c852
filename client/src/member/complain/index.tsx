import { View } from '@tarojs/components';
import type { PurchaseId } from '../../../../shared/kernel/ids';
import { storeNow } from '../../api';
import { ComplainForm } from '../../features/complaints/complain-form';
import { useComplain } from '../../features/complaints/use-complain';
import { Screen } from '../../frame/screen';
import { go, useAddress } from '../../navigate';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';

/** 告诉我们: a complaint in under a minute. */
export default function ComplainPage() {
  const text = useText();
  const { draft, change, addPhotos, removePhoto, submit, busy, short, sent } = useComplain(useAddress('purchase') as PurchaseId | undefined);
  if (sent) {
    return (
      <Screen id="complain-sent" title={text.complain.title}>
        <View className="done-mark"><Icon name="check" /></View>
        <View className="title" style={{ textAlign: 'center' }}>{text.complain.sentTitle}</View>
        <View className="lead" style={{ textAlign: 'center', marginBottom: '24px' }}>{text.complain.sentDue(text.say.moment(sent.firstAnswerDueAt, storeNow()))}</View>
        <Button id="see-progress" onClick={() => go.sentComplaint(sent.complaintId)}>{text.complain.seeProgress}</Button>
        <View style={{ marginTop: '12px' }}><Button id="sent-home" kind="plain" onClick={() => go.tab('home')}>{text.states.goHome}</Button></View>
      </Screen>
    );
  }
  return (
    <Screen
      id="complain-screen"
      title={text.complain.title}
      foot={<Button id="complain-submit" disabled={busy} onClick={() => void submit()}>{busy ? text.complain.submitting : text.complain.submit}</Button>}
    >
      <ComplainForm draft={draft} short={short} change={change} addPhotos={() => void addPhotos()} removePhoto={removePhoto} />
    </Screen>
  );
}
