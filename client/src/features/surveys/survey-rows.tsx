import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow, type Value } from '../../api';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';
import { Empty } from '../../ui/states';

type Open = Value<'member', 'surveys', 'list'>['open'];

/** Surveys and polls that are open: what is not answered yet first. */
export function SurveyRows({ open }: { open: Open }) {
  const text = useText();
  const { voice, say } = text;
  if (open.length === 0) return <Empty title={voice.none} detail={voice.noneHint} />;
  const waiting = open.filter(({ answeredAt }) => answeredAt === undefined);
  const rows = [...waiting, ...open.filter(({ answeredAt }) => answeredAt !== undefined)];
  return (
    <Card flush>
      {rows.map((survey) => (
        <Row
          key={survey.surveyId}
          className="t-survey"
          icon={survey.kind === 'poll' ? 'chart' : 'chat'}
          title={say.name(survey.title)}
          detail={`${survey.kind === 'poll' ? voice.poll : `${voice.survey} · ${voice.questions(survey.questions)}`} · ${voice.until(say.day(survey.closesOn, localDateOf(storeNow())))}`}
          end={survey.answeredAt === undefined ? <View className="link strong">{voice.answer}</View> : <Badge tone="accent">{voice.answered}</Badge>}
          onClick={() => go.survey(survey.surveyId)}
        />
      ))}
    </Card>
  );
}
