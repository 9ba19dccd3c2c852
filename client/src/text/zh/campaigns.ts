import type { CampaignWords } from '../campaign-words';
import { sayIn } from '../say';

const say = sayIn('zh');

/** The values of campaigns as words. */
export const campaignWords: CampaignWords = {
  state: { draft: '草稿', waiting: '待批准', scheduled: '已批准', running: '进行中', done: '已结束', stopped: '已停止' },
  fault: {
    name_missing: '请给活动起个名字',
    template_missing: '请选择发送的内容',
    template_unknown: '有一个模板已经下线，请重新选择',
    template_service: '服务提醒的模板不能用来做活动，请选营销类模板',
    template_oa_service_only: '公众号模板消息只能发服务通知，不能推优惠券或活动。请改用订阅消息，或用公众号群发',
    templates_of_two_occasions: '选的模板要属于同一种内容',
    rounds_range: '轮次要在 1 到 3 之间',
    gap_short: '两轮之间至少隔 8 天',
    window_range: '观察期要在 3 到 60 天之间',
    window_ends_before_last_round: '观察期要长过最后一轮，请延长或减少轮次',
    start_past: '开始时间已经过去',
    away_crossed: '未到店的天数，下限大于上限',
    contacted_range: '多少天内没联系过，要在 1 到 30 之间',
  },
  condition: {
    store: '不属于所选门店', state: '状态不符', stage: '阶段不符', group: '分组不符', class: '顾客类别不符', tier: '等级不符', interest: '没有关注这些内容', tag: '没有这些标签',
    birthday_month: '生日不在所选月份', away_at_least: '最近还来过', away_at_most: '太久没来', not_contacted: '最近联系过',
  },
  verdict: { no_comparison: '没有对照组，看不出效果', not_yet_proven: '尚未证实', brought: '带来了回头客', drove_away: '来得反而少了' },
  stage: { prospect: '潜客', first: '首购', repeat: '复购', loyal: '忠诚', advocate: '口碑' },
  memberClass: { key: '关键', suitable: '合适', ordinary: '一般' },
  occasion: {
    drifting: '渐渐少来', dormant: '很久没来', lost: '欢迎回来', first_purchase: '首次消费感谢', tier_changing: '等级变更', points_expiring: '积分到期', coupon_expiring: '优惠券到期',
    birthday: '生日祝福', festival: '节日问候', rainy_day: '雨天关怀', new_goods: '关注的上新', event_invitation: '活动邀请', complaint_closed: '反馈处理完成', campaign: '门店活动',
  },
  way: { subscribe_message: '微信订阅消息', oa_template: '公众号通知', oa_group: '公众号群发', sms: '短信', task: '店员电话' },
  refusal: {
    CAMPAIGN_STATE: ({ state }) => `这个活动${campaignWords.state[state]}，不能再这样做。请刷新看看。`,
    CAMPAIGN_CHANGED: () => '刚被别人改过，没有覆盖。请刷新后在新的内容上再做。',
    CAMPAIGN_OWN_APPROVAL: () => '自己写的活动要由另一位同事批准。',
    CAMPAIGN_NOT_YOURS_TO_DECLINE: () => '只有写的人或总部能退回。',
    CAMPAIGN_UNFIT: ({ faults, source }) => `${faults.map((fault) => campaignWords.fault[fault]).join('；')}。${source === undefined ? '' : `依据：微信公众平台 ${source}`}`,
    TEST_NOT_MEMBER: () => '先用自己的微信加入会员，再试发给自己。',
    TEST_CHANNEL: () => '只有订阅消息可以试发给自己。',
    TEST_NO_CREDIT: () => '请先到「我的 - 提醒」里允许一次这条消息，再试发。',
    TEST_WORDS_MISSING: () => '这条消息还缺内容，请先填好优惠说明和日期。',
    TEST_REFUSED: ({ errorCode }) => `微信没有收下这条消息（${say.count(errorCode)}），请稍后再试。`,
  },
};
