import type { Lang } from '../../text/say';
import { surveyFault as en } from '../../text/en/profile-words';
import { surveyFault as zh } from '../../text/zh/profile-words';

/** What stands in the way of publishing a survey, in a language. */
export const surveyFaultWords = (lang: Lang) => (lang === 'zh' ? zh : en);
