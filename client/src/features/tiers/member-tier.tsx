import { View } from '@tarojs/components';
import { useState } from 'react';
import { addDays, localDateOf } from '../../../../shared/kernel/time';
import type { MemberId } from '../../../../shared/kernel/ids';
import { staffApi, storeNow, useCommand, usePages, type Value } from '../../api';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { TextField } from '../../ui/field';
import { notice } from '../../ui/notice';
import { Chips } from '../../ui/segments';
import { Sheet } from '../../ui/sheet';
import { EventList } from './event-list';
import { StandingView } from './standing-view';

type Tier = Value<'staff', 'tiers', 'member'>;

const lengths = ['30', '90', '180', '365'] as const;

/** Setting a tier by hand, or ending the one that is set: which, for how long, why. */
function ManualSheet({ memberId, tier, ending, onDone, onClose }: { memberId: MemberId; tier: Tier; ending: boolean; onDone: () => void; onClose: () => void }) {
  const text = useText();
  const { tiers } = text;
  const [chosen, setChosen] = useState<string | undefined>(tier.tiers[tier.tiers.length - 1]?.tierId);
  const [days, setDays] = useState<(typeof lengths)[number]>('30');
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState<string>();
  const setting = useCommand(staffApi.command.tiers.setManual);
  const closing = useCommand(staffApi.command.tiers.endManual);
  const tierId = tier.tiers.find((one) => one.tierId === chosen)?.tierId;
  const send = async () => {
    if (!tierId) return;
    const answer = ending
      ? await closing.run({ memberId, reason })
      : await setting.run({ memberId, tierId, reason, untilOn: addDays(localDateOf(storeNow()), Number(days)) });
    if (!answer) return;
    if (answer.kind !== 'done') return setSaid(sayProblem(text, answer));
    notice(ending ? tiers.ended : tiers.wasSet);
    onDone();
  };
  return (
    <Sheet title={ending ? tiers.end : tiers.set} closeWord={text.states.close} onClose={onClose}>
      {!ending && (
        <View>
          <View className="quiet small">{tiers.setHint}</View>
          <View className="field">
            <View className="field-label"><View>{tiers.which}</View></View>
            <Chips id="manual-tier" choices={tier.tiers.map((one) => ({ key: one.tierId as string, word: text.say.name(one.name) }))} chosen={chosen} onChoose={setChosen} />
          </View>
          <View className="field">
            <View className="field-label"><View>{tiers.howLong}</View></View>
            <Chips id="manual-days" choices={lengths.filter((one) => Number(one) <= tier.mostDays).map((key) => ({ key, word: tiers.lasts(Number(key)) }))} chosen={days} onChoose={setDays} />
          </View>
        </View>
      )}
      <TextField id="manual-reason" label={tiers.reason} hint={tiers.reasonHint} value={reason} most={60} said={said} onChange={setReason} />
      <Button id="manual-send" disabled={setting.busy || closing.busy || reason.trim().length < 2} onClick={() => void send()}>{tiers.send}</Button>
    </Sheet>
  );
}

/** A member's tier for staff, with its history and what a manager may set by hand. Fits any screen about one member. */
export function MemberTier({ memberId, onChanged }: { memberId: MemberId; onChanged?: () => void }) {
  const text = useText();
  const pages = usePages((cursor) => staffApi.query.tiers.member({ memberId, ...(cursor === undefined ? {} : { cursor }) }), memberId);
  const [sheet, setSheet] = useState<'set' | 'end'>();
  const { head: tier } = pages;
  if (!tier) return null;
  const done = () => {
    setSheet(undefined);
    pages.reload();
    onChanged?.();
  };
  return (
    <Section title={text.tiers.which}>
      <StandingView standing={tier} />
      {tier.mostDays > 0 && (
        <View className="picked" style={{ marginTop: '8px', gap: '8px' }}>
          <Button id="tier-set" kind="soft" small onClick={() => setSheet('set')}>{text.tiers.set}</Button>
          {tier.manual && <Button id="tier-end" kind="quiet" small onClick={() => setSheet('end')}>{text.tiers.end}</Button>}
        </View>
      )}
      {pages.items.length > 0 && <View style={{ marginTop: '8px' }}><EventList events={pages.items} /></View>}
      {pages.more && <Button id="tier-more" kind="quiet" disabled={pages.busy} onClick={pages.loadMore}>{text.states.more}</Button>}
      {sheet && <ManualSheet memberId={memberId} tier={tier} ending={sheet === 'end'} onDone={done} onClose={() => setSheet(undefined)} />}
    </Section>
  );
}
