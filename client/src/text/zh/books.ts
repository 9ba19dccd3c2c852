import type { Points } from '../../../../shared/kernel/units';
import { sayIn } from '../say';

const say = sayIn('zh');

/** Points as staff and head office read and put them right. */
export const books = {
  books: {
    title: '积分账目',
    deskRow: '积分账目',
    deskHint: '查会员积分、人工调整',
    deskDiffers: (count: number) => `对账发现 ${say.count(count)} 处不符，请查看`,
    tabs: { member: '查会员', waiting: '待批准', report: '对账' },

    bookOf: '会员积分',
    available: '可用积分',
    pending: (points: Points) => `另有 ${say.points(points)}过了退货期才能用`,
    owed: (points: Points) => `退货后欠 ${say.points(points)}，以后的积分先还`,
    noPoints: '没有会到期的积分',
    expiring: '到期时间',
    endOf: (month: string) => `${month}底到期`,
    entries: '积分流水',
    noEntries: '还没有积分流水',
    balanceAfter: (points: Points) => `余 ${say.points(points)}`,

    adjust: '调整积分',
    add: '增加',
    take: '减少',
    howMany: '多少分',
    howManyHint: '整数，例如 200',
    reason: '原因',
    reasonHint: '会员会在流水里看到',
    alone: (points: Points) => (points === 0 ? '您的调整都要上一级批准' : `${say.points(points)}以内可以直接调整，超过要上一级批准`),
    send: '提交调整',
    made: '已调整',
    asked: (role: string) => `已提交，等${role}批准`,

    waiting: '等待批准',
    waitingNone: '没有等待批准的调整',
    waitingNoneHint: '超过权限的人工调整会排在这里。',
    askedBy: (name: string, moment: string) => `${name} ${moment}提出`,
    needs: (role: string) => `要由${role}批准`,
    approve: '批准',
    decline: '退回',
    approved: '已批准，积分已记入',
    declined: '已退回，积分没有变动',

    none: '还没有对过账',
    noneHint: '每天 0 点自动对账，明早就有第一份。',
    holdings: '会员手里的积分',
    holdingsSaid: (members: number, points: Points) => `${say.count(members)} 位会员共有 ${say.points(points)}可用`,
    asOf: (day: string, entries: number) => `${day}零点对账，核对 ${say.count(entries)} 笔流水`,
    right: '流水与余额全部相符',
    wrong: (count: number) => `${say.count(count)} 位会员的账不符，没有自动改动，请联系技术人员核对`,
    differs: (balance: Points, sum: Points) => `余额 ${say.points(balance)}，流水合计 ${say.points(sum)}`,
    counts: (counted: number, found: number) => `账上 ${say.count(counted)} 笔，找到 ${say.count(found)} 笔`,
    unsettled: '这位会员当晚没有处理成，积分与等级保持原样',
    byMonth: '按到期月份',
    byStore: '按门店',
    storeDetail: (members: number, pending: Points) => `${say.count(members)} 位会员，待生效 ${say.points(pending)}`,
    pendingSaid: (points: Points) => `待生效 ${say.points(points)}`,
    owedSaid: (points: Points, members: number) => `欠回 ${say.points(points)}，其中 ${say.count(members)} 位余额为负`,
    nightDid: (settled: number, coupons: number) => `当晚 ${say.count(settled)} 位会员有变动，${say.count(coupons)} 张券写为过期`,
  },
};
