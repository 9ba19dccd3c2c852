import { memberContract } from '../../../shared/contract/member';
import { addCounts, contentmentOf, countsOf, readAnswers, surveyStateOn } from '../../../shared/domain/survey';
import { accept, refuse } from '../../../shared/kernel/result';
import { localDateOf } from '../../../shared/kernel/time';
import { definePreparedCommand } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { surveyAnswerId, surveyCountIdOf } from '../../_store/survey-documents';
import { surveyOf } from '../../_store/survey-results';
import { store } from '../../_store/store';
import { isRisky } from '../text-check';

/**
 * Keeps a member's answers and counts them in one transaction; a changed answer takes its old counts along. What the others think of a poll is
 * a question of its own (`show`): a command's kept answer would show old votes when it is sent again.
 */
export const answer = definePreparedCommand(memberContract.surveys.answer, {
  async prepare({ input, caller, now }) {
    const [survey, account] = await Promise.all([store.surveys.get(input.surveyId), store.accounts.get(caller.memberId)]);
    if (!survey?.isPublished || !account) return notFound();
    const state = surveyStateOn(survey, localDateOf(now));
    if (state === 'coming') return notFound();
    if (state === 'closed') return refuse('SURVEY_CLOSED', { closesOn: survey.closesOn });
    const read = readAnswers(surveyOf(survey), input.answers);
    if (!read.ok) return read;
    const written = survey.questions.flatMap(({ id, kind }) => (kind === 'text' && typeof read.value[id] === 'string' ? [read.value[id]] : []));
    if (await isRisky(written.join('\n'), caller.openid)) return refuse('TEXT_RISKY', {});
    return accept({ survey, storeId: account.storeId, answers: read.value, hasWords: written.length > 0 });
  },
  async run({ caller, now, tx, prepared: { survey, storeId, answers, hasWords } }) {
    const { memberId } = caller;
    const rules = surveyOf(survey);
    const [id, countId] = [surveyAnswerId(survey._id, memberId), surveyCountIdOf(survey._id, memberId)];
    const [before, part, fresh] = await Promise.all([tx.surveyAnswers.get(id), tx.surveyCounts.get(countId), tx.surveys.get(survey._id)]);
    // Head office may have closed it while the words were checked.
    if (!fresh || surveyStateOn(fresh, localDateOf(now)) !== 'open') return refuse('SURVEY_CLOSED', { closesOn: fresh?.closesOn ?? survey.closesOn });
    const without = before ? addCounts(part?.counts ?? {}, countsOf(rules, before.answers), -1) : (part?.counts ?? {});
    const counts = addCounts(without, countsOf(rules, answers));
    await tx.surveyCounts.put({ _id: countId, counts });
    await tx.surveyAnswers.put({
      _id: id, surveyId: survey._id, memberId, storeId, answers, contentment: contentmentOf(rules, answers), hasWords, answeredAt: before?.answeredAt ?? now, changedAt: now,
    });
    return accept({ answeredAt: now });
  },
});
