import { memberApi, useCommand, useQuery, type Value } from '../../api';
import { askForMessages } from '../../platform/subscribe';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';

export type Mine = Value<'member', 'consent', 'show'>;

/** The member's own settings: consents and reminders. */
export function useMine() {
  const text = useText();
  const { shown, reload } = useQuery(() => memberApi.query.consent.show(), { keepAs: 'mine' });
  const setting = useCommand((granted: boolean) => memberApi.command.consent.setMarketing({ granted }));
  const recording = useCommand((accepted: string[]) => memberApi.command.consent.recordSubscriptions({ accepted }));

  const setMarketing = async (granted: boolean) => {
    const answer = await setting.run(granted);
    if (answer && answer.kind !== 'done') notice(sayProblem(text, answer));
    await reload();
  };
  const allow = async (templateId: string) => {
    const accepted = await askForMessages([templateId]);
    if (accepted.length === 0) return notice(text.mine.notAllowed);
    const answer = await recording.run([...accepted]);
    if (answer) notice(answer.kind === 'done' ? text.mine.allowed : sayProblem(text, answer));
    await reload();
  };
  return { shown, reload, setMarketing, allow, busy: setting.busy || recording.busy };
}
