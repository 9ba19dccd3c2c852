import Taro, { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { parseCode } from '../../../../shared/domain/member-code';
import type { StoreId } from '../../../../shared/kernel/ids';
import { staffApi, useCommand, useQuery, type Value } from '../../api';
import { sayProblem, sayRefusal, useText } from '../../text';

export type Member = Value<'staff', 'members', 'find'>['members'][number];
/** The member at the till, with the scan of his code when there was one. */
export interface AtTill {
  readonly member: Member;
  readonly scanId?: string;
}

/** A member who joins while the cashier waits appears within two seconds, so that this very purchase counts: the look and its answer included. */
export const lookAgainMs = 1_500;

/** Finds the member at the till: by what was scanned or typed, or among those who just joined. */
export function useFind(storeId: StoreId, onFound: (found: AtTill) => void) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<string>();
  const [several, setSeveral] = useState<readonly Member[]>([]);
  const finding = useCommand((words: string) => staffApi.query.members.find({ storeId, text: words }));
  const scanning = useCommand((code: string) => staffApi.command.members.scan({ storeId, code }));
  const { shown: recent, reload } = useQuery(() => staffApi.query.members.recentlyJoined({ storeId }), { about: storeId });

  const visible = useRef(true);
  useDidShow(() => {
    visible.current = true;
  });
  useDidHide(() => {
    visible.current = false;
  });
  useEffect(() => {
    const timer = setInterval(() => {
      if (visible.current) void reload();
    }, lookAgainMs);
    return () => clearInterval(timer);
  }, [reload]);

  /** A member code is accepted there and then, and counts no second time; anything else is looked up. */
  const accepted = async (code: string) => {
    const answer = await scanning.run(code);
    if (!answer) return;
    setSeveral([]);
    if (answer.kind !== 'done') return setSaid(answer.kind === 'refused' ? sayRefusal(text, answer.refusal) : sayProblem(text, answer));
    setSaid(undefined);
    onFound({ member: answer.value.member, scanId: answer.value.scanId });
  };
  const find = async (words: string) => {
    const trimmed = words.trim();
    if (trimmed.length < 4) return setSaid(text.words.refusal.MEMBER_TEXT_UNREADABLE({}));
    if (parseCode(trimmed).ok) return accepted(trimmed);
    const answer = await finding.run(trimmed);
    if (!answer) return;
    setSeveral([]);
    if (answer.kind !== 'done') return setSaid(answer.kind === 'refused' ? sayRefusal(text, answer.refusal) : sayProblem(text, answer));
    setSaid(undefined);
    const [only, ...others] = answer.value.members;
    if (only && others.length === 0) return onFound({ member: only });
    setSeveral(answer.value.members);
  };
  const scan = async () => {
    const scanned = await Taro.scanCode({ scanType: ['qrCode', 'barCode'] }).catch(() => undefined);
    if (scanned) await find(scanned.result);
  };
  return {
    typed,
    type: (words: string) => {
      setTyped(words);
      setSaid(undefined);
    },
    said,
    several,
    recent: recent.status === 'ready' ? recent.value.members : [],
    busy: finding.busy || scanning.busy,
    find: () => void find(typed),
    scan: () => void scan(),
  };
}
