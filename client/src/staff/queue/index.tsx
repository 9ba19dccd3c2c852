import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, usePages, type Input } from '../../api';
import { QueueList } from '../../features/complaint-desk/queue-list';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { useText } from '../../text';
import { Chips, Segments } from '../../ui/segments';

type Query = Input<'staff', 'complaints', 'queue'>;

/** 投诉: the queue, mine, my stores' or watched; what is due first, or key members first. A cashier has no list of a whole store. */
export default function QueuePage() {
  const text = useText();
  const role = useAddress('role');
  const [list, setList] = useState<Query['list']>('open');
  const [scope, setScope] = useState<Query['scope']>(role === 'cashier' ? 'mine' : 'stores');
  const [by, setBy] = useState<Query['by']>('due');
  const pages = usePages((cursor) => staffApi.query.complaints.queue({ list, scope, by, ...(cursor === undefined ? {} : { cursor }) }), `${list} ${scope} ${by}`);
  const stores = { key: 'stores' as const, word: role === 'head_office' ? text.queue.everywhere : text.queue.stores };
  return (
    <Screen id="queue-screen" title={text.queue.title}>
      <Segments
        id="scope"
        choices={[...(role === 'cashier' ? [] : [stores]), { key: 'mine' as const, word: text.queue.mine }, { key: 'watched' as const, word: text.queue.watched }]}
        chosen={scope}
        onChoose={setScope}
      />
      <View style={{ marginBottom: '12px' }}>
        <Chips
          id="queue"
          choices={[{ key: 'open', word: text.queue.open }, { key: 'waiting', word: text.queue.waiting }, { key: 'closed', word: text.queue.closed }]}
          chosen={list}
          onChoose={setList}
        />
      </View>
      <View id="queue-by" className="link-word small" ariaRole="button" style={{ padding: '4px 0 12px' }} onClick={() => setBy(by === 'due' ? 'value' : 'due')}>
        {by === 'due' ? text.queue.byDue : text.queue.byValue} ⇅
      </View>
      <PagedList pages={pages} bone={132} forStaff empty={{ title: text.queue.none, detail: text.queue.noneHint }}>
        {(complaints) => <QueueList complaints={complaints} />}
      </PagedList>
    </Screen>
  );
}
