import type { MessageChannel } from '../../shared/domain/campaign';
import { addDays, dayMs, instant, localDateOf, localTime, minuteMs, type Instant } from '../../shared/kernel/time';
import { transact, type Transaction } from '../_store/store';
import type { Dispatch } from './dispatch-context';

/** How many may go now, and when the rest may be asked for again. */
export interface Grant {
  readonly granted: number;
  readonly restAt: Instant;
}

/**
 * Takes room for messages of a channel from its minute and its day, for all copies of the sender together: the counts are documents, changed in
 * one transaction. What was granted and not sent is not given back, so a quota may be left a little unused and is never passed.
 */
export async function takeRoom({ tick, policies }: Dispatch, channel: MessageChannel, wanted: number): Promise<Grant> {
  const { perMinute, perDay } = policies.reach.quotas[channel];
  const { now } = tick;
  const minute = Math.floor(now / minuteMs);
  const day = localDateOf(now);
  const nextMinute = instant((minute + 1) * minuteMs);
  // Not at midnight: quiet hours would hold it anyway.
  const tomorrow = localTime(addDays(day, 1), policies.reach.quietToHour);
  return transact(async (tx) => {
    const [minuteId, dayId] = [`${channel}.${minute}`, `${channel}.${day}`];
    const [inMinute, inDay] = [await countOf(tx, minuteId), await countOf(tx, dayId)];
    const granted = Math.max(0, Math.min(wanted, perMinute - inMinute, perDay - inDay));
    if (granted > 0) {
      await tx.sendCounts.put({ _id: minuteId, channel, count: inMinute + granted, endsAt: nextMinute });
      await tx.sendCounts.put({ _id: dayId, channel, count: inDay + granted, endsAt: instant(now + dayMs) });
    }
    return { granted, restAt: inDay + granted >= perDay ? tomorrow : nextMinute };
  }, tick.dice);
}

async function countOf(tx: Transaction, id: string): Promise<number> {
  return (await tx.sendCounts.get(id))?.count ?? 0;
}
