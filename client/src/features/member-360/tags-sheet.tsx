import { View } from '@tarojs/components';
import { useState } from 'react';
import { isTag, longestTag } from '../../../../shared/domain/membership/tags';
import { staffApi, useCommand, useQuery } from '../../api';
import { sayProblem, sayRefusal, useText } from '../../text';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { notice } from '../../ui/notice';
import { Sheet } from '../../ui/sheet';
import type { Member360 } from './member-view';

/** Puts tags on a member and takes them off, one tap each; words used before are offered. Ids: `tag-word`, `tag-add`, `tag-<word>`. */
export function TagsSheet({ profile, onChanged, onClose }: { profile: Pick<Member360['profile'], 'memberId' | 'tags'>; onChanged: () => Promise<unknown>; onClose: () => void }) {
  const text = useText();
  const words = text.member360;
  const { shown } = useQuery(() => staffApi.query.member360.tagWords());
  const [word, setWord] = useState('');
  const [tags, setTags] = useState<readonly string[]>(profile.tags);
  const { run, busy } = useCommand(staffApi.command.member360.tag);
  const change = async (tag: string, on: boolean) => {
    const answer = await run({ memberId: profile.memberId, tag, on });
    if (!answer) return;
    if (answer.kind !== 'done') return notice(answer.kind === 'refused' ? sayRefusal(text, answer.refusal) : sayProblem(text, answer));
    setTags(answer.value.tags);
    if (on) setWord('');
    await onChanged();
  };
  const typed = word.trim();
  const known = shown.status === 'ready' ? shown.value.words.filter((one) => !tags.includes(one)) : [];
  return (
    <Sheet title={words.tags} closeWord={text.states.close} onClose={onClose}>
      <View className="quiet small" style={{ marginBottom: '12px' }}>{words.tagsHint}</View>
      <View className="chips" style={{ marginBottom: '16px' }}>
        {tags.map((tag) => <View key={tag} id={`tag-${tag}`} className="chip chip-on" ariaRole="checkbox" onClick={() => !busy && void change(tag, false)}>{tag}</View>)}
        {known.map((tag) => <View key={tag} id={`tag-${tag}`} className="chip" ariaRole="checkbox" onClick={() => !busy && void change(tag, true)}>{tag}</View>)}
      </View>
      <TextField id="tag-word" label={words.tagNew} value={word} hint={words.tagNewHint} most={longestTag} said={typed === '' || isTag(typed) ? undefined : words.tagUnfit} onChange={setWord} />
      <Button id="tag-add" disabled={busy || !isTag(typed)} onClick={() => void change(typed, true)}>{words.tagAdd}</Button>
    </Sheet>
  );
}
