import { useState } from 'react';
import { followUpStates } from '../../../../shared/domain/follow-up/follow-up';
import { staffApi, usePages, type Input } from '../../api';
import { RecordSheet } from '../../features/follow-ups/record-sheet';
import { TaskList } from '../../features/follow-ups/task-list';
import { useRecord } from '../../features/follow-ups/use-record';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { useText } from '../../text';
import { Segments } from '../../ui/segments';

type State = Input<'staff', 'followUps', 'list'>['state'];

/** 回访任务. */
export default function FollowUpsPage() {
  const text = useText();
  const [state, setState] = useState<State>('open');
  const pages = usePages((cursor) => staffApi.query.followUps.list({ state, ...(cursor === undefined ? {} : { cursor }) }), state);
  const recording = useRecord(pages.reload);
  return (
    <Screen id="follow-ups-screen" title={text.followUps.title}>
      <Segments id="tasks" choices={followUpStates.map((key) => ({ key, word: text.words.taskState[key] }))} chosen={state} onChoose={setState} />
      <PagedList pages={pages} bone={140} forStaff empty={{ title: text.followUps.none, detail: text.followUps.noneHint }}>
        {(tasks) => <TaskList tasks={tasks} onRecord={recording.open} />}
      </PagedList>
      {recording.taskId !== undefined && <RecordSheet recording={recording} />}
    </Screen>
  );
}
