import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, usePages, useQuery, type Input } from '../../api';
import { QueueFilter, type QueueState } from '../../features/complaint-desk/queue-filter';
import { QueueList } from '../../features/complaint-desk/queue-list';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { useText } from '../../text';
import { Chips, Segments } from '../../ui/segments';

type Query = Input<'staff', 'complaints', 'queue'>;

/** 投诉: the queue, mine, my stores' or watched; by step and store; what is due first, or key members first. A cashier has no list of a whole store. */
export default function QueuePage() {
  const text = useText();
  const role = useAddress('role');
  const [list, setList] = useState<Query['list']>('open');
  const [scope, setScope] = useState<Query['scope']>(role === 'cashier' ? 'mine' : 'stores');
  const [by, setBy] = useState<Query['by']>('due');
  const [state, setState] = useState<QueueState>();
  const [storeId, setStoreId] = useState<Query['storeId']>();
  const { shown } = useQuery(() => staffApi.query.desk.overview(), { keepAs: 'desk' });
  const ofStores = shown.status === 'ready' && scope === 'stores' ? shown.value.staff.stores : [];
  const narrowed = { ...(state === undefined ? {} : { state }), ...(scope === 'stores' && storeId !== undefined ? { storeId } : {}) };
  const pages = usePages(
    (cursor) => staffApi.query.complaints.queue({ list, scope, by, ...narrowed, ...(cursor === undefined ? {} : { cursor }) }),
    `${list} ${scope} ${by} ${state ?? ''} ${storeId ?? ''}`,
  );
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
          onChoose={(next) => {
            setList(next);
            setState(undefined);
          }}
        />
      </View>
      <QueueFilter list={list} state={state} by={by} stores={ofStores} storeId={storeId} onState={setState} onStore={setStoreId} onBy={setBy} />
      <PagedList pages={pages} bone={132} forStaff empty={{ title: text.queue.none, detail: text.queue.noneHint }}>
        {(complaints) => <QueueList complaints={complaints} />}
      </PagedList>
    </Screen>
  );
}
