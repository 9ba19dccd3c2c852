import type { MemberClass } from '../../kernel/member-class';
import { hourMs, instant, minuteMs, type Instant } from '../../kernel/time';
import { fen, type Fen } from '../../kernel/units';
import { complaintSeverities, startClock, type ComplaintSeverity, type WorkingTime } from './complaint-clock';
import { emptyLedger, permitCompensation } from './compensation';
import type { StaffRole } from '../../kernel/staff-role';
import type { ComplaintPolicy } from './complaint-policy';

/** What the desk's rules mean for one complaint: "a grave one of a key member, sent on Friday at 21:40, is to be answered by ...". */
export interface DueExample {
  readonly severity: ComplaintSeverity;
  readonly memberClass: MemberClass;
  readonly now: DueEffect;
  /** Under the rules about to be saved. */
  readonly then: DueEffect;
}

export interface DueEffect {
  readonly firstAnswerDueAt: Instant;
  readonly resolutionDueAt: Instant;
  /** The owner is warned of the first answer, if nobody has answered. */
  readonly soonAt: Instant;
  /** Head office is called if nobody has answered; the manager is called at the due time itself. */
  readonly headOfficeAt: Instant;
}

/** Whether a role may give an amount alone at the beginning of a month, or who must agree. */
export interface GivingExample {
  readonly role: 'cashier' | 'manager';
  readonly amountFen: Fen;
  readonly now: 'alone' | StaffRole;
  readonly then: 'alone' | StaffRole;
}

const exampleClasses: readonly MemberClass[] = ['key', 'suitable', 'ordinary'];
const exampleAmounts: readonly Fen[] = [fen(2_000), fen(5_000), fen(10_000), fen(20_000), fen(50_000)];

function dueEffect(policy: ComplaintPolicy, hours: WorkingTime, severity: ComplaintSeverity, memberClass: MemberClass, sentAt: Instant): DueEffect {
  const { firstAnswerDueAt, resolutionDueAt } = startClock(policy, hours, severity, memberClass, sentAt);
  return {
    firstAnswerDueAt,
    resolutionDueAt,
    soonAt: instant(Math.max(sentAt, firstAnswerDueAt - policy.soonMinutes * minuteMs)),
    headOfficeAt: hours.after(firstAnswerDueAt, policy.headOfficeAfterHours * hourMs),
  };
}

/**
 * Effects of a change of the desk's rules on a complaint sent at `sentAt` in a store that works `hours`: worst first, each class of
 * member, before and after, by the clock that real complaints run on. Shown before saving.
 */
export function dueExamples(current: ComplaintPolicy, next: ComplaintPolicy, hours: WorkingTime, sentAt: Instant): DueExample[] {
  return [...complaintSeverities].reverse().flatMap((severity) =>
    exampleClasses.map((memberClass) => ({
      severity, memberClass, now: dueEffect(current, hours, severity, memberClass, sentAt), then: dueEffect(next, hours, severity, memberClass, sentAt),
    })),
  );
}

/** Effects of a change of the limits: five amounts for each role that has limits, by the same permit that the desk asks. */
export function givingExamples(current: ComplaintPolicy, next: ComplaintPolicy): GivingExample[] {
  const permitOf = (policy: ComplaintPolicy, role: StaffRole, amountFen: Fen): 'alone' | StaffRole => {
    const permit = permitCompensation(role, amountFen, emptyLedger, policy);
    return permit.kind === 'alone' ? 'alone' : permit.approver;
  };
  return (['cashier', 'manager'] as const).flatMap((role) => exampleAmounts.map((amountFen) => ({ role, amountFen, now: permitOf(current, role, amountFen), then: permitOf(next, role, amountFen) })));
}
