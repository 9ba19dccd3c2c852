import { View } from '@tarojs/components';
import { useText } from '../../text';
import { Card } from '../../ui/card';
import { ShareBars } from '../../ui/share-bars';
import type { AnswerValue } from '../../../../shared/domain/survey';
import type { SurveyShown } from './use-survey';

/** What the others think of a poll, the member's own choice marked. */
export function PollResults({ survey, mine }: { survey: SurveyShown; mine: AnswerValue | undefined }) {
  const text = useText();
  const { say } = text;
  const [question] = survey.questions;
  const [result] = survey.results?.questions ?? [];
  if (!survey.results || !question || !result) return null;
  const { people } = survey.results;
  const isMine = (id: string): boolean => (Array.isArray(mine) ? (mine as readonly string[]).includes(id) : mine === id);
  const lines = question.options.map(({ id, words }) => {
    const count = result.given.find(({ value }) => value === id)?.count ?? 0;
    return { key: id, word: say.name(words), share: people === 0 ? 0 : count / people, value: text.survey.share(people === 0 ? 0 : Math.round((100 * count) / people), count), isOwn: isMine(id) };
  });
  return (
    <Card id="poll-results">
      <View className="picked">
        <View className="strong" id="poll-people">{text.survey.people(people)}</View>
        <View className="quiet tiny">{text.survey.live}</View>
      </View>
      <ShareBars id="poll" lines={lines} ownWord={text.survey.yours} />
    </Card>
  );
}
