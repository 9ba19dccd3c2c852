import { performance } from 'node:perf_hooks';
import type { Reply } from '../../shared/contract/reply';
import { newId } from '../../shared/kernel/ids';
import type { Dice } from '../../shared/kernel/random';
import { localDateOf, type Instant, type LocalDate } from '../../shared/kernel/time';
import { wechatContext } from '../_store/cloud';
import { now as readClock } from './clock';
import { dice } from './dice';
import { FaultError, faultOf } from './fault';
import { log } from './log';

/** What a job gets from the tick that runs it. */
export interface Tick {
  readonly now: Instant;
  /** The store's day of this tick. */
  readonly businessDay: LocalDate;
  readonly dice: Dice;
  /** Names this tick in leases and logs. */
  readonly holder: string;
  /** Work left in this tick, by a clock that nobody can move. */
  timeLeftMs(): number;
}

/** A tick works for so long of the 60 seconds its function has; what is left the next tick does. */
const budgetMs = 50_000;

/** Only the platform's timer, which speaks for nobody: an event may claim to be a timer, so the event is not asked. */
function refuseAllButTimers(): void {
  const { source, openid } = wechatContext();
  if (source !== 'wx_trigger' || openid !== undefined) throw new FaultError('FORBIDDEN');
}

/**
 * Makes the `main` of a function that a timer runs. Whoever else calls gets the fault FORBIDDEN, and nothing has happened.
 * A job must bear being run twice at once and being killed at any point: the platform promises neither once nor an end.
 */
export function defineJob(name: string, run: (tick: Tick) => Promise<unknown>) {
  return async (): Promise<Reply> => {
    const holder = newId('command', dice);
    try {
      refuseAllButTimers();
      const startedMs = performance.now();
      const now = readClock();
      const timeLeftMs = (): number => budgetMs - (performance.now() - startedMs);
      const value = await run({ now, businessDay: localDateOf(now), dice, holder, timeLeftMs });
      log('info', 'job', { name, holder, ms: Math.round(performance.now() - startedMs), value });
      return { kind: 'done', value, at: readClock() };
    } catch (error) {
      const fault = faultOf(error, holder);
      if (fault.code !== 'FORBIDDEN') log('error', 'job failed', { name, holder, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      return { kind: 'fault', fault, at: readClock() };
    }
  };
}
