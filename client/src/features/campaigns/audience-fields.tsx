import { View } from '@tarojs/components';
import { useState } from 'react';
import { useText, type Text } from '../../text';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import type { Audience, Choices } from './campaign-types';
import { ManyChips } from './many-chips';

const numberOf = (typed: string): number | null => (/^\d{1,4}$/.test(typed) ? Number(typed) : null);
const shown = (value: number | null): string => (value === null ? '' : String(value));
const choicesOf = <Key extends string>(words: Readonly<Record<Key, string>>) => (Object.entries(words) as [Key, string][]).map(([key, word]) => ({ key, word }));
const months = Array.from({ length: 12 }, (_, i) => i + 1);

/** Whom a campaign is for: the state first, which an index counts at once; the rest behind one tap. */
export function AudienceFields({ audience, choices, onChange }: { audience: Audience; choices: Choices; onChange: (audience: Audience) => void }) {
  const text = useText();
  const [more, setMore] = useState(false);
  const change = (part: Partial<Audience>) => onChange({ ...audience, ...part });
  return (
    <View>
      <ManyChips id="audience-state" label={text.campaigns.states} choices={choicesOf(text.words.retentionState)} chosen={audience.states} onChange={(states) => change({ states })} />
      <AwayFields audience={audience} text={text} onChange={change} />
      {more ? <MoreFields audience={audience} choices={choices} text={text} onChange={change} /> : <Button id="audience-more" kind="soft" small onClick={() => setMore(true)}>{text.campaigns.more}</Button>}
      <View className="quiet tiny" style={{ marginTop: '8px' }}>{text.campaigns.any}</View>
    </View>
  );
}

type Changing = { audience: Audience; text: Text; onChange: (part: Partial<Audience>) => void };

function AwayFields({ audience, text: { campaigns }, onChange }: Changing) {
  const [least, setLeast] = useState(shown(audience.awayAtLeastDays));
  const [most, setMost] = useState(shown(audience.awayAtMostDays));
  return (
    <View>
      <View className="field-label"><View>{campaigns.away}</View></View>
      <View className="two">
        <View style={{ flex: 1 }}><TextField id="audience-away-least" digits value={least} hint={campaigns.awayLeast} most={4} onChange={(typed) => { setLeast(typed); onChange({ awayAtLeastDays: numberOf(typed) }); }} /></View>
        <View style={{ flex: 1 }}><TextField id="audience-away-most" digits value={most} hint={campaigns.awayMost} most={4} onChange={(typed) => { setMost(typed); onChange({ awayAtMostDays: numberOf(typed) }); }} /></View>
      </View>
    </View>
  );
}

function MoreFields({ audience, choices, text, onChange }: Changing & { choices: Choices }) {
  const { campaigns, insights, say } = text;
  const [contacted, setContacted] = useState(shown(audience.notContactedDays));
  // A chosen tag stays to be taken off, also when it is not among the latest any more.
  const tags = [...new Set([...audience.tags, ...choices.tags])];
  return (
    <View>
      <ManyChips id="audience-stage" label={campaigns.stages} choices={choicesOf(campaigns.words.stage)} chosen={audience.stages} onChange={(stages) => onChange({ stages })} />
      {choices.groupsKnown ? <ManyChips id="audience-group" label={campaigns.groups} choices={choicesOf(insights.group)} chosen={audience.groups} onChange={(groups) => onChange({ groups })} /> : <View className="quiet small">{campaigns.noReport}</View>}
      {choices.classesKnown && <ManyChips id="audience-class" label={campaigns.classes} choices={choicesOf(campaigns.words.memberClass)} chosen={audience.classes} onChange={(classes) => onChange({ classes })} />}
      <ManyChips id="audience-tier" label={campaigns.tiers} choices={choices.tiers.map(({ tierId, name }) => ({ key: tierId, word: say.name(name) }))} chosen={audience.tierIds} onChange={(tierIds) => onChange({ tierIds })} />
      <ManyChips
        id="audience-month"
        label={campaigns.months}
        choices={months.map((month) => ({ key: String(month), word: campaigns.monthName(month) }))}
        chosen={audience.birthdayMonths.map(String)}
        onChange={(chosen) => onChange({ birthdayMonths: chosen.map(Number) })}
      />
      <TextField id="audience-contacted" digits label={campaigns.contacted} value={contacted} hint={campaigns.contactedHint} most={2} onChange={(typed) => { setContacted(typed); onChange({ notContactedDays: numberOf(typed) }); }} />
      {tags.length > 0 ? <ManyChips id="audience-tag" label={campaigns.tags} choices={tags.map((tag) => ({ key: tag, word: tag }))} chosen={audience.tags} onChange={(chosen) => onChange({ tags: chosen })} /> : <View className="quiet small">{campaigns.noTags}</View>}
      {choices.topics.length > 0 && <ManyChips id="audience-interest" label={campaigns.interests} choices={choices.topics.map(({ topicId, name }) => ({ key: topicId, word: say.name(name) }))} chosen={audience.interests} onChange={(interests) => onChange({ interests })} />}
    </View>
  );
}
