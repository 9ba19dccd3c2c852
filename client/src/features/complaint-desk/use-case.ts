import { useState } from 'react';
import type { ComplaintId } from '../../../../shared/kernel/ids';
import { staffApi, useCommand, useQuery, type Answer, type AnyRefusal, type Value } from '../../api';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';

export type Case = Value<'staff', 'complaints', 'show'>;
export type CaseStep = 'answer' | 'resolve';

/** One complaint at the desk: its steps, and the next word of the store. */
export function useCase(complaintId: ComplaintId) {
  const text = useText();
  const { shown, reload, replace } = useQuery(() => staffApi.query.complaints.show({ complaintId }), { about: complaintId });
  const [step, setStep] = useState<CaseStep>();
  const [words, setWords] = useState('');
  const sending = useCommand((which: CaseStep, said: string): Promise<Answer<Case, AnyRefusal>> =>
    staffApi.command.complaints[which]({ complaintId, text: said }),
  );
  const send = async () => {
    if (!step) return;
    if (words.trim().length < 5) return notice(text.case.short);
    const answer = await sending.run(step, words.trim());
    if (!answer) return;
    if (answer.kind !== 'done') {
      if (answer.kind === 'refused') void reload();
      return notice(sayProblem(text, answer));
    }
    replace(answer.value, answer.at);
    notice(step === 'answer' ? text.case.answered : text.case.resolvedDone);
    setStep(undefined);
    setWords('');
  };
  return { shown, reload, step, setStep, words, setWords, busy: sending.busy, send: () => void send() };
}
