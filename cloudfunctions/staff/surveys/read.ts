import { staffContract } from '../../../shared/contract/staff';
import { surveyStateOn } from '../../../shared/domain/survey';
import { accept } from '../../../shared/kernel/result';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import { defineQuery } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import type { StaffCaller } from '../../_runtime/identity';
import { pageOf } from '../../_runtime/paging';
import type { SurveyDocument } from '../../_store/survey-documents';
import { surveyResults } from '../../_store/survey-results';
import { store } from '../../_store/store';

/** A draft is head office's own until it is published. */
const sees = (caller: StaffCaller, survey: SurveyDocument | undefined): survey is SurveyDocument => survey !== undefined && (survey.isPublished || caller.role === 'head_office');

const row = ({ _id, kind, title, opensOn, closesOn, changedAt, isPublished }: SurveyDocument, now: Instant) => ({
  surveyId: _id, kind, title, opensOn, closesOn, changedAt, state: isPublished ? surveyStateOn({ opensOn, closesOn }, localDateOf(now)) : ('draft' as const),
});

export const list = defineQuery(staffContract.surveys.list, async ({ input, caller, now }) => {
  const page = await pageOf(store.surveys, { filter: caller.role === 'head_office' ? {} : { isPublished: true }, by: 'changedAt', direction: 'desc', cursor: input.cursor });
  return accept({ items: page.items.map((survey) => row(survey, now)), ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) });
});

export const show = defineQuery(staffContract.surveys.show, async ({ input, caller, now }) => {
  const survey = await store.surveys.get(input.surveyId);
  if (!sees(caller, survey)) return notFound();
  return accept({ ...row(survey, now), questions: survey.questions.map((question) => ({ ...question, options: [...question.options] })), results: await surveyResults(survey) });
});

/** Words without names: who said it does not change what is to be done. */
export const said = defineQuery(staffContract.surveys.said, async ({ input, caller }) => {
  if (!sees(caller, await store.surveys.get(input.surveyId))) return notFound();
  const page = await pageOf(store.surveyAnswers, { filter: { surveyId: input.surveyId, hasWords: true }, by: 'changedAt', direction: 'desc', cursor: input.cursor });
  const items = page.items.flatMap(({ answers, changedAt }) => {
    const words = answers[input.questionId];
    return typeof words === 'string' ? [{ words, at: changedAt }] : [];
  });
  return accept({ items, ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) });
});
