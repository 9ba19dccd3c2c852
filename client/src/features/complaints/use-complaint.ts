import { useState } from 'react';
import type { Instant } from '../../../../shared/kernel/time';
import type { ComplaintId } from '../../../../shared/kernel/ids';
import { memberApi, useCommand, useQuery, type Answer, type AnyRefusal, type Value } from '../../api';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';

export type Complaint = Value<'member', 'complaints', 'show'>;

/** One complaint: its steps, and what the member may say to it now. */
export function useComplaint(complaintId: ComplaintId) {
  const text = useText();
  const { shown, reload, replace } = useQuery(() => memberApi.query.complaints.show({ complaintId }), { about: complaintId });
  const [rating, setRating] = useState(0);
  const [words, setWords] = useState('');
  const sending = useCommand((send: () => Promise<Answer<Complaint, AnyRefusal>>) => send());

  const say = async (send: () => Promise<Answer<Complaint, AnyRefusal>>, thanks?: string) => {
    const answer = await sending.run(send);
    if (!answer) return false;
    if (answer.kind !== 'done') {
      notice(sayProblem(text, answer));
      // A refusal means the complaint is in another state than the screen showed.
      if (answer.kind === 'refused') void reload();
      return false;
    }
    setWords('');
    replace(answer.value, answer.at);
    if (thanks !== undefined) notice(thanks);
    return true;
  };
  return {
    shown,
    reload,
    rating,
    setRating,
    words,
    setWords,
    busy: sending.busy,
    rate: () => say(() => memberApi.command.complaints.rate({ complaintId, rating, text: words.trim() }), text.complaint.rated),
    reopen: () => say(() => memberApi.command.complaints.reopen({ complaintId, text: words.trim() })),
    confirm: (askedAt: Instant, isRight: boolean) =>
      say(() => memberApi.command.complaints.confirm({ complaintId, askedAt, isRight, text: isRight ? '' : words.trim() }), text.talkBack.answered),
    answerProposal: (askedAt: Instant, answer: 'accept' | 'decline' | 'counter') =>
      say(() => memberApi.command.complaints.answerProposal({ complaintId, askedAt, answer, text: answer === 'accept' ? '' : words.trim() }), text.talkBack.answered),
    reply: () => say(() => memberApi.command.complaints.reply({ complaintId, text: words.trim() }), text.complaint.added),
  };
}
export type Talk = ReturnType<typeof useComplaint>;
