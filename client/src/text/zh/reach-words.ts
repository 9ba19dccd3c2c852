import type { RefusalSentences, Words } from '../words';

type Refused =
  | 'TEMPLATE_MARKETING_ON_SERVICE_CHANNEL'
  | 'TEMPLATE_SERVICE_ON_GROUP_CHANNEL'
  | 'TEMPLATE_FIELD_UNKNOWN'
  | 'TEMPLATE_PLACE_UNKNOWN'
  | 'TEMPLATE_TEXT_UNFIT'
  | 'TEMPLATE_WORD_FORBIDDEN'
  | 'TEMPLATE_WAY_OUT_MISSING'
  | 'TEMPLATE_PAGE_UNFIT'
  | 'TEMPLATE_EMPTY'
  | 'TAGS_TOO_MANY'
  | 'GROUP_DECIDED';

/** How a member hears from the store, and why so. */
export const reachWords: Pick<Words, 'channel' | 'decisionReason' | 'outboxState'> & { readonly refusal: Pick<RefusalSentences, Refused> } = {
  refusal: {
    TEMPLATE_MARKETING_ON_SERVICE_CHANNEL: ({ source }) => `公众号模板消息只能发服务通知，不能营销。依据：${source}。请改用订阅消息或群发。`,
    TEMPLATE_SERVICE_ON_GROUP_CHANNEL: () => '群发是同一段话发给许多人，不能通知某一位会员的事。请改用订阅消息或模板消息。',
    TEMPLATE_FIELD_UNKNOWN: ({ field }) => `这个渠道没有“${field}”这样的字段，请按平台模板填写字段名。`,
    TEMPLATE_PLACE_UNKNOWN: ({ place, places }) => `这种场合没有“{${place}}”，可以用：${places.map((each) => `{${each}}`).join('、')}。`,
    TEMPLATE_TEXT_UNFIT: ({ field, variant, most }) => `${field} 的第 ${variant + 1} 句不合要求，最多 ${most} 个字，请改短或换写法。`,
    TEMPLATE_WORD_FORBIDDEN: ({ word, source }) => `“${word}”不能出现在这里。依据：${source}。请换个说法。`,
    TEMPLATE_WAY_OUT_MISSING: ({ source }) => `营销短信和群发要写明怎样不再接收，例如短信“拒收请回复R”、群发“可在小程序里关闭”。依据：${source}。`,
    TEMPLATE_PAGE_UNFIT: () => '打开的页面要写成小程序里的路径，不带开头的斜杠，例如 pages/home/index。',
    TEMPLATE_EMPTY: () => '还没有写内容，请至少写一句。',
    TAGS_TOO_MANY: ({ most }) => `一位会员最多 ${most} 个标签，请先去掉一个。`,
    GROUP_DECIDED: () => '这次群发已经有人处理过了，没有重复操作。',
  },
  channel: { subscribe_message: '订阅消息', oa_template: '公众号通知', oa_group: '公众号群发', sms: '短信', task: '由店员联系', none: '这次不联系' },
  decisionReason: {
    MEMBER_GONE: '会员已注销',
    BOUGHT_SINCE: '之后又来消费了',
    CAMPAIGN_STOPPED: '活动已停止',
    TOO_LATE: '已经过期，不用再说',
    MARKETING_CONSENT_MISSING: '没有同意接收优惠消息',
    PERSONALISED_OFF: '会员关闭了按习惯推荐，不按评分或到店情况联系',
    COMPLAINT_OPEN: '有投诉在处理，暂停营销',
    CAP_WEEK: '本周已联系够了',
    CAP_MONTH: '本月已联系够了',
    QUIET_HOURS: '避开休息时间',
    BEST_HOUR: '等到他常来的钟点',
    HOLDOUT: '留作对照，看不联系会怎样',
    NO_WECHAT: '没有微信联系方式',
    SUBSCRIBE_SWITCHED_OFF: '会员关了订阅消息',
    SUBSCRIBE_NO_TEMPLATE: '没有合适的订阅模板',
    SUBSCRIBE_NO_CREDIT: '没有订阅次数',
    SUBSCRIBE_CREDIT: '有订阅次数',
    SUBSCRIBE_REFUSED: '微信拒收了订阅消息',
    OA_DISABLED: '没有接入公众号',
    OA_NOT_FOLLOWING: '没有关注公众号',
    OA_SWITCHED_OFF: '会员关了公众号通知',
    OA_MARKETING_FORBIDDEN: '公众号通知不许营销',
    OA_NO_TEMPLATE: '公众号没有合适的模板',
    OA_SERVICE_NOTICE: '属于服务通知，可以发送',
    OA_REFUSED: '微信拒收了公众号通知',
    GROUP_DISABLED: '没有开通公众号群发',
    GROUP_SWITCHED_OFF: '会员关了公众号群发',
    GROUP_MONTH_FULL: '本月群发已满四次',
    GROUP_NO_TEMPLATE: '没有合适的群发内容',
    GROUP_SEND: '随公众号群发，批准后发出',
    GROUP_DECLINED: '这次群发没有获得同意，或中途停下',
    GROUP_REFUSED: '群发没有发出',
    SMS_DISABLED: '没有接入短信',
    SMS_NO_PHONE: '没有手机号',
    SMS_SWITCHED_OFF: '会员关了短信',
    SMS_NO_TEMPLATE: '没有合适的短信模板',
    SMS_SEND: '可以发短信',
    SMS_REFUSED: '短信没有发出',
    WORDS_SAID_BEFORE: '上次刚说过同样的话',
    NOTHING_TO_SAY: '没有新的话可说',
    CALLS_SWITCHED_OFF: '会员不希望接到电话',
    NO_CALL_FOR_THIS: '这类消息不安排电话',
    TASK_OPEN: '已有一条回访在进行',
    PERSON_CALLS: '由店员亲自联系',
  },
  outboxState: { gathered: '待群发', waiting: '等待发送', sending: '发送中', tagged: '待群发', sent: '已送出', refused: '没有发出', failed: '没有送达', cancelled: '已取消' },
};
