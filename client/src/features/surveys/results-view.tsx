import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, storeNow, usePages, type Value } from '../../api';
import { PagedList } from '../../frame/shown';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';
import { ShareBars } from '../../ui/share-bars';
import { Sheet } from '../../ui/sheet';

export type SurveyResults = Value<'staff', 'surveys', 'show'>;
type Question = SurveyResults['questions'][number];
type Result = SurveyResults['results']['questions'][number];

const percent = (count: number, of: number): number => (of === 0 ? 0 : Math.round((100 * count) / of));

/** What people wrote to one question, by pages. */
function Said({ surveyId, questionId }: { surveyId: string; questionId: string }) {
  const { surveyDesk, say } = useText();
  const pages = usePages((cursor) => staffApi.query.surveys.said({ surveyId, questionId, ...(cursor === undefined ? {} : { cursor }) }), questionId);
  return (
    <PagedList pages={pages} bone={48} forStaff empty={{ title: surveyDesk.saidNone }}>
      {(items) => <View>{items.map(({ words, at }, index) => <Row key={index} className="t-said" title={<View className="timeline-words">{words}</View>} detail={say.moment(at, storeNow())} />)}</View>}
    </PagedList>
  );
}

/** One figure that says it all, with what it means; nothing for a choice. */
function Figure({ result: { mean, netPromoters } }: { result: Result }) {
  const { surveyDesk, say } = useText();
  if (mean === null && netPromoters === null) return null;
  return (
    <View className="picked" style={{ margin: '8px 0' }}>
      <View className="quiet small row-main">{mean !== null ? surveyDesk.mean : say.titled(surveyDesk.nps, surveyDesk.npsSaid)}</View>
      <View className="number title t-figure">{mean !== null ? surveyDesk.meanOf(mean) : `${netPromoters !== null && netPromoters > 0 ? '+' : ''}${netPromoters}`}</View>
    </View>
  );
}

function QuestionResult({ question, result, place, people, onRead }: { question: Question; result: Result; place: number; people: number; onRead: () => void }) {
  const { surveyDesk, say } = useText();
  const base = question.kind === 'multi' ? people : result.answered;
  const word = (value: string): string => {
    const option = question.options.find(({ id }) => id === value);
    return option ? say.name(option.words) : surveyDesk.marks(value);
  };
  const lines = result.given.map(({ value, count }) => ({ key: value, word: word(value), share: base === 0 ? 0 : count / base, value: surveyDesk.count(count, percent(count, base)) }));
  return (
    <Card id={`result-${question.id}`}>
      <View className="strong">{place}. {say.name(question.words)}</View>
      <View className="quiet small">{surveyDesk.kind[question.kind]} · {surveyDesk.answeredBy(result.answered)}</View>
      <Figure result={result} />
      {question.kind === 'text' ? <View className="button-line"><Button id={`said-${question.id}`} kind="soft" small disabled={result.answered === 0} onClick={onRead}>{surveyDesk.said}</Button></View> : <ShareBars id={`bars-${question.id}`} lines={lines} />}
    </Card>
  );
}

/** What a survey says so far, question by question. */
export function ResultsView({ survey }: { survey: SurveyResults }) {
  const { surveyDesk, say, states } = useText();
  const [reading, setReading] = useState<string>();
  const { people, questions } = survey.results;
  return (
    <View>
      <View className="title title-page">{say.name(survey.title)}</View>
      <View className="quiet" id="survey-people" style={{ marginBottom: '16px' }}>{surveyDesk.state[survey.state]} · {people === 0 ? surveyDesk.noAnswers : surveyDesk.people(people)}</View>
      {survey.questions.map((question, index) => {
        const result = questions.find(({ questionId }) => questionId === question.id);
        return result && <QuestionResult key={question.id} question={question} result={result} place={index + 1} people={people} onRead={() => setReading(question.id)} />;
      })}
      {reading !== undefined && (
        <Sheet title={surveyDesk.said} closeWord={states.close} onClose={() => setReading(undefined)}>
          <Said surveyId={survey.surveyId} questionId={reading} />
        </Sheet>
      )}
    </View>
  );
}
