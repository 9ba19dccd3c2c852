import fc from 'fast-check';
import { hourMs, instant, localDate, localTime } from '../../kernel/time';
import { fen } from '../../kernel/units';
import {
  aroundTheClock, complaintStepIds, defaultComplaintPolicy, moveByMember, nextDueAt, openComplaint, openSteps, stepsDone, takeSteps, tickAtOf, tickComplaint, turnOf,
  type Complaint, type DeskRules, type MemberMove, type StepTaken,
} from './index';

const start = localTime(localDate('2026-11-23'), 10);
const rules: DeskRules = { policy: defaultComplaintPolicy, hours: aroundTheClock, people: { managerIds: ['st_m'], headOfficeIds: ['st_h'] } };
const agreed = fc.constantFrom('ask' as const, 'in_person' as const);
const step: fc.Arbitrary<StepTaken> = fc.oneof(
  fc.constant<StepTaken>({ step: 'listen', summary: '说了经过和要求', mood: 'calm' }),
  fc.constant<StepTaken>({ step: 'talk', channel: 'phone', words: '电话里谈过了' }),
  fc.constant<StepTaken>({ step: 'apologise', words: '让您在门口等了半小时没有人说一声', repeatConfirmed: false }),
  agreed.map((way): StepTaken => ({ step: 'analyse', cause: 'waiting', aboutStaffId: null, restatement: '您在意的是没有人说', agreed: way })),
  fc.constant<StepTaken>({ step: 'explain', words: '前台只剩一个人' }),
  agreed.map((way): StepTaken => ({ step: 'resolve', proposal: '加开一台收银', agreed: way })),
  fc.constant<StepTaken>({ step: 'compensate', compensation: { kind: 'none', reason: '顾客说不用' } }),
);
const move: fc.Arbitrary<MemberMove> = fc.oneof(
  fc.constantFrom<MemberMove>({ move: 'confirm' }, { move: 'accept' }, { move: 'correct', text: '不对' }, { move: 'decline', text: '不行' }, { move: 'counter', text: '换个' }, { move: 'reply', text: '还有' }, { move: 'reopen', text: '还是没有解决' }),
  fc.integer({ min: 0, max: 6 }).map((rating): MemberMove => ({ move: 'rate', rating, text: '' })),
);
type Act = { readonly hours: number; readonly by: { readonly kind: 'desk'; readonly step: StepTaken } | { readonly kind: 'next' } | { readonly kind: 'member'; readonly move: MemberMove } | { readonly kind: 'clock' } };
const act: fc.Arbitrary<Act> = fc.record({
  hours: fc.nat(60),
  by: fc.oneof({ weight: 2, arbitrary: step.map((one) => ({ kind: 'desk' as const, step: one })) }, { weight: 4, arbitrary: fc.constant({ kind: 'next' as const }) }, { weight: 3, arbitrary: move.map((one) => ({ kind: 'member' as const, move: one })) }, { weight: 1, arbitrary: fc.constant({ kind: 'clock' as const }) }),
});
const nextOf: readonly StepTaken[] = [
  { step: 'listen', summary: '说了经过和要求', mood: 'calm' }, { step: 'talk', channel: 'phone', words: '电话里谈过了' }, { step: 'apologise', words: '让您在门口等了半小时没有人说一声', repeatConfirmed: false },
  { step: 'analyse', cause: 'waiting', aboutStaffId: null, restatement: '您在意的是没有人说', agreed: 'ask' }, { step: 'explain', words: '前台只剩一个人' }, { step: 'resolve', proposal: '加开一台收银', agreed: 'ask' },
  { step: 'compensate', compensation: { kind: 'none', reason: '顾客说不用' } },
];

function after(complaint: Complaint, { by }: Act, at: ReturnType<typeof instant>): Complaint {
  if (by.kind === 'clock') return tickComplaint(complaint, rules, at).complaint;
  if (by.kind === 'member') {
    const made = moveByMember(complaint, by.move, rules, at);
    return made.ok ? made.value.complaint : complaint;
  }
  const chosen = by.kind === 'desk' ? by.step : nextOf[stepsDone(complaint.state)];
  if (!chosen) return complaint;
  const made = takeSteps(complaint, [chosen], { ...rules, staffId: 'st_1', at, earlierApologies: [], worthFen: fen(0), permit: { kind: 'alone' }, approvalId: 'ca' });
  return made.ok ? made.value.complaint : complaint;
}

test('any life of a complaint: no line is lost, no breach is found twice, a step done has its evidence, and it is never nobody’s and nothing’s', () => {
  fc.assert(fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
    const first = openComplaint({ id: 'cm', memberId: 'm', storeId: 'S1', kind: 'other', text: '一二三四五', photos: [], purchaseId: null, reachMe: '', severity: 'ordinary', memberClass: 'ordinary', ownerId: 'st_1', at: start }, rules);
    if (!first.ok) throw new Error(first.code);
    let complaint = first.value.complaint;
    let at = start;
    for (const one of acts) {
      at = instant(at + one.hours * hourMs);
      const next = after(complaint, one, at);
      expect(next.events.slice(0, complaint.events.length)).toEqual(complaint.events);
      expect(next.deskEvents.slice(0, complaint.deskEvents.length)).toEqual(complaint.deskEvents);
      expect(next.pastRounds.slice(0, complaint.pastRounds.length)).toEqual(complaint.pastRounds);
      complaint = next;
      expect(new Set(complaint.breaches.map(({ what }) => what)).size).toBe(complaint.breaches.length);
      expect(openSteps(complaint.evidence).filter((id) => complaintStepIds.indexOf(id) < stepsDone(complaint.state))).toEqual([]);
      expect(complaint.state === 'closed').toBe(complaint.closedAt !== null);
      expect(complaint.ownerId).not.toBeNull();
      // Open, it has a due time, or time will look at it, or head office has it.
      if (complaint.state !== 'closed') expect(nextDueAt(complaint) !== null || tickAtOf(complaint, rules) !== null || complaint.level === 'head_office').toBe(true);
      expect(turnOf(complaint) === 'nobody').toBe(complaint.state === 'closed');
    }
  }));
});
