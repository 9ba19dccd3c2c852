import { maskPhone } from '../../../shared/domain/membership';
import { availableAt } from '../../../shared/domain/points';
import { lastPurchaseOn, purchaseDaysOf } from '../../../shared/domain/retention';
import { leftInMonth, type ComplaintEvidence } from '../../../shared/domain/complaint';
import type { PurchaseId } from '../../../shared/kernel/ids';
import { localDateOf, type Instant } from '../../../shared/kernel/time';
import { fen, points } from '../../../shared/kernel/units';
import type { StaffCaller } from '../../_runtime/identity';
import { eventView } from '../../_complaint/complaint-events';
import { memberName } from '../members/summary';
import { approvalView } from './approval-view';
import type { CaseFacts } from './case-facts';
import { complaintRow } from './row';
import type { ComplaintDocument } from '../../_store/complaint-documents';

/** A complaint with everything needed to work on it, made from facts that were read before; nothing is read here. */
export function complaintDetail(complaint: ComplaintDocument, facts: CaseFacts, caller: StaffCaller, now: Instant) {
  const { desk, member, account, names } = facts;
  const people = {
    members: new Map(member ? [[member._id as string, member]] : []),
    accounts: new Map(account ? [[account._id as string, account]] : []),
    staff: new Map([...names.staff, ...desk.staff]),
    policies: desk.policies,
  };
  const nameOf = (staffId: string): string => people.staff.get(staffId)?.name ?? '';
  const everybody = { ...names, staff: people.staff, coupons: new Map([...names.coupons, ...facts.templates.map((template) => [template._id as string, template] as const)]), refunds: new Map([...names.refunds, ...facts.refunds.map((refund) => [refund._id, refund] as const)]) };
  const named = memberName(member);
  return {
    ...complaintRow(complaint, people, caller, now),
    revision: complaint.revision,
    photoLinks: facts.photos.shown,
    photosHeld: facts.photos.held,
    events: complaint.events.map((event) => eventView(event, everybody, named)),
    contactBy: complaint.reachMe === 'phone' ? ('phone' as const) : ('in_app' as const),
    ...(facts.purchase ? { purchase: { purchaseId: facts.purchase._id as PurchaseId, at: facts.purchase.at, paid: facts.purchase.paidFen } } : {}),
    evidence: evidenceView(complaint.evidence, nameOf),
    deskEvents: complaint.deskEvents.map(({ kind, at, by, text, due, toStaffId }) => ({
      kind, at, by: by === 'clock' ? '' : nameOf(by), text, ...(due === undefined ? {} : { due }), ...(toStaffId === undefined ? {} : { toName: nameOf(toStaffId) }),
    })),
    notes: facts.notes.map(({ at, by, text }) => ({ at, by: nameOf(by), text })),
    watchers: complaint.watcherIds.map(nameOf).filter((name) => name !== ''),
    rounds: complaint.number,
    giftsDue: complaint.giftsDue.map(({ round, name }) => ({ round, name })),
    ...(facts.approval?.state === 'waiting' && complaint.asked?.approvalId === facts.approval._id ? { approval: approvalOf(facts, named, complaint, caller) } : {}),
    history: historyOf(facts, now),
    colleagues: [...desk.staff.values()].filter(({ _id }) => _id !== complaint.ownerId).slice(0, 100).map(({ _id, name, role }) => ({ staffId: _id, name, role })),
    giving: givingOf(facts, caller),
  };
}

function approvalOf(facts: CaseFacts, named: string, complaint: ComplaintDocument, caller: StaffCaller) {
  const approval = facts.approval as NonNullable<CaseFacts['approval']>;
  const { compensation } = approval;
  const couponName = compensation.kind === 'coupon' ? facts.templates.find(({ _id }) => _id === compensation.templateId)?.name : undefined;
  return approvalView(approval, { memberName: named, complaintText: complaint.text, couponName }, caller);
}

function evidenceView({ listen, talk, apologise, analyse, explain, resolve, compensate }: ComplaintEvidence, nameOf: (staffId: string) => string) {
  return {
    ...(listen ? { listen } : {}),
    ...(talk ? { talk } : {}),
    ...(apologise ? { apologise: { words: apologise.words } } : {}),
    ...(analyse
      ? { analyse: { cause: analyse.cause, restatement: analyse.restatement, agreedBy: analyse.agreedBy, ...(analyse.aboutStaffId === null ? {} : { aboutName: nameOf(analyse.aboutStaffId) }) } }
      : {}),
    ...(explain ? { explain } : {}),
    ...(resolve ? { resolve } : {}),
    ...(compensate ? { compensate: { kind: compensate.compensation.kind, worthFen: compensate.worthFen, reason: compensate.compensation.reason } } : {}),
  };
}

function historyOf({ member, account, purchases, complaints, contacts }: CaseFacts, now: Instant) {
  const lastOn = account ? lastPurchaseOn(account.statistics) : null;
  return {
    joinedOn: localDateOf(member?.joinedAt ?? now),
    purchaseDays: account ? purchaseDaysOf(account.statistics) : 0,
    ...(lastOn === null ? {} : { lastPurchaseOn: lastOn }),
    points: account ? availableAt(account.points, now) : points(0),
    ...(member?.phone ? { phoneMasked: maskPhone(member.phone) } : {}),
    purchases: purchases.map(({ _id, at, paidFen }) => ({ purchaseId: _id, at, paid: paidFen })),
    complaints: complaints.slice(0, 5).map(({ _id, kind, text, openedAt, state, rating }) => ({ complaintId: _id, kind, text, openedAt, state, ...(rating === null ? {} : { rating }) })),
    contacts: contacts.map(({ at, channel, text }) => ({ at, channel, text })),
  };
}

function givingOf({ desk, templates, refunds, spentFen }: CaseFacts, { role }: StaffCaller) {
  const limit = desk.policies.complaints.compensation[role];
  const left = leftInMonth(limit, { spentFen: fen(spentFen), times: 0 });
  const { asMoney } = desk.policies.points;
  return {
    coupons: templates.map(({ _id, name }) => ({ templateId: _id, name })),
    refunds: refunds.map(({ _id, at, paidFen }) => ({ refundId: _id, at, paid: paidFen })),
    ...(limit.oneFen === null ? {} : { oneFen: limit.oneFen }),
    ...(left === null ? {} : { leftFen: left }),
    pointFen: asMoney === null ? 1 : asMoney.fenPerStep / asMoney.pointsPerStep,
  };
}
