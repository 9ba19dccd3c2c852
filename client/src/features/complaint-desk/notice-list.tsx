import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, storeNow, useCommand, useQuery, type Value } from '../../api';
import { go } from '../../navigate';
import { askForMessages } from '../../platform/subscribe';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { Chips } from '../../ui/segments';
import type { Notice } from './desk-types';

/** What one was told, newest first; a dot for what is unread. */
export function NoticeList({ notices }: { notices: readonly Notice[] }) {
  const text = useText();
  const now = storeNow();
  return (
    <Card flush>
      {notices.map((one) => (
        <Row
          key={one.noticeId}
          className="t-notice-row"
          title={<View className={one.isUnread ? 'strong' : ''}>{text.caseWords.notice[one.kind]}</View>}
          detail={<View className="clip-2">{one.excerpt}</View>}
          end={<View className="quiet small">{one.isUnread && <View className="unread-dot" />}{text.say.moment(one.at, now)}</View>}
          onClick={() => go.case(one.complaintId)}
        />
      ))}
    </Card>
  );
}

type Settings = Value<'staff', 'deskNotices', 'settings'>;
type Choices = Settings['choices'];

/** How one wants to hear of each kind, and permission for one more WeChat message. Ids: `way-<kind>-<way>`, `notice-allow`. */
export function NoticeSettings() {
  const text = useText();
  const { shown, reload } = useQuery(() => staffApi.query.deskNotices.settings({}));
  const [changed, setChanged] = useState<Partial<Choices>>({});
  const saving = useCommand(staffApi.command.deskNotices.save);
  const allowing = useCommand(staffApi.command.deskNotices.allow);
  if (shown.status !== 'ready') return null;
  const choices: Choices = { ...shown.value.choices, ...changed };
  const kinds = Object.keys(text.caseWords.notice) as (keyof Choices)[];
  const choose = async (kind: keyof Choices, way: Choices[keyof Choices]) => {
    setChanged({ ...changed, [kind]: way });
    const answer = await saving.run({ choices: { ...choices, [kind]: way } });
    if (answer) notice(answer.kind === 'done' ? text.notices.saved : sayProblem(text, answer));
  };
  const allow = async () => {
    if ((await askForMessages([shown.value.templateId])).length === 0) return;
    const answer = await allowing.run({});
    if (answer?.kind === 'done') void reload();
    if (answer) notice(answer.kind === 'done' ? text.notices.allowed : sayProblem(text, answer));
  };
  return (
    <Section title={text.notices.settings} aside={text.notices.credits(shown.value.credits)}>
      <View className="quiet small" style={{ marginBottom: '8px' }}>{text.notices.settingsHint}</View>
      <View style={{ marginBottom: '12px' }}><Button id="notice-allow" kind="soft" disabled={allowing.busy} onClick={() => void allow()}>{text.notices.allow}</Button></View>
      <Card>
        {kinds.map((kind) => (
          <View key={kind} className="field">
            <View className="field-label">{text.caseWords.notice[kind]}</View>
            <Chips id={`way-${kind}`} choices={(['message', 'app', 'off'] as const).map((key) => ({ key, word: text.caseWords.way[key] }))} chosen={choices[kind]} onChoose={(way) => void choose(kind, way)} />
          </View>
        ))}
      </Card>
    </Section>
  );
}
