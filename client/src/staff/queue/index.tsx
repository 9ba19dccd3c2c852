import { useState } from 'react';
import { staffApi, usePages, type Input } from '../../api';
import { QueueList } from '../../features/complaint-desk/queue-list';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { useText } from '../../text';
import { Segments } from '../../ui/segments';

type Filter = Input<'staff', 'complaints', 'queue'>['filter'];

/** 投诉: the queue, the next due first. */
export default function QueuePage() {
  const text = useText();
  const [filter, setFilter] = useState<Filter>('open');
  const pages = usePages((cursor) => staffApi.query.complaints.queue({ filter, ...(cursor === undefined ? {} : { cursor }) }), filter);
  return (
    <Screen id="queue-screen" title={text.queue.title}>
      <Segments
        id="queue"
        choices={[{ key: 'open', word: text.queue.open }, { key: 'resolved', word: text.queue.resolved }, { key: 'closed', word: text.queue.closed }]}
        chosen={filter}
        onChoose={setFilter}
      />
      <PagedList pages={pages} bone={112} forStaff empty={{ title: text.queue.noneOpen, detail: text.queue.noneHint }}>
        {(complaints) => <QueueList complaints={complaints} />}
      </PagedList>
    </Screen>
  );
}
