import { useState } from 'react';
import type { MemberId } from '../../../../shared/kernel/ids';
import { staffApi, useCommand } from '../../api';
import { sayProblem, sayRefusal, useText } from '../../text';
import { notice } from '../../ui/notice';
import { typedPoints, type Direction } from './typed-points';

/** Changing a member's points by hand: the form, and what came of it. */
export function useAdjust(memberId: MemberId, onAdjusted: () => void) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const [direction, setDirection] = useState<Direction>('add');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState<string>();
  const adjusting = useCommand(staffApi.command.books.adjust);
  const close = () => {
    setOpen(false);
    setTyped('');
    setReason('');
    setSaid(undefined);
  };
  const send = async () => {
    const answer = await adjusting.run({ memberId, points: typedPoints(typed, direction), reason: reason.trim() });
    if (!answer) return;
    if (answer.kind !== 'done') return setSaid(answer.kind === 'refused' ? sayRefusal(text, answer.refusal) : sayProblem(text, answer));
    const { state, approver } = answer.value;
    notice(state === 'waiting' && approver !== undefined ? text.books.asked(text.words.role[approver]) : text.books.made);
    close();
    onAdjusted();
  };
  return { open, show: () => setOpen(true), close, direction, setDirection, typed, setTyped, reason, setReason, said, busy: adjusting.busy, send: () => void send() };
}
