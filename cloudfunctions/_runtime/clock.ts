import { instant, type Instant } from '../../shared/kernel/time';

/**
 * The one clock of the functions. The local cloud can move it (the variable holds local time minus real time);
 * in production the variable is not set and this is the machine's clock.
 */
export function now(): Instant {
  return instant(Date.now() + Number(process.env['HUIKE_CLOCK_OFFSET_MS'] ?? 0));
}
