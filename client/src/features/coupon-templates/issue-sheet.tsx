import { View } from '@tarojs/components';
import { useState } from 'react';
import { retentionStates } from '../../../../shared/domain/retention/policy';
import { localDateOf, type LocalMonth } from '../../../../shared/kernel/time';
import { staffApi, storeNow, useCommand, type Input } from '../../api';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { notice } from '../../ui/notice';
import { Several } from '../../ui/several';
import { Sheet } from '../../ui/sheet';
import type { Template } from './template-draft';
import type { Choices } from './template-form';

type Audience = Input<'staff', 'couponTemplates', 'count'>['audience'];

/** The next month of that number, this month included. @example nextMonth(3, '2026-11-22') //=> '2027-03' */
function nextMonth(month: number, today: string): LocalMonth {
  const year = Number(today.slice(0, 4)) + (month < Number(today.slice(5, 7)) ? 1 : 0);
  return `${year}-${String(month).padStart(2, '0')}` as LocalMonth;
}

/** Whom a coupon goes to: who they are, how many that is, and the start. Ids: `issue-count`, `issue-said`, `issue-send`. */
export function IssueSheet({ template, choices, onClose, onStarted }: { template: Template; choices: Choices; onClose: () => void; onStarted: () => void }) {
  const text = useText();
  const words = text.couponTemplates;
  const [storeIds, setStoreIds] = useState<readonly string[]>([]);
  const [tierIds, setTierIds] = useState<readonly string[]>([]);
  const [chosenStates, setStates] = useState<readonly (typeof retentionStates)[number][]>([]);
  const [birthday, setBirthday] = useState('');
  const [counted, setCounted] = useState<{ readonly members: number; readonly exact: boolean }>();
  const counting = useCommand((audience: Audience) => staffApi.query.couponTemplates.count({ audience }));
  const issuing = useCommand((input: Input<'staff', 'couponTemplates', 'issue'>) => staffApi.command.couponTemplates.issue(input));
  const month = Number(birthday);
  const audience = {
    storeIds: [...storeIds], tierIds: [...tierIds], states: [...chosenStates],
    birthdayIn: Number.isInteger(month) && month >= 1 && month <= 12 ? nextMonth(month, localDateOf(storeNow())) : null,
  } as unknown as Audience;
  /** Another audience has another number. */
  const anew = <Value,>(set: (value: Value) => void) => (value: Value) => {
    set(value);
    setCounted(undefined);
  };
  const count = async () => {
    const answer = await counting.run(audience);
    if (!answer) return;
    if (answer.kind === 'done') setCounted(answer.value);
    else notice(sayProblem(text, answer));
  };
  const issue = async () => {
    if (!counted) return;
    const answer = await issuing.run({ templateId: template.templateId, audience, expected: counted.members, expectedExact: counted.exact });
    if (!answer) return;
    if (answer.kind !== 'done') return notice(sayProblem(text, answer));
    notice(words.started);
    onStarted();
  };
  return (
    <Sheet title={words.whom} closeWord={text.states.close} onClose={onClose}>
      <View className="strong">{text.say.name(template.terms.name)}</View>
      <View className="field-label">{words.stores}</View>
      <Several id="issue-store" choices={choices.stores.map(({ storeId, name }) => ({ key: storeId as string, word: text.say.name(name) }))} chosen={storeIds} onChange={anew(setStoreIds)} />
      <View className="field-label">{words.tiers}</View>
      <Several id="issue-tier" choices={choices.tiers.map(({ tierId, name }) => ({ key: tierId as string, word: text.say.name(name) }))} chosen={tierIds} onChange={anew(setTierIds)} />
      <View className="field-label">{words.states}</View>
      <Several id="issue-state" choices={retentionStates.map((state) => ({ key: state, word: text.words.retentionState[state] }))} chosen={chosenStates} onChange={anew(setStates)} />
      <TextField id="issue-birthday" digits label={words.birthday} value={birthday} hint={words.birthdayHint} most={2} onChange={anew(setBirthday)} />
      {counted && <View id="issue-said" className="strong">{words.countSaid(counted.members, counted.exact)}</View>}
      <View className="section">
        {counted && counted.members > 0 ? (
          <Button id="issue-send" disabled={issuing.busy} onClick={() => void issue()}>{words.issueTo(counted.members)}</Button>
        ) : (
          <Button id="issue-count" kind="soft" disabled={counting.busy} onClick={() => void count()}>{words.count}</Button>
        )}
      </View>
    </Sheet>
  );
}
