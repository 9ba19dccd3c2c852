import { View } from '@tarojs/components';
import { useState } from 'react';
import { memberApi, useCommand } from '../../api';
import { go } from '../../navigate';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { notice } from '../../ui/notice';
import type { MemberEvent } from './event-rows';

/** The one thing to do about an event: sign up, wait, show the code, or give the place back. Ids: `event-sign-up`, `event-withdraw`, `event-withdraw-sure`, `event-code`. */
export function EventAction({ event, onChanged }: { event: MemberEvent; onChanged: () => void }) {
  const text = useText();
  const { events } = text;
  const [sure, setSure] = useState(false);
  const { eventId, phase, mine, placesLeft } = event;
  const signing = useCommand(memberApi.command.events.signUp);
  const leaving = useCommand(memberApi.command.events.withdraw);
  const signUp = async () => {
    const answer = await signing.run({ eventId });
    if (!answer) return;
    if (answer.kind !== 'done') notice(sayProblem(text, answer));
    else notice(answer.value.standing === 'waiting' ? events.inLine(answer.value.placeInLine ?? 1) : events.signedUp);
    onChanged();
  };
  const withdraw = async () => {
    const answer = await leaving.run({ eventId });
    if (!answer) return;
    setSure(false);
    notice(answer.kind === 'done' ? events.withdrawn : sayProblem(text, answer));
    onChanged();
  };
  const busy = signing.busy || leaving.busy;
  const isGuest = mine?.standing === 'going' || mine?.standing === 'waiting';
  if (!isGuest) {
    if (phase !== 'sign_up') return <Button id="event-list" kind="soft" onClick={go.events}>{events.title}</Button>;
    const again = mine?.standing === 'withdrawn' && placesLeft > 0;
    return <Button id="event-sign-up" disabled={busy} onClick={() => void signUp()}>{again ? events.again : placesLeft > 0 ? events.signUp : events.join}</Button>;
  }
  if (sure) {
    return (
      <View>
        <View className="quiet small" style={{ marginBottom: '8px' }}>{events.withdrawSure}</View>
        <View className="picked" style={{ gap: '8px' }}>
          <Button id="event-keep" kind="soft" onClick={() => setSure(false)}>{events.keep}</Button>
          <Button id="event-withdraw-sure" kind="danger" disabled={busy} onClick={() => void withdraw()}>{events.withdraw}</Button>
        </View>
      </View>
    );
  }
  const mayLeave = phase === 'sign_up' || phase === 'closed';
  if (mine.standing === 'waiting') return mayLeave ? <Button id="event-withdraw" kind="soft" disabled={busy} onClick={() => void withdraw()}>{events.leaveLine}</Button> : null;
  return (
    <View>
      {phase !== 'cancelled' && phase !== 'ended' && <Button id="event-code" onClick={go.code}>{events.showCode}</Button>}
      {mayLeave && <Button id="event-withdraw" kind="quiet" onClick={() => setSure(true)}>{events.withdraw}</Button>}
    </View>
  );
}
