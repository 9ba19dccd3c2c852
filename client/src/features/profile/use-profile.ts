import { useState } from 'react';
import { memberApi, useCommand, useQuery, type Value } from '../../api';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';
import type { Birthday } from '../../ui/birthday-sheet';

export type Profile = Value<'member', 'profile', 'show'>;
export type Sheet = 'none' | 'birthday' | 'ask';

/** The member's profile, and what he may do to it. Every command answers the profile as it then is. */
export function useProfile() {
  const text = useText();
  const { shown, reload, replace } = useQuery(() => memberApi.query.profile.show());
  const [typed, setTyped] = useState<string>();
  const [sheet, setSheet] = useState<Sheet>('none');
  const [reason, setReason] = useState('');
  const naming = useCommand((nickname: string) => memberApi.command.profile.saveName({ nickname }));
  const phoning = useCommand((phoneCode: string) => memberApi.command.profile.savePhone({ phoneCode }));
  const dating = useCommand((birthday: Birthday) => memberApi.command.profile.saveBirthday({ birthday }));
  const asking = useCommand((birthday: Birthday) => memberApi.command.profile.askBirthday({ birthday, reason }));
  const claiming = useCommand(() => memberApi.command.profile.claimGift({}));

  const after = (answer: Awaited<ReturnType<typeof naming.run>> | Awaited<ReturnType<typeof phoning.run>> | Awaited<ReturnType<typeof dating.run>> | Awaited<ReturnType<typeof asking.run>>, said: string): boolean => {
    if (!answer) return false;
    if (answer.kind !== 'done') {
      notice(sayProblem(text, answer));
      return false;
    }
    replace(answer.value, answer.at);
    notice(said);
    return true;
  };

  return {
    shown,
    reload,
    typed,
    setTyped,
    sheet,
    setSheet,
    reason,
    setReason,
    busy: naming.busy || phoning.busy || dating.busy || asking.busy || claiming.busy,
    async saveName(nickname: string) {
      if (after(await naming.run(nickname), text.profile.saved)) setTyped(undefined);
    },
    async savePhone(phoneCode: string): Promise<boolean> {
      return after(await phoning.run(phoneCode), text.profile.saved);
    },
    async saveBirthday(birthday: Birthday) {
      if (after(await dating.run(birthday), text.profile.saved)) setSheet('none');
    },
    async askBirthday(birthday: Birthday) {
      if (after(await asking.run(birthday), text.profile.asked)) setSheet('none');
    },
    async claim() {
      const answer = await claiming.run();
      if (!answer) return;
      notice(answer.kind === 'done' ? text.gift.claimed(text.say.name(answer.value.name)) : sayProblem(text, answer));
      await reload();
    },
  };
}
