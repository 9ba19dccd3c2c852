import { View } from '@tarojs/components';
import { useState } from 'react';
import { topicLimits } from '../../../../shared/domain/interest';
import { staffApi, useCommand, type Value } from '../../api';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { Switch, TextField } from '../../ui/field';
import { notice } from '../../ui/notice';
import { Sheet } from '../../ui/sheet';

export type KeptTopic = Value<'staff', 'interests', 'topics'>['topics'][number];

/** Categories as they are typed: any comma parts them. */
const listed = (typed: string): string[] => [...new Set(typed.split(/[,，、]/).map((one) => one.trim()).filter((one) => one !== ''))];

/** A topic, new or as it is. Ids: `topic-zh`, `topic-en`, `topic-categories`, `topic-active`, `topic-save`, `topic-said`. */
export function TopicForm({ topic, onClose, onSaved }: { topic: KeptTopic | undefined; onClose: () => void; onSaved: () => void }) {
  const text = useText();
  const { topicsDesk } = text;
  const [zh, setZh] = useState(topic?.name.zh ?? '');
  const [en, setEn] = useState(topic?.name.en ?? '');
  const [categories, setCategories] = useState(topic?.categories.join('，') ?? '');
  const [isActive, setActive] = useState(topic?.isActive ?? true);
  const [said, setSaid] = useState<string>();
  const saving = useCommand(staffApi.command.interests.saveTopic);
  const save = async () => {
    if (zh.trim() === '' || en.trim() === '') return setSaid(topicsDesk.nameMissing);
    const answer = await saving.run({ ...(topic ? { topicId: topic.topicId } : {}), name: { zh: zh.trim(), en: en.trim() }, categories: listed(categories), isActive });
    if (!answer) return;
    if (answer.kind !== 'done') return setSaid(sayProblem(text, answer));
    notice(topicsDesk.saved);
    onSaved();
  };
  return (
    <Sheet title={topic ? topicsDesk.edit : topicsDesk.add} closeWord={text.states.close} onClose={onClose}>
      <TextField id="topic-zh" label={topicsDesk.nameZh} value={zh} most={topicLimits.name} onChange={setZh} />
      <TextField id="topic-en" label={topicsDesk.nameEn} value={en} most={topicLimits.name * 2} onChange={setEn} />
      <TextField id="topic-categories" label={topicsDesk.categories} value={categories} hint={topicsDesk.categoriesHint} most={400} onChange={setCategories} />
      {topic && <View className="picked" style={{ marginBottom: '16px' }}><View>{topicsDesk.active}</View><Switch id="topic-active" on={isActive} onChange={setActive} /></View>}
      {said !== undefined && <View id="topic-said" className="bad small">{said}</View>}
      <Button id="topic-save" disabled={saving.busy} onClick={() => void save()}>{topicsDesk.save}</Button>
    </Sheet>
  );
}
