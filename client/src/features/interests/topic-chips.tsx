import { View } from '@tarojs/components';
import { memberApi, useCommand, type Value } from '../../api';
import { sayProblem, useText } from '../../text';
import { Card, Section } from '../../ui/card';
import { Button } from '../../ui/button';
import { notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { Several } from '../../ui/several';

type Mine = Value<'member', 'interests', 'show'>;

/** Topics as chips, one tap on or off; those taken from what I buy apart, with one tap to say no. Ids: `topic-<id>`, `topic-no-<id>`. */
export function TopicChips({ mine, onChanged }: { mine: Mine; onChanged: () => void }) {
  const text = useText();
  const { interests } = text;
  const choosing = useCommand(memberApi.command.interests.choose);
  const choose = async (topicId: string, wanted: boolean) => {
    const answer = await choosing.run({ topicId, wanted });
    if (!answer) return;
    if (answer.kind !== 'done') notice(sayProblem(text, answer));
    onChanged();
  };
  const bought = mine.topics.filter(({ standing }) => standing === 'bought');
  const others = mine.topics.filter(({ standing }) => standing !== 'bought');
  const picked = others.filter(({ standing }) => standing === 'picked').map(({ topicId }) => topicId);
  const change = (chosen: readonly string[]) => {
    const added = chosen.find((id) => !picked.includes(id));
    const gone = picked.find((id) => !chosen.includes(id));
    if (added !== undefined) void choose(added, true);
    else if (gone !== undefined) void choose(gone, false);
  };
  return (
    <View>
      <Section title={interests.mine}>
        <View className="quiet small" style={{ marginBottom: '12px' }}>{interests.lead}</View>
        <Several id="topic" choices={others.map(({ topicId, name }) => ({ key: topicId, word: text.say.name(name) }))} chosen={picked} onChange={change} />
        {!mine.personalised && <View className="quiet tiny">{interests.personalisedOff}</View>}
      </Section>
      {bought.length > 0 && (
        <Section title={interests.bought}>
          <View className="quiet small" style={{ marginBottom: '12px' }}>{interests.boughtHint}</View>
          <Card flush>
            {bought.map(({ topicId, name }) => (
              <Row key={topicId} className="t-bought" title={text.say.name(name)} end={<Button id={`topic-no-${topicId}`} kind="soft" small disabled={choosing.busy} onClick={() => void choose(topicId, false)}>{interests.sayNo}</Button>} />
            ))}
          </Card>
        </Section>
      )}
    </View>
  );
}
