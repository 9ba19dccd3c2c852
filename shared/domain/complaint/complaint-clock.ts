import type { MemberClass } from '../../kernel/member-class';
import { hourMs, instant, type Instant } from '../../kernel/time';

/** How bad it is: an annoyance, something that spoils the visit, harm to health, money or dignity. */
export const complaintSeverities = ['ordinary', 'serious', 'grave'] as const;
export type ComplaintSeverity = (typeof complaintSeverities)[number];

/** What the store promises: working hours by severity, and how much sooner a member of value is answered. */
export interface ComplaintClockPolicy {
  readonly firstAnswerHours: Readonly<Record<ComplaintSeverity, number>>;
  readonly resolutionHours: Readonly<Record<ComplaintSeverity, number>>;
  /** Percent of those hours that members of a class wait, 1 to 100. */
  readonly percentByClass: Readonly<Record<MemberClass, number>>;
}

/** Counts the time in which a store works. Made from its opening hours; `aroundTheClock` where it has none. */
export interface WorkingTime {
  /** The moment at which so much working time has passed since `from`. */
  after(from: Instant, workingMs: number): Instant;
  /** Working milliseconds from one moment to a later one; 0 when `to` is not later. */
  between(from: Instant, to: Instant): number;
}

/** A store that never closes: working time is time. */
export const aroundTheClock: WorkingTime = {
  after: (from, workingMs) => instant(from + workingMs),
  between: (from, to) => Math.max(0, to - from),
};

/** The two due times of one opening of a complaint. A reopening starts a new clock; the old one is kept in the record. */
export interface ComplaintClock {
  readonly startedAt: Instant;
  readonly severity: ComplaintSeverity;
  readonly memberClass: MemberClass;
  readonly firstAnswerDueAt: Instant;
  readonly resolutionDueAt: Instant;
  /** Since when we wait for the customer; null while the clock runs. */
  readonly pausedAt: Instant | null;
}

export type DueTime = 'first_answer' | 'resolution';

/**
 * Starts both due times, computed once, in the store's working time. Hours shared down to whole milliseconds, in the customer's favour.
 * @example startClock(policy, aroundTheClock, 'ordinary', 'key', at).firstAnswerDueAt // 4 hours at 50 percent: two hours later
 */
export function startClock(policy: ComplaintClockPolicy, hours: WorkingTime, severity: ComplaintSeverity, memberClass: MemberClass, at: Instant): ComplaintClock {
  const promised = (hoursBySeverity: ComplaintClockPolicy['firstAnswerHours']): Instant =>
    hours.after(at, Math.floor((hoursBySeverity[severity] * hourMs * policy.percentByClass[memberClass]) / 100));
  return {
    startedAt: at,
    severity,
    memberClass,
    firstAnswerDueAt: promised(policy.firstAnswerHours),
    resolutionDueAt: promised(policy.resolutionHours),
    pausedAt: null,
  };
}

/** We wait for the customer from now on. A clock that is paused stays paused since when it was. */
export function pause(clock: ComplaintClock, at: Instant): ComplaintClock {
  return clock.pausedAt === null ? { ...clock, pausedAt: at } : clock;
}

/**
 * The customer has spoken: what was left of each due time when the clock stopped starts to run again, in working time.
 * A due time that had passed already stays where it was. A clock that runs is left as it is.
 */
export function resume(clock: ComplaintClock, hours: WorkingTime, at: Instant): ComplaintClock {
  const { pausedAt } = clock;
  if (pausedAt === null) return clock;
  const moved = (due: Instant): Instant => (due <= pausedAt ? due : hours.after(at, hours.between(pausedAt, due)));
  return { ...clock, pausedAt: null, firstAnswerDueAt: moved(clock.firstAnswerDueAt), resolutionDueAt: moved(clock.resolutionDueAt) };
}

/** When one of the two runs out; null while the clock is paused. */
export function dueAt(clock: ComplaintClock, what: DueTime): Instant | null {
  if (clock.pausedAt !== null) return null;
  return what === 'first_answer' ? clock.firstAnswerDueAt : clock.resolutionDueAt;
}
