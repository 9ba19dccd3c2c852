import { storeNow } from '../../api/clock';
import { sayIn } from '../say';
import type { GatheringRefusals } from '../words';
import { gatherings } from './gatherings';

const say = sayIn('zh');
const moment = (at: Parameters<typeof say.moment>[0]) => say.moment(at, storeNow());

/** Why something about interests, events or the journal cannot be done now. */
export const gatheringRefusals: GatheringRefusals = {
  TOPIC_ENDED: () => '这个话题已经停用，请刷新后再选。',
  TOPICS_TOO_MANY: ({ most }) => `话题最多 ${most} 个，请先停用或修改已有的。`,
  EVENT_SIGN_UP_OVER: ({ phase }) => `活动${gatherings.events.phase[phase]}，不能再报名。欢迎看看别的活动。`,
  EVENT_WAITING_FULL: ({ most }) => `候补已满 ${most} 人。有人取消时可以再来看看。`,
  EVENT_WITHDRAW_OVER: () => '活动已经开始、取消，或您已签到，不用再取消报名。',
  EVENT_CHANGED: () => '刚刚有同事改过这场活动，请返回看看最新的再改。',
  EVENT_OVER: ({ phase }) => `活动${gatherings.events.phase[phase]}，不能再改。`,
  EVENT_UNFIT: ({ faults }) => `还不能发布：${faults.map((fault) => gatherings.eventsDesk.fault[fault]).join('；')}。`,
  EVENT_CAPACITY_TAKEN: ({ going }) => `已有 ${going} 人报名成功，名额不能少于这个数。`,
  EVENT_INVITES_OTHERS: () => '邀请全部门店的会员由总部来办，您可以邀请本店会员。',
  EVENT_DOOR_CLOSED: ({ opensAt, endsAt }) => `签到时间是 ${moment(opensAt)} 到 ${moment(endsAt)}，现在不能签到。`,
  EVENT_NOT_A_GUEST: () => '这位会员没有报名这场活动。',
  EVENT_STILL_WAITING: ({ place }) => `这位会员还在候补第 ${place} 位，没有名额。可以先增加名额。`,
  EVENT_CHECKED_IN: ({ at }) => `这位会员已在 ${moment(at)} 签到过。`,
  ARTICLE_UNFIT: ({ faults }) => `还不能发布：${faults.map((fault) => gatherings.journalDesk.fault[fault]).join('；')}。`,
};
