import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { staffApi, storeNow, usePages, type Value } from '../../api';
import { PagedList } from '../../frame/shown';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';

type Survey = Value<'staff', 'surveys', 'list'>['items'][number];
const tones = { draft: 'warn', coming: 'gold', open: 'accent', closed: undefined } as const;

function SurveyRow({ survey }: { survey: Survey }) {
  const { voice, surveyDesk, say } = useText();
  const today = localDateOf(storeNow());
  const tone = tones[survey.state];
  return (
    <Row
      className="t-kept-survey"
      icon={survey.kind === 'poll' ? 'chart' : 'chat'}
      title={say.name(survey.title) || (survey.kind === 'poll' ? voice.poll : voice.survey)}
      detail={surveyDesk.days(say.day(survey.opensOn, today), say.day(survey.closesOn, today))}
      end={<Badge {...(tone ? { tone } : {})}>{surveyDesk.state[survey.state]}</Badge>}
      onClick={() => (survey.state === 'draft' ? go.editSurvey(survey.surveyId) : go.surveyResults(survey.surveyId))}
    />
  );
}

/** What was asked and what is being written, the newest first. */
export function SurveyList() {
  const { surveyDesk } = useText();
  const pages = usePages((cursor) => staffApi.query.surveys.list(cursor === undefined ? {} : { cursor }));
  return (
    <PagedList pages={pages} bone={64} forStaff empty={{ title: surveyDesk.none, detail: surveyDesk.noneHint }}>
      {(items) => <View><Card flush>{items.map((survey) => <SurveyRow key={survey.surveyId} survey={survey} />)}</Card></View>}
    </PagedList>
  );
}
