import { memberApi, usePages } from '../../api';
import { ComplaintList } from '../../features/complaints/complaint-list';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Button } from '../../ui/button';

/** 我的反馈. */
export default function ComplaintsPage() {
  const text = useText();
  const pages = usePages((cursor) => memberApi.query.complaints.list(cursor === undefined ? {} : { cursor }));
  return (
    <Screen id="complaints-screen" title={text.complaints.title} foot={<Button id="new-complaint" onClick={() => go.complain()}>{text.complaints.new}</Button>}>
      <PagedList pages={pages} bone={72} empty={{ title: text.complaints.none, detail: text.complaints.noneHint }}>
        {(complaints) => <ComplaintList complaints={complaints} />}
      </PagedList>
    </Screen>
  );
}
