import { View } from '@tarojs/components';
import { staffApi, useQuery } from '../../api';
import { CloseSurvey } from '../../features/surveys/close-survey';
import { ResultsView } from '../../features/surveys/results-view';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { useText } from '../../text';

/** What a survey or a poll says. */
export default function SurveyResultsPage() {
  const { surveyDesk } = useText();
  const surveyId = useAddress('id') ?? '';
  const { shown, reload } = useQuery(() => staffApi.query.surveys.show({ surveyId }));
  return (
    <Screen id="survey-results-screen" title={surveyDesk.title}>
      <ShownValue shown={shown} bones={[32, 200, 200]} onRetry={() => void reload()} forStaff>
        {(survey) => (
          <View>
            <ResultsView survey={survey} />
            {survey.state === 'open' && <CloseSurvey surveyId={surveyId} onClosed={reload} />}
          </View>
        )}
      </ShownValue>
    </Screen>
  );
}
