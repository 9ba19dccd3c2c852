import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api/clock';
import { sayIn } from '../say';
import type { ProfileRefusals, SurveyFault } from '../words';

const say = sayIn('en');
const day = (on: Parameters<typeof say.day>[0]) => say.day(on, localDateOf(storeNow()));

export const surveyFault: Readonly<Record<SurveyFault, string>> = {
  TITLE: 'the title needs Chinese and English',
  DAYS: 'the days are wrong or over',
  NO_QUESTION: 'there is no question',
  TOO_MANY_QUESTIONS: 'more than 20 questions',
  QUESTION_WORDS: 'a question lacks Chinese or English',
  QUESTION_TWICE: 'a question stands twice',
  OPTIONS: 'a choice needs 2 to 12 options',
  OPTION_WORDS: 'an option lacks Chinese or English',
  OPTION_TWICE: 'an option stands twice',
  SKIP_BACKWARDS: 'skips lead forwards only',
  SKIP_NOT_SINGLE: 'only a single choice may skip',
  POLL_SHAPE: 'a poll has one choice',
  TOO_LONG: 'its questions and options are too long together',
};

export const profileRefusals: ProfileRefusals = {
  BIRTHDAY_LOCKED: ({ untilOn }) => `Your birthday was set lately and can be changed from ${day(untilOn)}. If it is wrong, ask the store.`,
  BIRTHDAY_UNLOCKED: () => 'You can change it yourself now.',
  BIRTHDAY_UNKNOWN: () => 'Tell us your birthday first.',
  BIRTHDAY_NOT_NEAR: ({ nextOn }) => `Not yet: your birthday is ${day(nextOn)}.`,
  BIRTHDAY_GIFT_GIVEN: ({ givenOn }) => `You took this birthday's gift on ${day(givenOn)}.`,
  BIRTHDAY_WITHOUT_GIFT: () => 'Your tier has no birthday gift.',
  EXPORT_TOO_SOON: ({ againAt }) => `You just exported. Please try again after ${say.moment(againAt, storeNow())}.`,
  MONTH_GIFT_CLAIMED: ({ nextOn }) => `You have this month's gift already, among your coupons. The next one comes on ${day(nextOn)}.`,
  MONTH_GIFT_NONE: () => 'There is no monthly gift to claim now. Please refresh the page.',
  SURVEY_CLOSED: () => 'This survey is over. Thank you for wanting to answer.',
  SURVEY_ANSWER_MISSING: () => 'A required question has no answer yet; it is marked.',
  SURVEY_ANSWER_UNFIT: () => 'One answer does not fit its question. Please choose again.',
  SURVEY_PUBLISHED: () => 'A published survey cannot be changed. Close it and publish a new one.',
  SURVEY_UNFIT: ({ faults }) => `Not yet: ${faults.map((fault) => surveyFault[fault]).join('; ')}.`,
  SURVEY_NOT_OPEN: () => 'This survey is not taking answers now.',
  SUGGESTIONS_TOO_MANY: ({ most }) => `${most} suggestions a day are enough; tell us more tomorrow.`,
  NOT_A_MEMBER: () => 'You are no longer a member; there is nothing to delete.',
  WISH_ANSWERED: () => 'This was answered already, or the member changed his mind. Refresh the list.',
};
