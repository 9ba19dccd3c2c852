import { useState } from 'react';
import { addDays, addMonths, firstDayOf, localDateOf, monthOf, weekdayOf, type LocalDate } from '../../../../shared/kernel/time';
import { staffApi, storeNow, useCommand } from '../../api';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';
import type { Change, Draft, Preview, Shown } from './policy-draft';

export const startChoices = ['today', 'tomorrow', 'week', 'month'] as const;
export type StartChoice = (typeof startChoices)[number];

/** The day that a choice means. @example startDay('week', localDate('2026-11-22')) //=> '2026-11-23'   // a Sunday: the next day is Monday */
export function startDay(choice: StartChoice, today: LocalDate): LocalDate {
  switch (choice) {
    case 'today':
      return today;
    case 'tomorrow':
      return addDays(today, 1);
    case 'week':
      return addDays(today, 8 - weekdayOf(today));
    case 'month':
      return firstDayOf(addMonths(monthOf(today), 1));
  }
}

/** Editing one group of rules: type, look at what it does, say why and from when, save what was looked at. */
export function usePolicyEdit(rules: Shown, onSaved: () => void) {
  const text = useText();
  const [draft, setDraft] = useState<Draft>(rules.policies);
  const [bad, setBad] = useState<ReadonlySet<string>>(new Set());
  const [looked, setLooked] = useState<{ readonly draft: Draft; readonly preview: Preview }>();
  const [start, setStart] = useState<StartChoice>('today');
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState<string>();
  const [meanwhile, setMeanwhile] = useState<readonly Change[]>([]);
  const asking = useCommand(staffApi.query.policies.preview);
  const saving = useCommand(staffApi.command.policies.save);

  const change = (next: Draft) => {
    setDraft(next);
    setSaid(undefined);
  };
  const markBad = (id: string, isBad: boolean) => setBad((before) => {
    const after = new Set(before);
    if (isBad) after.add(id);
    else after.delete(id);
    return after;
  });
  const look = async () => {
    const answer = await asking.run({ policies: draft });
    if (!answer) return;
    if (answer.kind === 'done') setLooked({ draft, preview: answer.value });
    setSaid(answer.kind === 'done' ? undefined : sayProblem(text, answer));
  };
  const save = async () => {
    const today = localDateOf(storeNow());
    const answer = await saving.run({ policies: draft, version: rules.version, startsOn: startDay(start, today), reason });
    if (!answer) return;
    if (answer.kind !== 'done') {
      setMeanwhile(answer.kind === 'refused' && answer.refusal.code === 'POLICY_EDITED_MEANWHILE' ? answer.refusal.details.changes : []);
      return setSaid(sayProblem(text, answer));
    }
    const { inForce, version, startsOn } = answer.value;
    notice(inForce ? text.policies.saved(version) : text.policies.savedPlan(text.say.day(startsOn, today)));
    onSaved();
  };
  const current = looked?.draft === draft;
  const fit = looked !== undefined && current && looked.preview.changes.length > 0 && looked.preview.findings.every(({ severity }) => severity === 'warning');
  return {
    draft, change, markBad, look, save, start, setStart, reason, setReason, said, meanwhile,
    preview: current ? looked.preview : undefined,
    fit,
    mayLook: bad.size === 0 && draft !== rules.policies,
    maySave: fit && reason.trim().length >= 2,
    busy: asking.busy || saving.busy,
  };
}
