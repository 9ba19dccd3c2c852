import { View } from '@tarojs/components';
import { SurveyList } from '../../features/surveys/survey-list';
import { Screen } from '../../frame/screen';
import { go, useAddress } from '../../navigate';
import { useText } from '../../text';
import { Button } from '../../ui/button';

/** 问卷和投票: head office writes them, managers read what came of them. */
export default function SurveysPage() {
  const { surveyDesk } = useText();
  const writes = useAddress('role') === 'head_office';
  const foot = (
    <View className="two">
      <Button id="new-survey" kind="quiet" onClick={() => go.newSurvey('survey')}>{surveyDesk.addSurvey}</Button>
      <Button id="new-poll" onClick={() => go.newSurvey('poll')}>{surveyDesk.addPoll}</Button>
    </View>
  );
  return (
    <Screen id="surveys-screen" title={surveyDesk.title} {...(writes ? { foot } : {})}>
      <SurveyList />
    </Screen>
  );
}
