import type { OutputOf } from '../../../shared/contract/action';
import type { memberContract } from '../../../shared/contract/member';
import { surveyStateOn } from '../../../shared/domain/survey';
import type { MemberId } from '../../../shared/kernel/ids';
import type { LocalDate } from '../../../shared/kernel/time';
import { is } from '../../_store/collection';
import { store } from '../../_store/store';
import { surveyAnswerId } from '../../_store/survey-documents';

type News = Extract<Extract<OutputOf<typeof memberContract.membership.card>, { kind: 'member' }>['forYou'][number], { readonly kind: 'survey_open' }>;

/** As many as are looked through for the one that is told. */
const mostLooked = 5;

/** The survey that ends first of those that are open and that he has not answered; one is enough to be asked for. */
export async function openSurveyNews(memberId: MemberId, on: LocalDate): Promise<News[]> {
  const published = await store.surveys.find({ filter: { isPublished: true, closesOn: is.atLeast(on) }, order: [{ field: 'closesOn', direction: 'asc' }, { field: '_id', direction: 'asc' }], limit: mostLooked });
  const open = published.filter((survey) => surveyStateOn(survey, on) === 'open');
  const answered = open.length === 0 ? new Map<string, unknown>() : await store.surveyAnswers.getMany(open.map((survey) => surveyAnswerId(survey._id, memberId)));
  const fresh = open.find((survey) => !answered.has(surveyAnswerId(survey._id, memberId)));
  return fresh ? [{ kind: 'survey_open', surveyId: fresh._id, isPoll: fresh.kind === 'poll', title: fresh.title, closesOn: fresh.closesOn }] : [];
}
