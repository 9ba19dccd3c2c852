import { View } from '@tarojs/components';
import { useState } from 'react';
import { checkSurvey, surveyLimits } from '../../../../shared/domain/survey';
import { localDate, localDateOf } from '../../../../shared/kernel/time';
import { staffApi, storeNow, useCommand } from '../../api';
import { go } from '../../navigate';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { DayPick } from '../../ui/day-pick';
import { notice } from '../../ui/notice';
import { QuestionEditor, WordsFields } from './question-editor';
import { changedQuestion, movedUp, withoutQuestion, withQuestion, type SurveyBody } from './survey-draft';
import { surveyFaultWords } from './survey-faults';

/** Saves the draft, and publishes it once it is whole. What stands in the way is said before anybody taps. */
function useSurveyForm(first: SurveyBody, firstId: string | undefined) {
  const text = useText();
  const [body, setBody] = useState(first);
  const [surveyId, setSurveyId] = useState(firstId);
  const saving = useCommand((sent: SurveyBody) => staffApi.command.surveys.save({ ...sent, ...(surveyId === undefined ? {} : { surveyId }) }));
  const publishing = useCommand((id: string) => staffApi.command.surveys.publish({ surveyId: id }));
  const save = async (): Promise<string | undefined> => {
    const answer = await saving.run(body);
    if (!answer) return undefined;
    if (answer.kind !== 'done') {
      notice(sayProblem(text, answer));
      return undefined;
    }
    setSurveyId(answer.value.surveyId);
    return answer.value.surveyId;
  };
  return {
    body,
    setBody,
    faults: checkSurvey({ id: surveyId ?? '', ...body }),
    busy: saving.busy || publishing.busy,
    async save() {
      if ((await save()) !== undefined) notice(text.surveyDesk.saved);
    },
    async publish() {
      const id = await save();
      const answer = id === undefined ? undefined : await publishing.run(id);
      if (!answer) return;
      notice(answer.kind === 'done' ? text.surveyDesk.published : sayProblem(text, answer));
      if (answer.kind === 'done') go.back();
    },
  };
}

function Days({ body, onChange }: { body: SurveyBody; onChange: (part: Partial<SurveyBody>) => void }) {
  const { surveyDesk, say } = useText();
  const today = localDateOf(storeNow());
  const one = (key: 'opensOn' | 'closesOn', start: string) => (
    <View className="time-pick-place">
      <View className="field-label">{surveyDesk[key]}</View>
      <DayPick value={body[key]} start={start} onChange={(value) => onChange({ [key]: localDate(value) })}>
        <View id={`survey-${key}`} className="time-pick">{say.day(body[key], today)}</View>
      </DayPick>
    </View>
  );
  return <View className="hours-block">{one('opensOn', today)}{one('closesOn', body.opensOn)}</View>;
}

/** The editor of a draft. */
export function SurveyForm({ first, surveyId }: { first: SurveyBody; surveyId: string | undefined }) {
  const text = useText();
  const { surveyDesk } = text;
  const { body, setBody, faults, busy, save, publish } = useSurveyForm(first, surveyId);
  const isPoll = body.kind === 'poll';
  const laterThan = (place: number) => (isPoll ? [] : body.questions.map(({ id }, index) => ({ id, place: index + 1 })).slice(place));
  return (
    <View>
      <Card>
        <WordsFields id="survey-title" label={surveyDesk.heading} words={body.title} most={surveyLimits.title} onChange={(title) => setBody({ ...body, title })} />
        <Days body={body} onChange={(part) => setBody({ ...body, ...part })} />
      </Card>
      {body.questions.map((question, index) => (
        <QuestionEditor
          key={question.id}
          question={question}
          place={index + 1}
          isPoll={isPoll}
          later={laterThan(index + 1)}
          onChange={(changed) => setBody(changedQuestion(body, question.id, changed))}
          onUp={() => setBody(movedUp(body, question.id))}
          onRemove={() => setBody(withoutQuestion(body, question.id))}
        />
      ))}
      {!isPoll && body.questions.length < surveyLimits.questions && <Button id="add-question" kind="soft" onClick={() => setBody(withQuestion(body))}>{surveyDesk.addQuestion}</Button>}
      <View className="section" id="survey-faults">
        <View className="strong">{faults.length === 0 ? surveyDesk.ready : surveyDesk.faults}</View>
        {faults.map((fault) => <View key={fault} className="bad small">{surveyFaultWords(text.lang)[fault]}</View>)}
        {faults.length === 0 && <View className="quiet small">{surveyDesk.publishSure}</View>}
      </View>
      <View className="two section">
        <Button id="survey-save" kind="quiet" disabled={busy} onClick={() => void save()}>{surveyDesk.save}</Button>
        <Button id="survey-publish" disabled={busy || faults.length > 0} onClick={() => void publish()}>{surveyDesk.publish}</Button>
      </View>
    </View>
  );
}
