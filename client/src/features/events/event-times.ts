import { localDateOf, minuteMs, timeOfDayMs, type Instant } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import type { Text } from '../../text';

const two = (value: number): string => String(value).padStart(2, '0');

/** The time of day as HH:mm. */
export function clockOf(at: Instant): string {
  const minutes = Math.floor(timeOfDayMs(at) / minuteMs);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** From when to when; the day stands once where both are on it. */
export function timesOf({ startsAt, endsAt }: { readonly startsAt: Instant; readonly endsAt: Instant }, { events, say }: Text): string {
  const now = storeNow();
  return events.at(say.moment(startsAt, now), localDateOf(startsAt) === localDateOf(endsAt) ? clockOf(endsAt) : say.moment(endsAt, now));
}
