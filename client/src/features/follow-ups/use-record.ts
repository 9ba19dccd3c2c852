import { useState } from 'react';
import type { TaskId } from '../../../../shared/kernel/ids';
import { staffApi, useCommand } from '../../api';
import { sayProblem, useText } from '../../text';
import type { TaskResult } from '../../text/words';
import { notice } from '../../ui/notice';

/** Recording how a follow-up went. */
export function useRecord(onRecorded: () => void) {
  const text = useText();
  const [taskId, setTaskId] = useState<TaskId>();
  const [result, setResult] = useState<TaskResult>();
  const [note, setNote] = useState('');
  const recording = useCommand(staffApi.command.followUps.record);
  const close = () => {
    setTaskId(undefined);
    setResult(undefined);
    setNote('');
  };
  const record = async () => {
    if (taskId === undefined || result === undefined) return;
    const answer = await recording.run({ taskId, result, note: note.trim() });
    if (!answer) return;
    notice(answer.kind === 'done' ? text.followUps.recorded : sayProblem(text, answer));
    if (answer.kind === 'done' || answer.kind === 'refused') {
      close();
      onRecorded();
    }
  };
  return { taskId, open: setTaskId, close, result, setResult, note, setNote, busy: recording.busy, record: () => void record() };
}
