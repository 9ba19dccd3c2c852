import { View } from '@tarojs/components';
import { useState } from 'react';
import { localDateOf } from '../../../../shared/kernel/time';
import { staffApi, storeNow, useCommand, useQuery, type Input } from '../../api';
import { ShownValue } from '../../frame/shown';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { TextArea, TextField } from '../../ui/field';
import { notice } from '../../ui/notice';
import { Chips } from '../../ui/segments';
import { Several } from '../../ui/several';
import { Sheet } from '../../ui/sheet';
import { draftOf, emptyReward, sentReward, type Reward, type RewardDraft } from './reward-draft';

/** A reward's terms, new or as they are. Ids: `reward-name`, `reward-detail`, `reward-kind-<gift,coupon>`, `reward-points`, `reward-stock`, `reward-save`, `reward-said`. */
export function RewardForm({ reward, onClose, onSaved }: { reward: Reward | undefined; onClose: () => void; onSaved: () => void }) {
  const text = useText();
  const { rewards } = text;
  const [draft, setDraft] = useState<RewardDraft>(() => (reward ? draftOf(reward) : emptyReward));
  const [said, setSaid] = useState<string>();
  const { shown, reload } = useQuery(() => staffApi.query.pointsShop.choices());
  const saving = useCommand((input: Input<'staff', 'pointsShop', 'save'>) => staffApi.command.pointsShop.save(input));
  const change = (part: Partial<RewardDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setSaid(undefined);
  };
  const save = async () => {
    const sent = sentReward(draft, reward, localDateOf(storeNow()));
    if (!sent.ok) return setSaid(sent.wrong === 'number' ? rewards.numberWrong : rewards.dayWrong);
    const answer = await saving.run(sent.input);
    if (!answer) return;
    if (answer.kind !== 'done') return setSaid(sayProblem(text, answer));
    notice(rewards.saved);
    onSaved();
  };
  const field = (key: 'points' | 'stock' | 'perMember' | 'pickUpDays', label: string, hint = '') => (
    <TextField id={`reward-${key}`} digits label={label} value={draft[key]} hint={hint} most={8} onChange={(typed) => change({ [key]: typed })} />
  );
  return (
    <Sheet title={reward ? rewards.edit : rewards.add} closeWord={text.states.close} onClose={onClose}>
      <ShownValue shown={shown} bones={[48, 48, 48, 48]} onRetry={() => void reload()} forStaff>
        {({ tiers, stores, templates }) => (
          <View>
            <TextField id="reward-name" label={rewards.name} value={draft.name} hint={rewards.nameHint} most={30} onChange={(name) => change({ name })} />
            <TextArea id="reward-detail" label={rewards.detail} value={draft.detail} hint={rewards.detailHint} most={200} onChange={(detail) => change({ detail })} />
            <View className="field-label">{rewards.kind}</View>
            <View style={{ marginBottom: '16px' }}><Chips id="reward-kind" choices={[{ key: 'gift', word: rewards.gift }, { key: 'coupon', word: rewards.coupon }]} chosen={draft.kind} onChoose={(kind) => change({ kind })} /></View>
            {draft.kind === 'coupon' && (
              <View>
                <View className="field-label">{rewards.template}</View>
                <View style={{ marginBottom: '16px' }}><Chips id="reward-template" choices={templates.map(({ templateId, name }) => ({ key: templateId as string, word: text.say.name(name) }))} chosen={draft.templateId} onChoose={(templateId) => change({ templateId })} /></View>
              </View>
            )}
            {field('points', rewards.points)}
            {(reward === undefined || reward.stock === null) && field('stock', rewards.stock, rewards.stockHint)}
            {field('perMember', rewards.perMember, rewards.perMemberHint)}
            {draft.kind === 'gift' && field('pickUpDays', rewards.pickUpDays)}
            <TextField id="reward-until" label={rewards.untilOn} value={draft.untilOn} hint={rewards.untilHint} most={10} onChange={(untilOn) => change({ untilOn })} />
            <View className="field-label">{rewards.tiers}</View>
            <Several id="reward-tier" choices={tiers.map(({ tierId, name }) => ({ key: tierId as string, word: text.say.name(name) }))} chosen={draft.tierIds} onChange={(tierIds) => change({ tierIds })} />
            {draft.kind === 'gift' && (
              <View>
                <View className="field-label">{rewards.stores}</View>
                <Several id="reward-store" choices={stores.map(({ storeId, name }) => ({ key: storeId as string, word: text.say.name(name) }))} chosen={draft.storeIds} onChange={(storeIds) => change({ storeIds })} />
              </View>
            )}
            {said !== undefined && <View id="reward-said" className="bad small">{said}</View>}
            <View className="section"><Button id="reward-save" disabled={saving.busy} onClick={() => void save()}>{rewards.save}</Button></View>
          </View>
        )}
      </ShownValue>
    </Sheet>
  );
}
