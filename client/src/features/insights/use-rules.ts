import { useState } from 'react';
import { staffApi, useCommand, type Value } from '../../api';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';
import type { Preview } from './insight-types';
import { policyOf, textsOf, type RuleField, type RuleTexts } from './rules-fields';

type Rules = Value<'staff', 'retentionPolicy', 'show'>;

/** The rules while they are edited: what is typed, what it would do, and saving it once it was looked at. */
export function useRules(rules: Rules, onSaved: () => void) {
  const text = useText();
  const [texts, setTexts] = useState<RuleTexts>(() => textsOf(rules.policy));
  const [looked, setLooked] = useState<{ readonly texts: RuleTexts; readonly preview: Preview }>();
  const [said, setSaid] = useState<string>();
  const policy = policyOf(texts);
  const asking = useCommand(staffApi.query.retentionPolicy.preview);
  const saving = useCommand(staffApi.command.retentionPolicy.save);

  const change = (field: RuleField, value: string) => {
    setTexts((before) => ({ ...before, [field]: value }));
    setSaid(undefined);
  };
  const look = async () => {
    if (!policy) return;
    const answer = await asking.run({ policy });
    if (!answer) return;
    if (answer.kind === 'done') setLooked({ texts, preview: answer.value });
    setSaid(answer.kind === 'done' ? undefined : sayProblem(text, answer));
  };
  const save = async () => {
    if (!policy) return;
    const answer = await saving.run({ policy, version: rules.version });
    if (!answer) return;
    if (answer.kind !== 'done') return setSaid(sayProblem(text, answer));
    notice(text.insights.rulesSaved);
    setLooked(undefined);
    onSaved();
  };
  const changed = JSON.stringify(texts) !== JSON.stringify(textsOf(rules.policy));
  return { texts, change, look, save, said, policy, changed, preview: looked?.preview, current: looked?.texts === texts, busy: asking.busy || saving.busy };
}
