import { basisPoints, type BasisPoints } from '../../kernel/units';
import type { MessageTemplate } from './message-template';

/** How members are reached: caps, hours, holdout, templates. Edited by head office. */
export interface ReachPolicy {
  /** Marketing contacts of any kind, tasks included, within any 7 and any 30 days. */
  readonly marketingPer7Days: number;
  readonly marketingPer30Days: number;
  /** Local hours in which nothing is sent: from (inclusive) to (exclusive), over midnight. */
  readonly quietFromHour: number;
  readonly quietToHour: number;
  /** The share of members who get no marketing at all, so that its effect can be measured. */
  readonly holdout: BasisPoints;
  /** Changing it draws a new holdout; measuring starts anew. */
  readonly holdoutSalt: string;
  readonly oa: 'disabled' | 'fixed_ip';
  /** Nobody is told that he is missed within so many days after a purchase, whatever the model says. */
  readonly restAfterPurchaseDays: number;
  /** What a member owns counts as about to expire from so many days before. */
  readonly expiringWithinDays: number;
  /** A follow-up is due so many days after it was made. */
  readonly taskDueDays: number;
  readonly templates: readonly MessageTemplate[];
}

const winBack = (occasion: string, name: MessageTemplate['name'], second: readonly string[]): MessageTemplate => ({
  templateId: `tpl_${occasion}`,
  channel: 'subscribe_message',
  purpose: 'marketing',
  occasion,
  name,
  page: 'pages/home/index',
  fields: [
    { name: 'thing1', variants: ['{brand}'] },
    { name: 'thing2', variants: second },
    { name: 'date3', variants: ['{lastOn}'] },
  ],
});

const pointsFields: MessageTemplate['fields'] = [
  { name: 'thing1', variants: ['积分将到期'] },
  { name: 'number2', variants: ['{points}'] },
  { name: 'date3', variants: ['{pointsExpireOn}'] },
  { name: 'thing4', variants: ['点开可查看积分明细', '到期前可在门店使用'] },
];

/** Templates to start with; a store writes in the ids that the platform gave it. */
export const defaultMessageTemplates: readonly MessageTemplate[] = [
  winBack('drifting', { zh: '回店提醒', en: 'A word when it has been a while' }, ['好久不见，新品已上架，等您来看看', '最近可好？您常买的都还在', '店里添了新东西，路过来坐坐']),
  winBack('dormant', { zh: '会员关怀', en: 'Thinking of you' }, ['有一阵子没见您了，一切可好', '您的会员权益还为您留着']),
  winBack('lost', { zh: '欢迎回来', en: 'Welcome back' }, ['欢迎随时回来看看', '店里变了不少，想请您看看']),
  {
    templateId: 'tpl_points_expiring', channel: 'subscribe_message', purpose: 'service', occasion: 'points_expiring',
    name: { zh: '积分到期提醒', en: 'Points about to expire' }, page: 'member/points/index', fields: pointsFields,
  },
  {
    templateId: 'tpl_coupon_expiring', channel: 'subscribe_message', purpose: 'service', occasion: 'coupon_expiring',
    name: { zh: '优惠券到期提醒', en: 'A coupon about to expire' }, page: 'pages/coupons/index',
    fields: [
      { name: 'thing1', variants: ['{couponName}'] },
      { name: 'date2', variants: ['{couponExpiresOn}'] },
      { name: 'thing3', variants: ['到期前可在门店使用', '请在到期日前使用'] },
    ],
  },
  {
    templateId: 'oa_points_expiring', channel: 'oa_template', purpose: 'service', occasion: 'points_expiring',
    name: { zh: '积分到期提醒（公众号）', en: 'Points about to expire (official account)' }, page: 'member/points/index', fields: pointsFields,
  },
];

/** The decisions of the method: one contact a week, two a month, nothing between 21:00 and 09:00, one member in twenty held out. */
export const defaultReachPolicy: ReachPolicy = {
  marketingPer7Days: 1,
  marketingPer30Days: 2,
  quietFromHour: 21,
  quietToHour: 9,
  holdout: basisPoints(500),
  holdoutSalt: 'huike-1',
  oa: 'disabled',
  restAfterPurchaseDays: 14,
  expiringWithinDays: 30,
  taskDueDays: 3,
  templates: defaultMessageTemplates,
};
