import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { staffApi, storeNow, useCommand } from '../../api';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { TextField } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { notice } from '../../ui/notice';
import type { KeptEvent } from './event-head';

/** The door: a code is accepted as at the till, and opens it once. Ids: `door-scan`, `door-code`, `door-let-in`, `door-said`. */
export function CheckIn({ event, onCheckedIn }: { event: KeptEvent; onCheckedIn: () => void }) {
  const text = useText();
  const { eventsDesk, say } = text;
  const { eventId, storeId, doorOpensAt } = event;
  const [code, setCode] = useState('');
  const [said, setSaid] = useState<string>();
  const scanning = useCommand((typed: string) => staffApi.command.members.scan({ storeId, code: typed }));
  const entering = useCommand(staffApi.command.events.checkIn);
  const busy = scanning.busy || entering.busy;
  const letIn = async (typed: string) => {
    if (typed.trim().length < 4) return setSaid(text.words.refusal.MEMBER_TEXT_UNREADABLE({}));
    const scanned = await scanning.run(typed.trim());
    if (!scanned) return;
    if (scanned.kind !== 'done') return setSaid(sayProblem(text, scanned));
    const { member, scanId } = scanned.value;
    const answer = await entering.run({ eventId, storeId, memberId: member.memberId, scanId });
    if (!answer) return;
    if (answer.kind !== 'done') return setSaid(sayProblem(text, answer));
    setSaid(undefined);
    setCode('');
    notice(eventsDesk.letInDone(answer.value.nickname));
    onCheckedIn();
  };
  const scan = async () => {
    const scanned = await Taro.scanCode({ scanType: ['qrCode', 'barCode'] }).catch(() => undefined);
    if (scanned) await letIn(scanned.result);
  };
  return (
    <Section title={eventsDesk.checkIn}>
      {storeNow() < doorOpensAt && <View className="quiet small" id="door-opens">{eventsDesk.doorOpens(say.moment(doorOpensAt, storeNow()))}</View>}
      {storeNow() >= doorOpensAt && (
        <View>
          <Button id="door-scan" disabled={busy} onClick={() => void scan()}><Icon name="scan" />{eventsDesk.scan}</Button>
          <View style={{ height: '12px' }} />
          <TextField id="door-code" value={code} hint={eventsDesk.codeHint} most={40} said={said} onChange={(typed) => { setCode(typed); setSaid(undefined); }} onConfirm={() => void letIn(code)} />
          <Button id="door-let-in" kind="soft" disabled={busy} onClick={() => void letIn(code)}>{eventsDesk.letIn}</Button>
        </View>
      )}
    </Section>
  );
}
