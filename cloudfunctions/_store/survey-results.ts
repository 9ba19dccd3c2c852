import { addCounts, resultsOf, type Survey, type SurveyCounts } from '../../shared/domain/survey';
import type { SurveyDocument } from './survey-documents';
import { surveyCountIds } from './survey-documents';
import { store } from './store';

export const surveyOf = ({ _id, isPublished: _isPublished, changedAt: _changedAt, ...rest }: SurveyDocument): Survey => ({ ...rest, id: _id });

/** What a survey says so far: all its parts read and added up. */
export async function surveyResults(survey: SurveyDocument) {
  const parts = await store.surveyCounts.getMany(surveyCountIds(survey._id));
  const counts = [...parts.values()].reduce<SurveyCounts>((sum, part) => addCounts(sum, part.counts), {});
  const { people, questions } = resultsOf(surveyOf(survey), counts);
  return { people, questions: questions.map((question) => ({ ...question, given: question.given.map(({ value, count }) => ({ value, count })) })) };
}
