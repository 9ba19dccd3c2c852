import type { NoticeKind } from '../../shared/domain/complaint';

/** The subscribe message that tells staff of a complaint. Its id is the platform's, so an environment may name its own. */
export const deskTemplate = {
  templateId: process.env['HUIKE_DESK_TEMPLATE'] ?? 'tpl_complaint_desk',
  name: { zh: '投诉待处理提醒', en: 'Complaint desk' },
  page: 'staff/case/index',
  fields: ['thing1', 'thing2', 'time3'],
} as const;

/** What each kind says, within the twenty characters of a `thing`. */
export const deskNoticeWords: Readonly<Record<NoticeKind, string>> = {
  assigned: '有一条投诉交给您',
  due_soon: '投诉快到时限了',
  breached: '投诉已超时',
  escalated: '投诉已上报总部',
  replied: '顾客有新的回复',
  approval_asked: '有一项补偿等您审批',
  approval_decided: '补偿审批有结果了',
  silent: '顾客没有回答，请致电',
  reopened: '顾客再次反馈',
  closed: '投诉已结束',
};
