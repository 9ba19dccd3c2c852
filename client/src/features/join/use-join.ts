import { isMobile } from '../../../../shared/domain/membership/phone';
import { useState } from 'react';
import { memberApi, useCommand, type Input, type Value } from '../../api';
import { keep } from '../../platform/keep';
import { learn } from '../../platform/known';
import { sayProblem, sayRefusal, useText } from '../../text';
import { notice } from '../../ui/notice';

type Birthday = NonNullable<Input<'member', 'membership', 'join'>['birthday']>;
export type Welcome = Value<'member', 'membership', 'welcome'>;
export type Joined = Value<'member', 'membership', 'join'>;

/** What a shopper may add before joining; all of it optional. */
export interface JoinDraft {
  readonly nickname: string;
  /** What WeChat's button gave, to be exchanged for the number in the cloud. */
  readonly phoneCode?: string;
  /** The number as typed, in the browser only. */
  readonly phoneTyped: string;
  readonly birthday?: Birthday;
  readonly marketing: boolean;
}

const empty: JoinDraft = { nickname: '', phoneTyped: '', marketing: false };

/** The code for the cloud: WeChat's own, or what the local cloud's WeChat takes for a typed number. */
function phoneCodeOf(draft: JoinDraft): string | undefined {
  return draft.phoneCode ?? (draft.phoneTyped === '' ? undefined : `phone:${draft.phoneTyped}`);
}

/** Interests tapped right after joining, shown as tapped at once; one that could not be kept is taken back. */
function useTopics() {
  const text = useText();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const choosing = useCommand(memberApi.command.interests.choose);
  const pick = async (wished: readonly string[]) => {
    const topicId = [...wished, ...picked].find((id) => wished.includes(id) !== picked.includes(id));
    if (topicId === undefined || choosing.busy) return;
    setPicked(wished);
    const answer = await choosing.run({ topicId, wanted: wished.includes(topicId) });
    if (!answer || answer.kind === 'done') return;
    setPicked(picked);
    notice(sayProblem(text, answer));
  };
  return { picked, pick };
}

/** Joining: the draft, what is wrong with it, and the one command. */
export function useJoin(welcome: Welcome | undefined, scene: string | undefined, onPrivacyChanged: () => void) {
  const text = useText();
  const [draft, setDraft] = useState<JoinDraft>(empty);
  const [joined, setJoined] = useState<Joined>();
  const phoneWrong = draft.phoneTyped !== '' && !isMobile(draft.phoneTyped);
  const { run, busy } = useCommand((input: Input<'member', 'membership', 'join'>) => memberApi.command.membership.join(input));

  const join = async () => {
    if (!welcome) return;
    if (phoneWrong) return notice(text.join.phoneWrong);
    const phoneCode = phoneCodeOf(draft);
    const answer = await run({
      privacyVersion: welcome.privacyVersion,
      marketingConsent: draft.marketing,
      ...(scene === undefined ? {} : { scene }),
      ...(draft.nickname.trim() === '' ? {} : { nickname: draft.nickname.trim() }),
      ...(phoneCode === undefined ? {} : { phoneCode }),
      ...(draft.birthday === undefined ? {} : { birthday: draft.birthday }),
    });
    if (!answer) return;
    if (answer.kind === 'done') {
      learn({ isStaff: welcome.isStaff, brand: welcome.brandName });
      // What the phone kept of somebody looking around is not his any more.
      ['card', 'perks'].forEach((name) => keep.forget(name));
      return setJoined(answer.value);
    }
    if (answer.kind !== 'refused') return notice(sayProblem(text, answer));
    if (answer.refusal.code === 'PRIVACY_OUTDATED') onPrivacyChanged();
    // WeChat's phone code works once: the next try needs a new one.
    if (answer.refusal.code === 'PHONE_CODE_REJECTED') setDraft(({ phoneCode: _used, ...rest }) => rest);
    notice(sayRefusal(text, answer.refusal));
  };
  const change = (part: Partial<JoinDraft>) => setDraft((before) => ({ ...before, ...part }));
  const { picked, pick } = useTopics();
  return { draft, change, phoneWrong, join, busy, joined, picked, pick };
}
