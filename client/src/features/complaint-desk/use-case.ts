import { useState } from 'react';
import type { ComplaintId, StaffId } from '../../../../shared/kernel/ids';
import { staffApi, useCommand, useQuery, type Answer, type AnyRefusal } from '../../api';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';
import type { Case } from './desk-types';
import { useSteps } from './use-steps';

/** One complaint at the desk: what is done to it besides the steps. Whoever was overtaken sees what happened, and keeps his words. */
export function useCase(complaintId: ComplaintId) {
  const text = useText();
  const { shown, reload, replace } = useQuery(() => staffApi.query.complaints.show({ complaintId }), { about: complaintId });
  const complaint = shown.status === 'ready' ? shown.value : undefined;
  const steps = useSteps(complaint, replace, () => void reload());
  const [sheet, setSheet] = useState<'say' | 'hand'>();
  const [words, setWords] = useState('');
  const [colleague, setColleague] = useState<StaffId>();
  const acting = useCommand((act: () => Promise<Answer<unknown, AnyRefusal>>) => act());

  /** Sends one act; true when it was done. */
  const act = async (send: () => Promise<Answer<unknown, AnyRefusal>>, thanks: string): Promise<boolean> => {
    const answer = await acting.run(send);
    if (!answer) return false;
    if (answer.kind !== 'done') {
      notice(sayProblem(text, answer));
      if (answer.kind === 'refused') void reload();
      return false;
    }
    notice(thanks);
    return true;
  };
  const keep = (send: () => Promise<Answer<Case, AnyRefusal>>) => async () => {
    const answer = await send();
    if (answer.kind === 'done') replace(answer.value, answer.at);
    return answer;
  };
  const closeSheet = () => setSheet(undefined);
  const say = async () => {
    if (!complaint || words.trim() === '') return;
    const { revision } = complaint;
    if (!(await act(keep(() => staffApi.command.complaints.say({ complaintId, revision, text: words.trim() })), text.case.said))) return;
    setWords('');
    closeSheet();
  };
  const handOver = async () => {
    if (!complaint || colleague === undefined) return notice(text.steps.missing(text.notes.handTo));
    if (words.trim().length < 2) return notice(text.steps.missing(text.notes.handReason));
    const { revision, colleagues } = complaint;
    const name = colleagues.find(({ staffId }) => staffId === colleague)?.name ?? '';
    if (!(await act(() => staffApi.command.complaints.handOver({ complaintId, revision, toStaffId: colleague, reason: words.trim() }), text.notes.handed(name)))) return;
    setWords('');
    setColleague(undefined);
    closeSheet();
    void reload();
  };
  return {
    shown,
    reload,
    steps,
    sheet,
    closeSheet,
    words,
    setWords,
    colleague,
    setColleague,
    busy: acting.busy,
    startSay: () => setSheet('say'),
    startHandOver: () => setSheet('hand'),
    say: () => void say(),
    handOver: () => void handOver(),
    note: (note: string) => act(keep(() => staffApi.command.complaints.note({ complaintId, text: note })), text.case.taken),
    handGift: (round: number) => void act(keep(() => staffApi.command.complaints.handGift({ complaintId, round })), text.case.giftHanded),
    watch: (isWatching: boolean) => void act(() => staffApi.command.complaints.watch({ complaintId, isWatching }), isWatching ? text.notes.watching : text.case.taken).then(() => reload()),
    decided: () => void reload(),
  };
}
export type CaseWork = ReturnType<typeof useCase>;
