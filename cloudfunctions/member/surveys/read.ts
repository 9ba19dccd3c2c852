import { memberContract } from '../../../shared/contract/member';
import { surveyStateOn } from '../../../shared/domain/survey';
import { accept } from '../../../shared/kernel/result';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { is } from '../../_store/collection';
import { surveyAnswerId, type SurveyDocument } from '../../_store/survey-documents';
import { surveyResults } from '../../_store/survey-results';
import { store } from '../../_store/store';

const mostOpen = 50;

const row = (survey: SurveyDocument, answeredAt: Instant | undefined) => ({
  surveyId: survey._id, kind: survey.kind, title: survey.title, closesOn: survey.closesOn, ...(answeredAt === undefined ? {} : { answeredAt }),
});

/** What is open today, what ends first before. */
export const list = defineQuery(memberContract.surveys.list, async ({ caller, now }) => {
  const on = localDateOf(now);
  const open = (await store.surveys.find({ filter: { isPublished: true, closesOn: is.atLeast(on) }, order: [{ field: 'closesOn', direction: 'asc' }, { field: '_id', direction: 'asc' }], limit: mostOpen }))
    .filter((survey) => surveyStateOn(survey, on) === 'open');
  const mine = await store.surveyAnswers.getMany(open.map((survey) => surveyAnswerId(survey._id, caller.memberId)));
  return accept({ open: open.map((survey) => ({ ...row(survey, mine.get(surveyAnswerId(survey._id, caller.memberId))?.changedAt), questions: survey.questions.length })) });
});

/** The questions with his own answers; of a poll he voted in, what the others think. One that is closed is shown to whoever answered it. */
export const show = defineQuery(memberContract.surveys.show, async ({ input, caller, now }) => {
  const [survey, answer] = await Promise.all([store.surveys.get(input.surveyId), store.surveyAnswers.get(surveyAnswerId(input.surveyId, caller.memberId))]);
  const state = survey?.isPublished ? surveyStateOn(survey, localDateOf(now)) : 'coming';
  if (!survey || state === 'coming' || (state === 'closed' && !answer)) return notFound();
  return accept({
    ...row(survey, answer?.changedAt),
    questions: survey.questions.map((question) => ({ ...question, options: [...question.options] })),
    ...(answer ? { mine: answer.answers as never } : {}),
    ...(survey.kind === 'poll' && answer ? { results: await surveyResults(survey) } : {}),
  });
});
