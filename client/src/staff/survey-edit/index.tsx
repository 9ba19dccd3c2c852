import { localDateOf } from '../../../../shared/kernel/time';
import { staffApi, storeNow, useQuery } from '../../api';
import { draftOf, emptyDraft } from '../../features/surveys/survey-draft';
import { SurveyForm } from '../../features/surveys/survey-form';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { useText } from '../../text';

function KeptDraft({ surveyId }: { surveyId: string }) {
  const { shown, reload } = useQuery(() => staffApi.query.surveys.show({ surveyId }));
  return (
    <ShownValue shown={shown} bones={[180, 320]} onRetry={() => void reload()} forStaff>
      {(survey) => <SurveyForm first={draftOf(survey)} surveyId={surveyId} />}
    </ShownValue>
  );
}

/** A draft of a survey or a poll. */
export default function SurveyEditPage() {
  const { surveyDesk } = useText();
  const surveyId = useAddress('id');
  const kind = useAddress('kind') === 'poll' ? 'poll' : 'survey';
  return (
    <Screen id="survey-edit-screen" title={surveyId === undefined ? (kind === 'poll' ? surveyDesk.addPoll : surveyDesk.addSurvey) : surveyDesk.edit}>
      {surveyId === undefined ? <SurveyForm first={emptyDraft(kind, localDateOf(storeNow()))} surveyId={undefined} /> : <KeptDraft surveyId={surveyId} />}
    </Screen>
  );
}
