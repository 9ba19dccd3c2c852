import { complaintDocument, type ComplaintDocument } from '../../cloudfunctions/_store/complaint-documents';
import { aroundTheClock, complaintCauses, complaintKinds, defaultComplaintPolicy, openComplaint, type Complaint } from '../../shared/domain/complaint';
import { assert } from '../../shared/kernel/assert';
import { seededDice, type Dice } from '../../shared/kernel/random';
import { dayMs, hourMs, instant, type Instant } from '../../shared/kernel/time';
import { fen } from '../../shared/kernel/units';

const texts = ['排队二十分钟只开了一个收银台', '茶叶罐打开就有一股霉味', '标价和结账的价钱不一样', '店员说有赠品，结账时又说没有', '桌面很黏，没有人擦', '退货打了三次电话才有人理'];
const people = { managerIds: [], headOfficeIds: [] };

/** What a sample of complaints is made with. */
export interface ComplaintSample {
  readonly count: number;
  readonly seed: number;
  readonly storeIds: readonly string[];
  readonly memberIds: readonly string[];
  readonly staffIds: readonly string[];
  readonly until: Instant;
  readonly days: number;
  /** Share of those older than a day that are over, 0 to 1. */
  readonly closed: number;
}

const pick = <Item>(items: readonly Item[], dice: Dice): Item => {
  // The first of a list comes more often than the last: kinds and causes are never even.
  const item = items[Math.floor(dice() * dice() * items.length)];
  assert(item !== undefined, 'a sample picks from lists that are not empty');
  return item;
};
const evenly = <Item>(items: readonly Item[], dice: Dice): Item => items[Math.floor(dice() * items.length)] as Item;

function closedAfter(complaint: Complaint, sample: ComplaintSample, dice: Dice): Complaint {
  const after = (at: Instant, hours: number): Instant => instant(Math.min(sample.until, at + Math.round(hours * hourMs)));
  const firstAnsweredAt = after(complaint.openedAt, 0.2 + 8 * dice() ** 3);
  const resolvedAt = after(firstAnsweredAt, 2 + 60 * dice() ** 2);
  const closedAt = after(resolvedAt, 20 * dice());
  const rating = Math.max(1, Math.min(5, Math.round(5.4 - 3.5 * dice() ** 2)));
  const cause = pick(complaintCauses, dice);
  const worthFen = dice() < 0.4 ? fen(1_000 * (1 + Math.floor(dice() * 10))) : fen(0);
  const late = firstAnsweredAt > complaint.clock.firstAnswerDueAt;
  return {
    ...complaint,
    state: 'closed',
    firstAnsweredAt, resolvedAt, closedAt, rating,
    breaches: late ? [{ what: 'first_answer', dueAt: complaint.clock.firstAnswerDueAt, foundAt: complaint.clock.firstAnswerDueAt }] : [],
    evidence: {
      analyse: { cause, aboutStaffId: cause.startsWith('staff') ? evenly(sample.staffIds, dice) : null, restatement: complaint.text, agreedBy: 'in_person' },
      compensate: { compensation: worthFen > 0 ? { kind: 'gift', name: '茶样', worthFen, reason: '让您久等' } : { kind: 'none', reason: '顾客没有要求' }, worthFen },
      result: { rating, words: '' },
    },
    events: [...complaint.events, { kind: 'rated', at: closedAt, by: 'member', publicText: '', rating }],
    revision: 2,
  };
}

/** Complaints as a chain has them: most come at noon and in the evening, some causes again and again, most of the old ones over. */
export function sampleComplaints(sample: ComplaintSample): ComplaintDocument[] {
  const dice = seededDice(sample.seed);
  const rules = { policy: defaultComplaintPolicy, hours: aroundTheClock };
  return Array.from({ length: sample.count }, (_, index) => {
    const day = Math.floor(dice() * sample.days) * dayMs;
    const hour = (dice() < 0.5 ? 4 + 2 * dice() : 9 + 4 * dice()) * hourMs;
    const openedAt = instant(Math.min(sample.until, Math.floor(sample.until / dayMs) * dayMs - day + Math.round(hour)));
    const opened = openComplaint(
      {
        id: `cm_sample_${sample.seed}_${index}`, memberId: evenly(sample.memberIds, dice), storeId: pick(sample.storeIds, dice), kind: pick(complaintKinds, dice), text: evenly(texts, dice),
        photos: [], purchaseId: null, reachMe: 'in_app', severity: dice() < 0.9 ? 'ordinary' : 'serious', memberClass: evenly(['ordinary', 'suitable', 'key'] as const, dice),
        ownerId: evenly(sample.staffIds, dice), at: openedAt,
      },
      { ...rules, people },
    );
    assert(opened.ok, 'a sample’s texts fit');
    const over = sample.until - openedAt > dayMs && dice() < sample.closed;
    return complaintDocument(over ? closedAfter(opened.value.complaint, sample, dice) : opened.value.complaint, rules);
  });
}
