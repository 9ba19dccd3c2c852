import type { ComplaintEventKind, ComplaintKind } from '../../../shared/domain/complaint';
import type { CouponState } from '../../../shared/domain/coupon';
import type { ConsentChange } from '../../../shared/domain/membership';
import type { PickUpState, PointsEntryKind } from '../../../shared/domain/points';
import type { RetentionState } from '../../../shared/domain/retention';
import type { TierEvent } from '../../../shared/domain/tier';
import type { ContactDocument } from '../../_store/task-documents';
import type { EventGuestDocument } from '../../_store/event-documents';
import type { MemberTopicDocument } from '../../_store/interest-documents';

export type Lang = 'zh' | 'en';
export type Both = Readonly<Record<Lang, string>>;
type WordsOf<Code extends string> = Readonly<Record<Code, Both>>;

/** The words of the page. They are here and not with the screens', because the page is made where the phone's texts are not. */
export const words: Readonly<Record<string, Both>> = {
  title: { zh: '我们保存的您的信息', en: 'What we keep about you' },
  made: { zh: '生成时间', en: 'Made at' },
  profile: { zh: '基本资料', en: 'Profile' },
  consents: { zh: '授权记录', en: 'Consents' },
  standing: { zh: '会员状态', en: 'Standing' },
  purchases: { zh: '消费', en: 'Purchases' },
  refunds: { zh: '退货', en: 'Refunds' },
  pointsEntries: { zh: '积分流水', en: 'Points' },
  tierHistory: { zh: '等级变化', en: 'Tier history' },
  coupons: { zh: '优惠券', en: 'Coupons' },
  exchanges: { zh: '积分兑换', en: 'Points shop' },
  complaints: { zh: '投诉', en: 'Complaints' },
  ratings: { zh: '评价', en: 'Ratings' },
  answers: { zh: '问卷和投票', en: 'Surveys and polls' },
  suggestions: { zh: '建议', en: 'Suggestions' },
  interests: { zh: '兴趣', en: 'Interests' },
  events: { zh: '活动', en: 'Events' },
  tags: { zh: '店员给您的标签', en: 'Words our staff keep about you' },
  contacts: { zh: '我们联系您的记录', en: 'When we contacted you' },
  none: { zh: '没有记录', en: 'Nothing' },
  cut: { zh: '记录很多，这里只有每类最近的一万条；需要更早的，请联系门店。', en: 'There is a lot: each list stops at the newest ten thousand. Ask the store for what is older.' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
};

/** Names of columns. */
export const labels: Readonly<Record<string, Both>> = {
  memberNumber: { zh: '会员号', en: 'Member number' }, nickname: { zh: '称呼', en: 'Name' }, phone: { zh: '手机号', en: 'Phone' }, birthday: { zh: '生日', en: 'Birthday' },
  joinedAt: { zh: '入会时间', en: 'Joined' }, joinedStore: { zh: '入会门店', en: 'Joined at' }, what: { zh: '内容', en: 'What' }, granted: { zh: '同意', en: 'Agreed' },
  version: { zh: '版本', en: 'Version' }, at: { zh: '时间', en: 'Time' }, channel: { zh: '途径', en: 'Way' }, tier: { zh: '等级', en: 'Tier' }, tierSince: { zh: '等级起始', en: 'Tier since' },
  points: { zh: '积分', en: 'Points' }, reckoned: { zh: '推算的状态', en: 'Reckoned state' }, personalised: { zh: '个性化', en: 'Personalised' }, store: { zh: '门店', en: 'Store' },
  orderNo: { zh: '单号', en: 'Order' }, originalFen: { zh: '原价', en: 'Price' }, paidFen: { zh: '实付', en: 'Paid' }, pointsSpent: { zh: '用掉积分', en: 'Points spent' },
  pointsEarned: { zh: '获得积分', en: 'Points earned' }, reason: { zh: '原因', en: 'Reason' }, pointsClawedBack: { zh: '收回积分', en: 'Points taken back' }, kind: { zh: '类别', en: 'Kind' },
  balanceAfter: { zh: '余额', en: 'Balance' }, on: { zh: '日期', en: 'Day' }, from: { zh: '原等级', en: 'From' }, to: { zh: '新等级', en: 'To' }, name: { zh: '名称', en: 'Name' },
  state: { zh: '状态', en: 'State' }, since: { zh: '起始', en: 'Since' }, issuedAt: { zh: '发放', en: 'Issued' }, validUntil: { zh: '有效期至', en: 'Good until' }, openedAt: { zh: '提交时间', en: 'Sent' },
  text: { zh: '内容', en: 'Words' }, reply: { zh: '门店回复', en: 'Reply' }, photos: { zh: '照片', en: 'Photos' }, steps: { zh: '处理过程', en: 'Steps' }, guide: { zh: '导购', en: 'Guide' },
  calendar: { zh: '历法', en: 'Calendar' }, month: { zh: '月', en: 'Month' }, day: { zh: '日', en: 'Day' }, leap: { zh: '闰月', en: 'Leap month' }, came: { zh: '签到', en: 'Came' },
  step: { zh: '步骤', en: 'Step' }, given: { zh: '回答', en: 'Answers' }, question: { zh: '问题', en: 'Question' }, answer: { zh: '回答', en: 'Answer' },
};
const ways: WordsOf<ContactDocument['channel']> = {
  subscribe_message: { zh: '小程序消息', en: 'Mini-program message' }, oa_template: { zh: '公众号通知', en: 'Official account notice' }, oa_group: { zh: '公众号群发', en: 'Official account post' },
  sms: { zh: '短信', en: 'Text message' }, task: { zh: '电话', en: 'Phone call' },
};
const consentKinds: WordsOf<ConsentChange['what']> = { privacy: { zh: '隐私政策', en: 'Privacy policy' }, marketing: { zh: '营销信息', en: 'Marketing' }, personalised: { zh: '个性化', en: 'Personalised' }, ...ways };
const consentChannels: WordsOf<ConsentChange['channel']> = { join: { zh: '入会时', en: 'When joining' }, settings: { zh: '设置', en: 'Settings' }, official_account: { zh: '公众号', en: 'Official account' }, import: { zh: '从原系统带来', en: 'Brought from the older system' } };
const pointsKinds: WordsOf<PointsEntryKind> = {
  earn: { zh: '消费获得', en: 'Earned' }, bonus: { zh: '奖励', en: 'Bonus' }, redeem: { zh: '使用', en: 'Spent' }, clawback: { zh: '退货收回', en: 'Taken back' },
  restore: { zh: '退货返还', en: 'Given back' }, expire: { zh: '到期', en: 'Expired' }, adjust: { zh: '调整', en: 'Adjusted' }, gift: { zh: '赠送', en: 'Gift' }, transfer: { zh: '转赠', en: 'Transfer' },
};
const tierKinds: WordsOf<TierEvent['kind']> = {
  joined: { zh: '入会', en: 'Joined' }, upgraded: { zh: '升级', en: 'Raised' }, grace_started: { zh: '进入保级期', en: 'Grace began' }, downgrade_noticed: { zh: '降级提醒', en: 'Told of a lower tier' },
  kept: { zh: '保级', en: 'Kept' }, downgraded: { zh: '降级', en: 'Lowered' }, manual_set: { zh: '门店设定', en: 'Set by the store' }, manual_ended: { zh: '门店设定结束', en: 'Setting ended' },
};
const couponStates: WordsOf<CouponState> = {
  issued: { zh: '未使用', en: 'Unused' }, reserved: { zh: '结账中', en: 'Held at a till' }, offered: { zh: '赠送中', en: 'Being given' }, redeemed: { zh: '已使用', en: 'Used' },
  expired: { zh: '已过期', en: 'Expired' }, void: { zh: '已作废', en: 'Void' }, given: { zh: '已转赠', en: 'Given away' },
};
const exchangeStates: WordsOf<PickUpState> = {
  waiting: { zh: '待领取', en: 'Ready for pick-up' }, picked_up: { zh: '已领取', en: 'Picked up' }, cancelled: { zh: '已取消', en: 'Cancelled' }, lapsed: { zh: '过期未领，积分已退', en: 'Lapsed, points given back' },
};
const complaintKinds: WordsOf<ComplaintKind> = {
  product: { zh: '商品', en: 'Product' }, service: { zh: '服务', en: 'Service' }, price: { zh: '价格', en: 'Price' }, environment: { zh: '环境', en: 'Environment' },
  points: { zh: '积分与券', en: 'Points and coupons' }, other: { zh: '其他', en: 'Other' },
};
const complaintSteps: WordsOf<ComplaintEventKind> = {
  opened: { zh: '提交反馈', en: 'Feedback sent' }, listened: { zh: '倾听', en: 'Listened' }, talked: { zh: '沟通', en: 'Talked' }, apologised: { zh: '道歉', en: 'Apology' },
  restated: { zh: '复述', en: 'Restated' }, confirmed: { zh: '确认无误', en: 'Confirmed' }, corrected: { zh: '更正', en: 'Corrected' },
  explained: { zh: '解释', en: 'Explanation' }, proposed: { zh: '处理方案', en: 'Proposal' }, accepted: { zh: '同意方案', en: 'Agreed' },
  declined: { zh: '不同意', en: 'Not agreed' }, countered: { zh: '提出想法', en: 'Another idea' }, compensated: { zh: '补偿', en: 'Compensation' },
  gift_handed: { zh: '礼品已交付', en: 'Gift handed over' }, said: { zh: '门店留言', en: 'Message' }, replied: { zh: '补充', en: 'Addition' },
  asked_rating: { zh: '邀请评价', en: 'Rating asked' }, rated: { zh: '评价', en: 'Rating' }, ended_unanswered: { zh: '结束', en: 'Ended' },
  reopened: { zh: '再次反馈', en: 'Opened again' },
};
const guestStates: WordsOf<EventGuestDocument['state']> = { going: { zh: '已报名', en: 'Signed up' }, waiting: { zh: '候补', en: 'Waiting list' }, withdrawn: { zh: '已取消', en: 'Withdrawn' } };
const topicWays: WordsOf<MemberTopicDocument['by']> = { picked: { zh: '自己选的', en: 'Chosen' }, bought: { zh: '从购买推断', en: 'From purchases' } };
const retentionStates: WordsOf<RetentionState> = { active: { zh: '活跃', en: 'Active' }, quiet: { zh: '沉默', en: 'Quiet' }, dormant: { zh: '休眠', en: 'Dormant' }, lost: { zh: '流失', en: 'Lost' } };

/** What codes are called, by the list they stand in and their column: `waiting` is one thing for a gift and another for a seat. */
export const codeWords: Readonly<Record<string, Readonly<Record<string, Both>>>> = {
  'profile.calendar': { solar: { zh: '公历', en: 'Solar' }, lunar: { zh: '农历', en: 'Lunar' } } satisfies WordsOf<'solar' | 'lunar'>,
  'consents.what': consentKinds, 'consents.channel': consentChannels, 'standing.state': retentionStates, 'pointsEntries.kind': pointsKinds, 'tierHistory.kind': tierKinds,
  'coupons.state': couponStates, 'exchanges.state': exchangeStates, 'complaints.kind': complaintKinds, 'complaints.step': complaintSteps, 'interests.state': topicWays,
  'events.state': guestStates, 'contacts.channel': ways,
};
