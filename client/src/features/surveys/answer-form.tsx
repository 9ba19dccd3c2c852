import { View } from '@tarojs/components';
import { pathThrough } from '../../../../shared/domain/survey';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { useText } from '../../text';
import { PollResults } from './poll-results';
import { QuestionCard } from './question-card';
import type { SurveyShown, useSurvey } from './use-survey';

type Filling = Pick<ReturnType<typeof useSurvey>, 'answers' | 'change' | 'missing' | 'isOpen'>;

/** The questions that the answers so far lead through: a choice that skips takes what lies between off the screen. */
export function AnswerForm({ survey, filling }: { survey: SurveyShown; filling: Filling }) {
  const text = useText();
  const { answers, change, missing, isOpen } = filling;
  const path = pathThrough(survey, answers);
  const isPoll = survey.kind === 'poll';
  const until = text.say.day(survey.closesOn, localDateOf(storeNow()));
  return (
    <View>
      <View className="title title-page" id="survey-title">{text.say.name(survey.title)}</View>
      <View className="quiet small" style={{ marginBottom: '16px' }}>{isOpen ? `${text.survey.editable(until)}${text.lang === 'zh' ? '。' : '. '}${isPoll ? text.survey.oncePoll : text.survey.once}` : text.survey.closed}</View>
      {survey.results && <PollResults survey={survey} mine={survey.questions[0] && survey.mine?.[survey.questions[0].id]} />}
      {isOpen && path.map((question, index) => {
        const shown = survey.questions.find(({ id }) => id === question.id);
        return shown && <QuestionCard key={question.id} question={shown} place={isPoll ? undefined : index + 1} isMissing={missing === question.id} value={answers[question.id]} onChange={(value) => change(question.id, value)} />;
      })}
    </View>
  );
}
