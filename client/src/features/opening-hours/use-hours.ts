import { useState } from 'react';
import { staffApi, useCommand } from '../../api';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';
import type { Hours, Outcome, Shown } from './edit-hours';

/** Hours while they are edited: what they are now, what they would come to, and saving them once that was looked at. */
export function useHours(shown: Shown, onSaved: () => void) {
  const text = useText();
  const [hours, setHours] = useState<Hours>(shown.hours);
  const [looked, setLooked] = useState<{ readonly hours: Hours; readonly outcome: Outcome }>();
  const [said, setSaid] = useState<string>();
  const asking = useCommand(staffApi.query.openingHours.preview);
  const saving = useCommand(staffApi.command.openingHours.save);
  const changed = shown.version === 0 || JSON.stringify(hours) !== JSON.stringify(shown.hours);

  const change = (next: Hours) => {
    setHours(next);
    setSaid(undefined);
  };
  const look = async () => {
    const answer = await asking.run({ storeId: shown.storeId, hours });
    if (!answer) return;
    if (answer.kind === 'done') setLooked({ hours, outcome: answer.value });
    setSaid(answer.kind === 'done' ? undefined : sayProblem(text, answer));
  };
  const save = async () => {
    const answer = await saving.run({ storeId: shown.storeId, hours, version: shown.version });
    if (!answer) return;
    if (answer.kind !== 'done') return setSaid(sayProblem(text, answer));
    notice(text.openingHours.saved);
    onSaved();
  };
  const current = looked?.hours === hours;
  // What is in force says what it comes to without being asked.
  const outcome = looked?.outcome ?? (shown.version > 0 ? shown.outcome : undefined);
  return { hours, change, look, save, said, changed, outcome, current: current || (!looked && !changed), busy: asking.busy || saving.busy };
}
