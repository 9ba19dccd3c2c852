import { useState } from 'react';
import { staffApi, usePages, type Input } from '../../api';
import { MessageList } from '../../features/outbox/message-list';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { useText } from '../../text';
import { go } from '../../navigate';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';
import { Segments } from '../../ui/segments';

type Filter = Input<'staff', 'outbox', 'list'>['filter'];

/** 发件箱. */
export default function OutboxPage() {
  const text = useText();
  const [filter, setFilter] = useState<Filter>('waiting');
  const pages = usePages((cursor) => staffApi.query.outbox.list({ filter, ...(cursor === undefined ? {} : { cursor }) }), filter);
  return (
    <Screen id="outbox-screen" title={text.outbox.title}>
      <Card flush>
        <Row id="outbox-templates" icon="outbox" title={text.templates.row} detail={text.templates.rowHint} onClick={go.templates} />
        <Row id="outbox-announcements" icon="wave" title={text.announcements.row} detail={text.announcements.rowHint} onClick={go.announcements} />
      </Card>
      <Segments
        id="outbox"
        choices={[{ key: 'waiting', word: text.outbox.waiting }, { key: 'sent', word: text.outbox.sent }, { key: 'refused', word: text.outbox.refused }]}
        chosen={filter}
        onChoose={setFilter}
      />
      <PagedList pages={pages} bone={120} forStaff empty={{ title: text.outbox.none, detail: text.outbox.noneHint }}>
        {(messages) => <MessageList messages={messages} />}
      </PagedList>
    </Screen>
  );
}
