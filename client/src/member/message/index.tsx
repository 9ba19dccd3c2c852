import { MessageView } from '../../features/messages/message-view';
import { useMessage } from '../../features/messages/use-message';
import { Screen } from '../../frame/screen';
import { ProblemState } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { useText } from '../../text';
import { Skeleton } from '../../ui/states';

/** Where every message leads first: what we wrote, why, and one tap out. */
export default function MessagePage() {
  const { messages } = useText();
  const { message, problem, open, busy, setWay, setMarketing } = useMessage(useAddress('id') ?? '');
  return (
    <Screen id="message-screen" title={messages.oneTitle}>
      {!message && !problem && <Skeleton heights={[100, 48, 80]} />}
      {problem && <ProblemState problem={problem} onRetry={open} />}
      {message && <MessageView message={message} busy={busy} onWay={setWay} onMarketing={setMarketing} />}
    </Screen>
  );
}
