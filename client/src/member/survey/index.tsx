import { AnswerForm } from '../../features/surveys/answer-form';
import { useSurvey } from '../../features/surveys/use-survey';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { useText } from '../../text';
import { Button } from '../../ui/button';

/** 问卷 or 投票: every question on one screen, the others' votes after one's own. */
export default function SurveyPage() {
  const text = useText();
  const filling = useSurvey(useAddress('id') ?? '');
  const { shown, reload, isOpen, busy, send } = filling;
  const survey = shown.status === 'ready' ? shown.value : undefined;
  const again = survey?.answeredAt !== undefined;
  const verb = survey?.kind === 'poll' ? (again ? text.survey.voteAgain : text.survey.vote) : again ? text.survey.sendAgain : text.survey.send;
  return (
    <Screen
      id="survey-screen"
      title={survey?.kind === 'poll' ? text.voice.poll : text.voice.survey}
      {...(isOpen ? { foot: <Button id="survey-send" disabled={busy || (again && !filling.isChanging)} onClick={() => void send()}>{verb}</Button> } : {})}
    >
      <ShownValue shown={shown} bones={[32, 180, 180]} onRetry={() => void reload()}>
        {(value) => <AnswerForm survey={value} filling={filling} />}
      </ShownValue>
    </Screen>
  );
}
