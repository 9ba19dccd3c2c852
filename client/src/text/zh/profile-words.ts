import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api/clock';
import { sayIn } from '../say';
import type { ProfileRefusals, SurveyFault } from '../words';

const say = sayIn('zh');
const day = (on: Parameters<typeof say.day>[0]) => say.day(on, localDateOf(storeNow()));

/** What still stands in the way of publishing a survey. */
export const surveyFault: Readonly<Record<SurveyFault, string>> = {
  TITLE: '标题要有中文和英文',
  DAYS: '日期不对，或已经过去',
  NO_QUESTION: '还没有题目',
  TOO_MANY_QUESTIONS: '题目太多，最多 20 道',
  QUESTION_WORDS: '有题目没写中文或英文',
  QUESTION_TWICE: '有题目重复',
  OPTIONS: '选择题要有 2 到 12 个选项',
  OPTION_WORDS: '有选项没写中文或英文',
  OPTION_TWICE: '有选项重复',
  SKIP_BACKWARDS: '跳题只能往后跳',
  SKIP_NOT_SINGLE: '只有单选题能跳题',
  POLL_SHAPE: '投票只能有一道选择题',
  TOO_LONG: '题目和选项加起来太长',
};

/** Why something about a member's own profile, birthday or data cannot be done now. */
export const profileRefusals: ProfileRefusals = {
  BIRTHDAY_LOCKED: ({ untilOn }) => `生日刚改过，${day(untilOn)}起才能再改。填错了，可以请门店更正。`,
  BIRTHDAY_UNLOCKED: () => '现在可以自己修改，不用等门店。',
  BIRTHDAY_UNKNOWN: () => '请先填生日。',
  BIRTHDAY_NOT_NEAR: ({ nextOn }) => `还没到领取的日子，您的生日是 ${day(nextOn)}。`,
  BIRTHDAY_GIFT_GIVEN: ({ givenOn }) => `这次生日的礼物已在 ${day(givenOn)}领过。`,
  BIRTHDAY_WITHOUT_GIFT: () => '您现在的等级没有生日礼。',
  EXPORT_TOO_SOON: ({ againAt }) => `刚刚导出过，请在 ${say.moment(againAt, storeNow())} 后再试。`,
  MONTH_GIFT_CLAIMED: ({ nextOn }) => `本月的礼已经领过，在您的券里。${day(nextOn)}又有新的。`,
  MONTH_GIFT_NONE: () => '现在没有可领的月礼，刷新看看。',
  SURVEY_CLOSED: () => '这份问卷已经结束，谢谢您愿意回答。',
  SURVEY_ANSWER_MISSING: () => '还有必答的题没有答，请看一下标记的题目。',
  SURVEY_ANSWER_UNFIT: () => '有一题的答案不合适，请重新选择。',
  SURVEY_PUBLISHED: () => '已经发布的问卷不能再改。需要改动，请结束它再发一份新的。',
  SURVEY_UNFIT: ({ faults }) => `还不能发布：${faults.map((fault) => surveyFault[fault]).join('；')}。`,
  SURVEY_NOT_OPEN: () => '这份问卷现在没有在收集。',
  SUGGESTIONS_TOO_MANY: ({ most }) => `一天最多提 ${most} 条建议，明天我们再听您说。`,
  NOT_A_MEMBER: () => '您已经不是会员，不用再注销。',
  WISH_ANSWERED: () => '这条申请已经处理过，或会员改了主意。请刷新列表。',
};
