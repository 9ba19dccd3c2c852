import type { MessageTemplate } from './message-template';
import { occasionRules, type OccasionId } from './occasions';

/** The language in which a store writes to its members. */
export type MessageLanguage = 'zh' | 'en';
type InBoth = Readonly<Record<MessageLanguage, readonly string[]>>;

interface Draft {
  readonly occasion: OccasionId;
  readonly name: MessageTemplate['name'];
  readonly page: string;
  readonly fields: readonly { readonly name: string; readonly texts: InBoth }[];
}

const same = (...texts: string[]): InBoth => ({ zh: texts, en: texts });
const home = 'pages/home/index';
const field = (name: string, texts: InBoth): Draft['fields'][number] => ({ name, texts });

const winBack = (occasion: OccasionId, name: Draft['name'], words: InBoth): Draft => ({
  occasion, name, page: home, fields: [field('thing1', same('{brand}')), field('thing2', words), field('date3', same('{lastOn}'))],
});

/** Texts of the occasions, two languages, each with other words to say the next time. */
const drafts: readonly Draft[] = [
  winBack('drifting', { zh: '回店提醒', en: 'A word when it has been a while' }, {
    zh: ['好久不见，新品已上架，等您来看看', '最近可好？您常买的都还在', '店里添了新东西，路过来坐坐'],
    en: ['New things are here', 'Your usual awaits', 'Come by for a look'],
  }),
  winBack('dormant', { zh: '会员关怀', en: 'Thinking of you' }, {
    zh: ['有一阵子没见您了，一切可好', '您的会员权益还为您留着'], en: ['We have missed you', 'Your perks are kept'],
  }),
  winBack('lost', { zh: '欢迎回来', en: 'Welcome back' }, { zh: ['欢迎随时回来看看', '店里变了不少，想请您看看'], en: ['Welcome back anytime', 'A lot is new here'] }),
  {
    occasion: 'first_purchase', name: { zh: '首次消费感谢', en: 'Thanks for a first purchase' }, page: home,
    fields: [
      field('thing1', same('{storeName}')), field('date2', same('{boughtOn}')),
      field('thing3', { zh: ['感谢光临，使用中有问题请随时找我们', '谢谢您，东西用得还顺手吗'], en: ['Thank you for coming', 'Is all well with it?'] }),
    ],
  },
  {
    occasion: 'tier_changing', name: { zh: '会员等级变更提醒', en: 'Tier about to change' }, page: 'pages/perks/index',
    fields: [
      field('thing1', same('{tierName}')), field('date2', same('{tierEndsOn}')),
      field('thing3', { zh: ['等级即将变更，点开看看还差多少', '等级将在这一天调整，可点开查看'], en: ['Your tier may change', 'See what keeps it'] }),
    ],
  },
  {
    occasion: 'points_expiring', name: { zh: '积分到期提醒', en: 'Points about to expire' }, page: 'member/points/index',
    fields: [
      field('thing1', { zh: ['积分将到期'], en: ['Points end soon'] }), field('number2', same('{points}')), field('date3', same('{pointsExpireOn}')),
      field('thing4', { zh: ['点开可查看积分明细', '到期前可在门店使用'], en: ['Tap to see them', 'Use them in store'] }),
    ],
  },
  {
    occasion: 'coupon_expiring', name: { zh: '优惠券到期提醒', en: 'A coupon about to expire' }, page: 'pages/coupons/index',
    fields: [
      field('thing1', same('{couponName}')), field('date2', same('{couponExpiresOn}')),
      field('thing3', { zh: ['到期前可在门店使用', '请在到期日前使用'], en: ['Use it in the store', 'Good until that day'] }),
    ],
  },
  {
    occasion: 'birthday', name: { zh: '生日祝福', en: 'Birthday wishes' }, page: home,
    fields: [
      field('thing1', same('{brand}')), field('date2', same('{birthdayOn}')),
      field('thing3', { zh: ['生日快乐！生日礼在会员卡里等您', '祝您生日快乐，店里为您备了一份心意'], en: ['Happy birthday!', 'A gift is waiting'] }),
    ],
  },
  {
    occasion: 'festival', name: { zh: '节日问候', en: 'Festival greetings' }, page: home,
    fields: [
      field('thing1', same('{festival}')), field('date2', same('{festivalOn}')),
      field('thing3', { zh: ['祝您和家人节日安康', '节日快乐，店里照常等您来坐'], en: ['Warm wishes to you', 'Happy holidays'] }),
    ],
  },
  {
    occasion: 'rainy_day', name: { zh: '雨天关怀', en: 'Rainy-day care' }, page: home,
    fields: [
      field('thing1', same('{storeName}')), field('date2', same('{rainOn}')),
      field('thing3', { zh: ['今天有雨，出门带伞，路过进来避避', '雨天路滑，店里备了热茶等您'], en: ['Mind the rain today', 'Hot tea is ready'] }),
    ],
  },
  {
    occasion: 'new_goods', name: { zh: '您关注的上新', en: 'New in what you like' }, page: 'member/interests/index',
    fields: [field('thing1', same('{topic}')), field('thing2', same('{goods}')), field('thing3', { zh: ['您喜欢的有新的了', '刚到店，给您留意着'], en: ['New for you', 'Just arrived'] })],
  },
  {
    occasion: 'event_invitation', name: { zh: '活动邀请', en: 'Invitation to an event' }, page: 'member/events/index',
    fields: [field('thing1', same('{eventName}')), field('date2', same('{eventOn}')), field('thing3', { zh: ['诚邀您来，点开报名', '给您留了位置，点开看看'], en: ['You are invited', 'A seat is kept'] })],
  },
  {
    occasion: 'complaint_asked', name: { zh: '反馈进度提醒', en: 'Your feedback has news' }, page: 'member/complaints/index',
    fields: [
      field('thing1', same('{storeName}')), field('date2', same('{askedOn}')),
      field('thing3', { zh: ['门店有一句话想请您答复，点开就能看到', '您的反馈有了进展，等您看一看', '处理有进展了，想听听您的意见'], en: ['A word from you?', 'Feedback has news', 'What do you think?'] }),
    ],
  },
  {
    occasion: 'complaint_closed', name: { zh: '反馈处理完成', en: 'Your feedback was dealt with' }, page: home,
    fields: [
      field('thing1', same('{storeName}')), field('date2', same('{closedOn}')),
      field('thing3', { zh: ['您的反馈已处理完，谢谢您告诉我们', '多谢指正，还有问题请随时说'], en: ['Thanks for the word', 'Tell us what is left'] }),
    ],
  },
  {
    occasion: 'event_moved_up', name: { zh: '候补成功提醒', en: 'You have a place' }, page: 'member/events/index',
    fields: [field('thing1', same('{eventName}')), field('date2', same('{eventOn}')), field('thing3', { zh: ['您已从候补转为报名成功，不能来请点开退出', '有了您的位置，来不了请提前退出'], en: ['You have a place now', 'Tap if you cannot'] })],
  },
  {
    occasion: 'event_cancelled', name: { zh: '活动取消通知', en: 'An event is called off' }, page: 'member/events/index',
    fields: [field('thing1', same('{eventName}')), field('date2', same('{eventOn}')), field('thing3', { zh: ['很抱歉，活动取消了，谢谢您报名', '活动不办了，给您添麻烦了'], en: ['Sorry: it is off', 'It will not be held'] })],
  },
];

/** Notices that the official account may carry as well: about what the member has, without a voucher's name. */
const byOfficialAccount: ReadonlySet<OccasionId> = new Set(['points_expiring', 'tier_changing', 'complaint_asked', 'complaint_closed']);

/** Templates to start with, in the store's language; a store writes in the ids that the platform gave it. */
export function messageTemplatesIn(language: MessageLanguage): readonly MessageTemplate[] {
  const template = (draft: Draft, channel: 'subscribe_message' | 'oa_template'): MessageTemplate => ({
    templateId: `${channel === 'oa_template' ? 'oa' : 'tpl'}_${draft.occasion}`,
    channel,
    purpose: occasionRules[draft.occasion].purpose,
    occasion: draft.occasion,
    name: channel === 'oa_template' ? { zh: `${draft.name.zh}（公众号）`, en: `${draft.name.en} (official account)` } : draft.name,
    page: draft.page,
    fields: draft.fields.map(({ name, texts }) => ({ name, variants: texts[language] })),
  });
  const subscribe = drafts.map((draft) => template(draft, 'subscribe_message'));
  const notices = drafts.filter(({ occasion }) => byOfficialAccount.has(occasion)).map((draft) => template(draft, 'oa_template'));
  return [...subscribe, ...notices, ...groupTemplates(language), ...shortMessages(language)];
}

/** A group message has no link of ours and nobody reads what is written back to it, so its words say where it is turned off. Source: 广告法 43. */
const groupWayOut: Readonly<Record<MessageLanguage, string>> = { zh: '不想再收到，可在小程序「我的」里关闭。', en: ' You can turn these off in the mini-program.' };

/** One text for everybody under a tag. */
function groupTemplates(language: MessageLanguage): readonly MessageTemplate[] {
  const group = (occasion: OccasionId, name: MessageTemplate['name'], texts: InBoth): MessageTemplate => ({
    templateId: `group_${occasion}`, channel: 'oa_group', purpose: 'marketing', occasion, name, page: home, fields: [{ name: 'text1', variants: texts[language].map((said) => `${said}${groupWayOut[language]}`) }],
  });
  return [
    group('drifting', { zh: '群发：好久不见', en: 'Group: it has been a while' }, {
      zh: ['好久不见。{brand}添了些新东西，路过进来坐坐，给您泡杯茶。', '{brand}想您了。您常买的都还在，欢迎随时回来看看。'],
      en: ['It has been a while. {brand} has new things; drop in for a cup of tea.', '{brand} misses you. What you like is still here.'],
    }),
    group('dormant', { zh: '群发：会员关怀', en: 'Group: thinking of you' }, {
      zh: ['有一阵子没见您了，一切可好？{brand}的会员权益还为您留着。', '{brand}向您问好。得空时来坐坐。'],
      en: ['We have not seen you for a while. Your perks at {brand} are kept.', 'Greetings from {brand}. Come by when you have time.'],
    }),
    group('campaign', { zh: '群发：活动', en: 'Group: campaign' }, { zh: ['{brand}近期有活动，欢迎到店看看。', '{brand}有新消息，欢迎来店里聊聊。'], en: ['{brand} has something on. Come and see.', 'News from {brand}: drop in.'] }),
  ];
}

/** Short messages as the provider is asked to approve them. */
function shortMessages(language: MessageLanguage): readonly MessageTemplate[] {
  const zh = language === 'zh';
  return [
    {
      templateId: 'sms_points_expiring', channel: 'sms', purpose: 'service', occasion: 'points_expiring', name: { zh: '短信：积分到期提醒', en: 'Short message: points about to expire' },
      page: 'member/points/index', body: zh ? '您有{1}积分将于{2}到期，可在小程序查看。' : 'You have {1} points that end on {2}. See the mini-program.',
      fields: [{ name: 'param1', variants: ['{points}'] }, { name: 'param2', variants: ['{pointsExpireOn}'] }],
    },
    {
      templateId: 'sms_lost', channel: 'sms', purpose: 'marketing', occasion: 'lost', name: { zh: '短信：欢迎回来', en: 'Short message: welcome back' }, page: home,
      body: zh ? '{1}：{2}。拒收请回复R' : '{1}: {2}. Reply R to stop',
      fields: [{ name: 'param1', variants: ['{brand}'] }, { name: 'param2', variants: zh ? ['好久不见，欢迎回来看看', '店里变了不少，想请您看看'] : ['welcome back anytime', 'a lot is new here'] }],
    },
  ];
}

export const defaultMessageTemplates: readonly MessageTemplate[] = messageTemplatesIn('zh');
