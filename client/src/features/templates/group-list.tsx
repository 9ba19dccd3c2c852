import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, useCommand, type Value } from '../../api';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { notice } from '../../ui/notice';

type Group = Value<'staff', 'outbox', 'groups'>['items'][number];

/** Group messages that wait for a person, and those under way that one may still stop: the words and whom they reach. */
export function GroupList({ groups, onDecided }: { groups: readonly Group[]; onDecided: () => void }) {
  const text = useText();
  const [said, setSaid] = useState<string>();
  const deciding = useCommand(staffApi.command.outbox.decideGroup);
  const decide = async (groupId: string, approved: boolean) => {
    const answer = await deciding.run({ groupId, approved });
    if (!answer) return;
    setSaid(answer.kind === 'done' ? undefined : sayProblem(text, answer));
    if (answer.kind === 'done') notice(text.templates.groupDone);
    onDecided();
  };
  const waiting = groups.filter(({ state }) => state === 'waiting');
  const underWay = groups.filter(({ state }) => state === 'approved' || state === 'sending');
  return (
    <Section title={text.templates.groups}>
      {waiting.length === 0 && <View className="quiet small" style={{ marginBottom: '16px' }}>{text.templates.groupNone}</View>}
      {waiting.map(({ groupId, text: words, members }) => (
        <Card key={groupId} className="t-group">
          <View>{words}</View>
          <View className="quiet small" style={{ marginBottom: '12px' }}>{text.templates.groupMembers(members)}</View>
          <Button id={`approve-${groupId}`} disabled={deciding.busy} onClick={() => void decide(groupId, true)}>{text.templates.approve}</Button>
          <View style={{ marginTop: '8px' }}><Button id={`decline-${groupId}`} kind="soft" disabled={deciding.busy} onClick={() => void decide(groupId, false)}>{text.templates.decline}</Button></View>
        </Card>
      ))}
      {underWay.map(({ groupId, text: words, members }) => (
        <Card key={groupId} className="t-group">
          <View>{words}</View>
          <View className="quiet small" style={{ marginBottom: '12px' }}>{text.templates.groupUnderWay} · {text.templates.groupMembers(members)}</View>
          <Button id={`stop-${groupId}`} kind="soft" disabled={deciding.busy} onClick={() => void decide(groupId, false)}>{text.templates.stopGroup}</Button>
        </Card>
      ))}
      {said !== undefined && <View className="bad small">{said}</View>}
    </Section>
  );
}
