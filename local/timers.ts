import { Cron } from 'croner';
import type { Clock } from './clock';
import type { DeployedFunction } from './host/function-folder';

/** The platform's timers run by China Standard Time. */
const OFFSET_MINUTES = 480;

/** A move of the clock fires at most so many timers, the latest ones; the rest are reported as skipped. */
export const MOST_FIRINGS_PER_MOVE = 2_000;

/** setTimeout takes no longer waits than this; the alarm is then simply set again. */
const LONGEST_WAIT_MS = 3_600_000;

export interface Firing {
  functionName: string;
  triggerName: string;
  at: number;
}

export interface MoveReport {
  at: number;
  fired: Firing[];
  skipped: number;
}

interface Schedule {
  functionName: string;
  triggerName: string;
  next(afterMs: number): number | undefined;
}

/**
 * Reads the platform's seven fields: second minute hour day month weekday year.
 * @example
 * schedule('0 0 10 * * * *')(Date.UTC(2026, 10, 22, 3)) //=> 2026-11-23T02:00Z: ten o'clock is meant at +08:00
 */
export function schedule(pattern: string): (afterMs: number) => number | undefined {
  const fields = pattern.trim().split(/\s+/);
  if (fields.length !== 7) throw new Error(`A timer needs 7 fields (second minute hour day month weekday year), got "${pattern}"`);
  const year = fields[6] as string;
  const cron = new Cron(fields.slice(0, 6).join(' '), { utcOffset: OFFSET_MINUTES, paused: true });
  const years = yearsOf(year);
  return (afterMs) => {
    let at = cron.nextRun(new Date(afterMs))?.getTime();
    const last = years === undefined ? Infinity : Math.max(...years);
    while (at !== undefined && years !== undefined && !years.has(localYear(at))) {
      if (localYear(at) > last) return undefined;
      at = cron.nextRun(new Date(Date.UTC(localYear(at) + 1, 0, 1) - OFFSET_MINUTES * 60_000 - 1))?.getTime();
    }
    return at;
  };
}

function localYear(atMs: number): number {
  return new Date(atMs + OFFSET_MINUTES * 60_000).getUTCFullYear();
}

function yearsOf(field: string): Set<number> | undefined {
  if (field === '*') return undefined;
  const years = new Set<number>();
  for (const part of field.split(',')) {
    const range = /^(\d{4})(?:-(\d{4}))?$/.exec(part);
    if (range === null) throw new Error(`The year field "${field}" of a timer must be *, a year, a range or a list`);
    for (let year = Number(range[1]); year <= Number(range[2] ?? range[1]); year++) years.add(year);
  }
  return years;
}

/** Fires the timers of the functions by the movable clock, one after the other, each at its due instant. */
export class Timers {
  private readonly schedules: Schedule[];
  private alarm: NodeJS.Timeout | undefined;
  private running = false;
  private doneUntil: number;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    functions: Iterable<DeployedFunction>,
    private readonly clock: Clock,
    private readonly fire: (firing: Firing) => Promise<void>,
  ) {
    this.schedules = [...functions].flatMap(({ name, config }) =>
      (config.triggers ?? []).map((trigger) => ({ functionName: name, triggerName: trigger.name, next: schedule(trigger.config) })),
    );
    this.doneUntil = clock.now();
  }

  triggerOf(functionName: string): string | undefined {
    return this.schedules.find((candidate) => candidate.functionName === functionName)?.triggerName;
  }

  start(): void {
    this.running = true;
    this.doneUntil = this.clock.now();
    this.setAlarm();
  }

  stop(): void {
    this.running = false;
    clearTimeout(this.alarm);
  }

  /** Due instants after `fromMs` up to and including `toMs`, in order of time, then by name. */
  dueBetween(fromMs: number, toMs: number): { due: Firing[]; skipped: number } {
    const due: Firing[] = [];
    let skipped = 0;
    for (const { functionName, triggerName, next } of this.schedules) {
      const own: Firing[] = [];
      for (let at = next(fromMs); at !== undefined && at <= toMs; at = next(at)) {
        own.push({ functionName, triggerName, at });
        if (own.length > 2 * MOST_FIRINGS_PER_MOVE) skipped += own.splice(0, MOST_FIRINGS_PER_MOVE).length;
      }
      due.push(...own);
    }
    due.sort((a, b) => a.at - b.at || (a.functionName < b.functionName ? -1 : 1));
    const late = Math.max(0, due.length - MOST_FIRINGS_PER_MOVE);
    return { due: due.slice(late), skipped: skipped + late };
  }

  /** Sets the clock; on the way forward every timer in between fires at its instant, the functions seeing that time. */
  async moveTo(toMs: number): Promise<MoveReport> {
    const move = this.queue.then(() => this.moveNow(toMs));
    this.queue = move.catch(() => undefined);
    return move;
  }

  private async moveNow(toMs: number): Promise<MoveReport> {
    clearTimeout(this.alarm);
    const { due, skipped } = this.running ? this.dueBetween(this.doneUntil, toMs) : { due: [], skipped: 0 };
    try {
      for (const firing of due) {
        this.clock.set(firing.at);
        await this.attempt(firing);
      }
    } finally {
      this.clock.set(toMs);
      this.doneUntil = toMs;
      this.setAlarm();
    }
    return { at: toMs, fired: due, skipped };
  }

  /** On the platform too a failed run changes nothing for the next one; whoever fires has told the log. */
  private async attempt(firing: Firing): Promise<void> {
    await this.fire(firing).catch(() => undefined);
  }

  private setAlarm(): void {
    clearTimeout(this.alarm);
    if (!this.running) return;
    const now = this.clock.now();
    const next = Math.min(...this.schedules.map((candidate) => candidate.next(this.doneUntil) ?? Infinity));
    const wait = Math.min(Math.max(next - now, 0), LONGEST_WAIT_MS);
    this.alarm = setTimeout(() => {
      this.queue = this.queue.then(() => this.ring()).catch(() => undefined);
    }, wait).unref();
  }

  private async ring(): Promise<void> {
    const now = this.clock.now();
    const { due } = this.dueBetween(this.doneUntil, now);
    this.doneUntil = now;
    for (const firing of due) await this.attempt(firing);
    this.setAlarm();
  }
}
