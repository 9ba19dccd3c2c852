import { View } from '@tarojs/components';
import { useState } from 'react';
import { memberApi, useCommand } from '../../api';
import { go } from '../../navigate';
import { askForMessages } from '../../platform/subscribe';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { notice } from '../../ui/notice';
import type { OneEvent } from './event-view';

/** The one thing to do about an event: sign up, wait, show the code, or give the place back. Ids: `event-sign-up`, `event-withdraw`, `event-withdraw-sure`, `event-code`. */
export function EventAction({ event, onChanged }: { event: OneEvent; onChanged: () => void }) {
  const text = useText();
  const { events } = text;
  const [sure, setSure] = useState(false);
  const { eventId, phase, mine, placesLeft, subscribeTemplates } = event;
  const allowing = useCommand(memberApi.command.consent.recordSubscriptions);
  const signing = useCommand(memberApi.command.events.signUp);
  const leaving = useCommand(memberApi.command.events.withdraw);
  const signUp = async () => {
    // WeChat asks only right after a tap. A no is no hindrance: the card says the same.
    const accepted = await askForMessages(subscribeTemplates);
    if (accepted.length > 0) await allowing.run({ accepted: [...accepted] });
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
  const busy = signing.busy || leaving.busy || allowing.busy;
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
