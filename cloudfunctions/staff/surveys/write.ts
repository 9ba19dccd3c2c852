import { staffContract } from '../../../shared/contract/staff';
import { checkSurvey, surveyStateOn, type Question } from '../../../shared/domain/survey';
import { accept, refuse } from '../../../shared/kernel/result';
import { addDays, localDateOf } from '../../../shared/kernel/time';
import { defineCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { withoutUndefined } from '../../_store/collection';
import type { SurveyDocument } from '../../_store/survey-documents';
import { surveyOf } from '../../_store/survey-results';

/** Keeps a draft, whole or not; what still stands in the way of publishing comes back with it. */
export const save = defineCommand(staffContract.surveys.save, async ({ input, now, tx, commandId }) => {
  const { surveyId = `sv_${commandId}`, ...body } = input;
  const before = await tx.surveys.get(surveyId);
  if (input.surveyId !== undefined && !before) return notFound();
  if (before?.isPublished) return refuse('SURVEY_PUBLISHED', {});
  const survey: SurveyDocument = { ...body, questions: withoutUndefined(body.questions) as readonly Question[], _id: surveyId, isPublished: false, changedAt: now };
  await tx.surveys.put(survey);
  return accept({ surveyId, faults: [...checkSurvey(surveyOf(survey))] });
});

export const publish = defineCommand(staffContract.surveys.publish, async ({ input, now, tx }) => {
  const survey = await tx.surveys.get(input.surveyId);
  if (!survey) return notFound();
  if (survey.isPublished) return refuse('SURVEY_PUBLISHED', {});
  const late = survey.closesOn < localDateOf(now) ? (['DAYS'] as const) : [];
  const faults = [...new Set([...checkSurvey(surveyOf(survey)), ...late])];
  if (faults.length > 0) return refuse('SURVEY_UNFIT', { faults });
  await tx.surveys.update(survey._id, { isPublished: true, changedAt: now });
  return accept({ surveyId: survey._id });
});

export const close = defineCommand(staffContract.surveys.close, async ({ input, now, tx }) => {
  const survey = await tx.surveys.get(input.surveyId);
  if (!survey) return notFound();
  const on = localDateOf(now);
  if (!survey.isPublished || surveyStateOn(survey, on) !== 'open') return refuse('SURVEY_NOT_OPEN', {});
  await tx.surveys.update(survey._id, { closesOn: addDays(on, -1), changedAt: now });
  return accept({ surveyId: survey._id });
});
