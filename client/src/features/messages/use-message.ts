import { useEffect, useRef, useState } from 'react';
import { memberApi, useCommand, type Problem } from '../../api';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';
import type { Message } from './message-view';

/** Opens one message when its page is entered, and turns its way, or all marketing, off and on. */
export function useMessage(messageId: string) {
  const text = useText();
  const [message, setMessage] = useState<Message>();
  const [problem, setProblem] = useState<Problem<unknown>>();
  const opening = useCommand(memberApi.command.messages.open);
  const way = useCommand(memberApi.command.messages.setWay);
  const marketing = useCommand(memberApi.command.consent.setMarketing);
  const open = async () => {
    setProblem(undefined);
    const answer = await opening.run({ messageId });
    if (answer?.kind === 'done') setMessage(answer.value);
    else if (answer) setProblem(answer);
  };
  // Once for each message: opening is a command, and the page is entered once.
  const opened = useRef('');
  useEffect(() => {
    if (opened.current === messageId) return;
    opened.current = messageId;
    void open();
  });
  const setWay = async (on: boolean) => {
    if (!message) return;
    const answer = await way.run({ way: message.way, on });
    if (answer?.kind === 'done') setMessage({ ...message, wayOn: on });
    else if (answer) notice(sayProblem(text, answer));
  };
  const setMarketing = async (granted: boolean) => {
    if (!message) return;
    const answer = await marketing.run({ granted });
    if (answer?.kind === 'done') setMessage({ ...message, marketing: granted });
    else if (answer) notice(sayProblem(text, answer));
  };
  return { message, problem, open: () => void open(), busy: way.busy || marketing.busy, setWay: (on: boolean) => void setWay(on), setMarketing: (granted: boolean) => void setMarketing(granted) };
}
