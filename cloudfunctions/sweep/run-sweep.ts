import type { Tick } from '../_runtime/job';
import { findOwnCards } from './own-cards';
import { endScans, releaseHolds, removeOld, type Swept } from './outlived';

/** Time a page may take: with less left in the tick, the next tick takes it. */
const pageTimeMs = 10_000;

export interface SweepReport {
  readonly [what: string]: number;
}

/**
 * One tick. Every step takes page after page until nothing is left or the tick's time is up, and every page asks anew what has outlived its
 * use: a tick that was killed, two ticks at once, or no tick for a week leave nothing that the next one would do wrongly.
 */
export async function runSweep(tick: Tick): Promise<SweepReport> {
  const steps: Readonly<Record<string, () => Promise<Swept>>> = {
    commands: () => removeOld('commands', tick.now),
    codeAttempts: () => removeOld('codeAttempts', tick.now),
    tillNonces: () => removeOld('tillNonces', tick.now),
    scans: () => endScans(tick.now),
    holds: () => releaseHolds(tick.now),
  };
  const report: Record<string, number> = {};
  for (const [what, step] of Object.entries(steps)) {
    let done = 0;
    for (let page: Swept = { seen: 0, more: true }; page.more && tick.timeLeftMs() > pageTimeMs; done += page.seen) page = await step();
    report[what] = done;
  }
  report['ownCards'] = tick.timeLeftMs() > pageTimeMs ? await findOwnCards() : 0;
  return report;
}
