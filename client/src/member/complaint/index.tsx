import type { ComplaintId } from '../../../../shared/kernel/ids';
import { ComplaintView } from '../../features/complaints/complaint-view';
import { useComplaint } from '../../features/complaints/use-complaint';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { useText } from '../../text';

/** 反馈详情. */
export default function ComplaintPage() {
  const text = useText();
  const talk = useComplaint((useAddress('id') ?? '') as ComplaintId);
  return (
    <Screen id="complaint-screen" title={text.complaint.title}>
      <ShownValue shown={talk.shown} bones={[40, 220]} onRetry={() => void talk.reload()}>
        {(complaint) => <ComplaintView complaint={complaint} talk={talk} />}
      </ShownValue>
    </Screen>
  );
}
