import { useState } from 'react';
import { memberApi, useCommand, useQuery, type Value } from '../../api';
import { go } from '../../navigate';
import { copyWords } from '../../platform/clipboard';
import { keep } from '../../platform/keep';
import { dropAllKept } from '../../platform/kept-photos';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';

export type Terms = Value<'member', 'privacy', 'terms'>;
type Copy = Value<'member', 'privacy', 'exportData'>;

/** The member's rights over his data: a copy, no reckoning, and leaving. */
export function useOwnData() {
  const text = useText();
  const { shown, reload } = useQuery(() => memberApi.query.privacy.terms());
  const [copy, setCopy] = useState<Copy>();
  const [leaving, setLeaving] = useState(false);
  const [sure, setSure] = useState(false);
  const copying = useCommand(() => memberApi.command.privacy.exportData({ lang: text.lang }));
  const setting = useCommand((personalised: boolean) => memberApi.command.privacy.setPersonalised({ personalised }));
  const ending = useCommand(() => memberApi.command.privacy.leave({ confirmed: true }));

  return {
    shown,
    reload,
    copy,
    leaving,
    sure,
    setLeaving,
    setSure,
    copyBusy: copying.busy,
    busy: setting.busy || ending.busy,
    async makeCopy() {
      const answer = await copying.run();
      if (!answer) return;
      if (answer.kind === 'done') setCopy(answer.value);
      else notice(sayProblem(text, answer));
      await reload();
    },
    async take(url: string) {
      notice((await copyWords(url)) ? text.data.copied : text.states.notCopied);
    },
    async setPersonalised(personalised: boolean) {
      const answer = await setting.run(personalised);
      if (answer && answer.kind !== 'done') notice(sayProblem(text, answer));
      await reload();
    },
    async leave() {
      const answer = await ending.run();
      if (!answer) return;
      if (answer.kind !== 'done' && !(answer.kind === 'refused' && answer.refusal.code === 'NOT_A_MEMBER')) return notice(sayProblem(text, answer));
      // Nothing of his stays on this phone either.
      keep.forgetAll();
      void dropAllKept();
      notice(text.data.left);
      go.tab('home');
    },
  };
}
