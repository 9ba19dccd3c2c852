import { memberApi, usePages } from '../../api';
import { MessageList, WaySwitches } from '../../features/messages/message-list';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { useText } from '../../text';

/** 收到的消息: what was sent to me and why, and a switch for every way. */
export default function MessagesPage() {
  const { messages } = useText();
  const pages = usePages((cursor) => memberApi.query.messages.list(cursor === undefined ? {} : { cursor }));
  return (
    <Screen id="messages-screen" title={messages.title}>
      <PagedList pages={pages} bone={88} empty={{ title: messages.none, detail: messages.noneHint }}>
        {(items) => <MessageList items={items} />}
      </PagedList>
      {pages.head?.switches && <WaySwitches switches={pages.head.switches} onChanged={pages.reload} />}
    </Screen>
  );
}
