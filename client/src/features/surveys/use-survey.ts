import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { readAnswers, type Answers, type AnswerValue } from '../../../../shared/domain/survey';
import { localDateOf } from '../../../../shared/kernel/time';
import { memberApi, storeNow, useCommand, useQuery, type Value } from '../../api';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';

export type SurveyShown = Value<'member', 'surveys', 'show'>;
export type Question = SurveyShown['questions'][number];

/** Votes of others are asked for this often while a poll is looked at. */
const reloadMs = 4_000;

/** Runs `work` again and again while the screen is shown and `on`. */
function useWhileShown(on: boolean, work: () => void): void {
  const [shown, setShown] = useState(true);
  const latest = useRef(work);
  latest.current = work;
  useDidShow(() => setShown(true));
  useDidHide(() => setShown(false));
  useEffect(() => {
    if (!on || !shown) return undefined;
    const timer = setInterval(() => latest.current(), reloadMs);
    return () => clearInterval(timer);
  }, [on, shown]);
}

/** A survey as its member fills it in: what he chose but has not sent stays on the screen, whatever the server says meanwhile. */
export function useSurvey(surveyId: string) {
  const text = useText();
  const { shown, reload } = useQuery(() => memberApi.query.surveys.show({ surveyId }));
  const [draft, setDraft] = useState<Answers>();
  const [missing, setMissing] = useState<string>();
  const sending = useCommand((answers: Record<string, string | string[] | number>) => memberApi.command.surveys.answer({ surveyId, answers }));
  const survey = shown.status === 'ready' ? shown.value : undefined;
  const isOpen = survey !== undefined && localDateOf(storeNow()) <= survey.closesOn;
  useWhileShown(isOpen && survey.results !== undefined && draft === undefined, () => void reload());

  const answers: Answers = draft ?? survey?.mine ?? {};
  return {
    shown,
    reload,
    answers,
    missing,
    isOpen,
    busy: sending.busy,
    isChanging: draft !== undefined,
    change(questionId: string, value: AnswerValue | undefined) {
      setMissing(undefined);
      const { [questionId]: _before, ...others } = answers;
      setDraft(value === undefined ? others : { ...others, [questionId]: value });
    },
    async send() {
      if (!survey) return;
      const read = readAnswers(survey, answers);
      if (!read.ok) {
        setMissing(read.details.questionId);
        notice(read.code === 'SURVEY_ANSWER_MISSING' ? text.words.refusal.SURVEY_ANSWER_MISSING(read.details) : text.words.refusal.SURVEY_ANSWER_UNFIT(read.details));
        return;
      }
      const answer = await sending.run(Object.fromEntries(Object.entries(read.value).map(([id, value]) => [id, typeof value === 'object' ? [...value] : value])));
      if (!answer) return;
      if (answer.kind !== 'done') return notice(sayProblem(text, answer));
      notice(survey.kind === 'poll' ? text.survey.voted : text.survey.sent);
      await reload();
      setDraft(undefined);
    },
  };
}
