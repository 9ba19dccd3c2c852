import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { go } from '../../navigate';
import type { Text } from '../../text';
import type { IconName } from '../../ui/icon';
import type { Overview } from './use-desk';

/** What waits for somebody, whom we speak with, what there is to see, what is set once. */
export const deskGroups = ['waiting', 'members', 'shop', 'rules'] as const;
export type DeskGroup = (typeof deskGroups)[number];

export interface DeskRow {
  readonly id: string;
  readonly group: DeskGroup;
  readonly icon: IconName;
  readonly title: string;
  readonly detail?: ReactNode;
  /** How many wait; a row of something that waits has it even at zero. */
  readonly count?: number;
  readonly bad?: boolean;
  readonly onClick: () => void;
}

const bad = (words: string) => <View className="bad">{words}</View>;

/** What is overdue, else what of it is mine. */
function complaintDetail({ waiting, staff }: Overview, text: Text): ReactNode {
  if (waiting.complaintsOverdue > 0) return bad(text.desk.overdue(waiting.complaintsOverdue));
  return staff.role !== 'cashier' && waiting.myComplaints > 0 ? text.desk.mineWaits(waiting.myComplaints) : undefined;
}

function waitingRows(overview: Overview, text: Text, manages: boolean): (DeskRow | false)[] {
  const { waiting, staff } = overview;
  const group = 'waiting';
  return [
    { group, id: 'desk-complaints', icon: 'chat', title: text.desk.complaints, detail: complaintDetail(overview, text), count: waiting.complaints, bad: waiting.complaintsOverdue > 0, onClick: () => go.queue(staff.role) },
    waiting.approvals > 0 && { group, id: 'desk-approvals', icon: 'shield', title: text.desk.approvals, count: waiting.approvals, onClick: go.caseApprovals },
    { group, id: 'desk-notices', icon: 'bell', title: text.desk.notices, count: waiting.notices, onClick: go.deskNotices },
    { group, id: 'desk-follow-ups', icon: 'call', title: text.desk.followUps, count: waiting.followUps, onClick: go.followUps },
    manages && { group, id: 'desk-drifting', icon: 'wave', title: text.desk.drifting, count: waiting.drifting, onClick: go.drifting },
    { group, id: 'desk-pick-ups', icon: 'gift', title: text.pickUps.deskRow, detail: text.pickUps.deskHint, onClick: go.pickUps },
    manages && { group, id: 'desk-birthday-wishes', icon: 'clock', title: text.birthdayWishes.title, onClick: go.birthdayWishes },
  ];
}

function memberRows({ waiting, staff }: Overview, text: Text, manages: boolean): (DeskRow | false)[] {
  const group = 'members';
  return [
    manages && { group, id: 'desk-campaigns', icon: 'gift', title: text.campaigns.title, detail: text.campaigns.deskHint, onClick: go.campaigns },
    manages && { group, id: 'desk-surveys', icon: 'chart', title: text.surveyDesk.title, detail: text.surveyDesk.deskHint, onClick: () => go.surveys(staff.role) },
    manages && { group, id: 'desk-suggestions', icon: 'chat', title: text.suggestionDesk.title, detail: text.suggestionDesk.deskHint, onClick: go.suggestions },
    { group, id: 'desk-events', icon: 'clock', title: text.events.title, detail: text.eventsDesk.deskHint, onClick: () => go.eventsDesk(staff.role) },
    staff.role === 'head_office' && { group, id: 'desk-topics', icon: 'star', title: text.topicsDesk.title, detail: text.topicsDesk.deskHint, onClick: go.topicsDesk },
    staff.role === 'head_office' && { group, id: 'desk-journal', icon: 'card', title: text.journalDesk.title, detail: text.journalDesk.deskHint, onClick: go.journalDesk },
    manages && { group, id: 'desk-outbox', icon: 'outbox', title: text.desk.outbox, count: waiting.outbox, onClick: go.outbox },
    manages && { group, id: 'desk-coupon-templates', icon: 'coupon', title: text.couponTemplates.deskRow, detail: text.couponTemplates.deskHint, onClick: go.couponTemplates },
    staff.role === 'head_office' && { group, id: 'desk-rewards', icon: 'bag', title: text.rewards.deskRow, detail: text.rewards.deskHint, onClick: go.rewards },
  ];
}

function shopRows({ waiting, lastNight }: Overview, text: Text, manages: boolean): (DeskRow | false)[] {
  const group = 'shop';
  const differing = waiting.bookFindings ?? 0;
  const open = differing + waiting.adjustments;
  const nightSaid = lastNight ? text.desk.nightSaid(text.say.day(lastNight.businessDay, localDateOf(storeNow())), lastNight.membersSeen, lastNight.membersChanged) : text.desk.noNight;
  return [
    { group, id: 'desk-books', icon: 'points', title: text.books.deskRow, detail: differing > 0 ? bad(text.books.deskDiffers(differing)) : text.books.deskHint, bad: differing > 0, onClick: go.books, ...(open > 0 ? { count: open } : {}) },
    manages && { group, id: 'desk-insights', icon: 'chart', title: text.insights.deskRow, detail: text.insights.deskHint, onClick: go.insights },
    manages && { group, id: 'desk-patterns', icon: 'chat', title: text.patterns.deskRow, detail: text.patterns.deskHint, onClick: go.complaintPatterns },
    manages && { group, id: 'desk-till-patterns', icon: 'search', title: text.tillPatterns.title, detail: text.tillPatterns.deskHint, onClick: go.tillPatterns },
    manages && { group, id: 'desk-nights', icon: 'moon', title: text.desk.nights, detail: nightSaid, onClick: go.nights },
  ];
}

function ruleRows({ staff }: Overview, text: Text, manages: boolean): (DeskRow | false)[] {
  const group = 'rules';
  const office = staff.role === 'head_office';
  return [
    office && { group, id: 'desk-policies', icon: 'shield', title: text.policies.title, detail: text.policies.deskHint, onClick: go.policies },
    manages && { group, id: 'desk-hours', icon: 'clock', title: text.openingHours.deskRow, detail: text.openingHours.deskHint, onClick: go.openingHours },
    { group, id: 'desk-contact-cards', icon: 'person', title: text.contactCards.title, detail: text.contactCards.deskHint, onClick: go.contactCards },
    office && { group, id: 'desk-care-notes', icon: 'bag', title: text.careNotes.title, detail: text.careNotes.deskHint, onClick: go.careNotes },
    office && { group, id: 'desk-tills', icon: 'scan', title: text.tills.deskRow, detail: text.tills.deskHint, onClick: go.tills },
  ];
}

/** Every room behind the desk that this person may open, by group; what a role may not open is not shown to it. */
export function deskRows(overview: Overview, text: Text): readonly DeskRow[] {
  const manages = overview.staff.role !== 'cashier';
  return [waitingRows, memberRows, shopRows, ruleRows].flatMap((rows) => rows(overview, text, manages)).filter((row) => row !== false);
}
