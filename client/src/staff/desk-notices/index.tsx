import { staffApi, storeNow, useCommand, usePages } from '../../api';
import { NoticeList, NoticeSettings } from '../../features/complaint-desk/notice-list';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { notice } from '../../ui/notice';

/** 提醒: what one was told about complaints, and how one wants to be told. */
export default function DeskNoticesPage() {
  const text = useText();
  const pages = usePages((cursor) => staffApi.query.deskNotices.list(cursor === undefined ? {} : { cursor }));
  const reading = useCommand(staffApi.command.deskNotices.read);
  const read = async () => {
    const answer = await reading.run({ upTo: storeNow() });
    if (answer?.kind === 'done') pages.reload();
    else if (answer) notice(sayProblem(text, answer));
  };
  const unread = pages.head?.unread ?? 0;
  return (
    <Screen id="desk-notices-screen" title={text.notices.title}>
      <PagedList pages={pages} bone={64} forStaff empty={{ title: text.notices.none, detail: text.notices.noneHint }}>
        {(notices) => <NoticeList notices={notices} />}
      </PagedList>
      {unread > 0 && <Button id="notices-read" kind="quiet" disabled={reading.busy} onClick={() => void read()}>{text.notices.read}</Button>}
      <NoticeSettings />
    </Screen>
  );
}
