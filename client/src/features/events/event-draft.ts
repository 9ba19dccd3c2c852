import { addDays, localDateOf, localTime, type Instant, type LocalDate } from '../../../../shared/kernel/time';
import type { StoreId, TierId } from '../../../../shared/kernel/ids';
import type { Input, Value } from '../../api';
import { clockOf } from './event-times';

type Kept = Value<'staff', 'events', 'show'>;

/** An event as it is typed: days and times of day, and how many as text. */
export interface EventDraft {
  readonly storeId: StoreId;
  readonly title: string;
  readonly words: string;
  readonly where: string;
  readonly day: LocalDate;
  readonly from: string;
  readonly to: string;
  readonly signUpDay: LocalDate;
  readonly signUpTime: string;
  readonly capacity: string;
  readonly tierIds: readonly TierId[];
  readonly scope: 'store' | 'all';
}

const instantAt = (on: LocalDate, clock: string): Instant => localTime(on, Number(clock.slice(0, 2)), Number(clock.slice(3, 5)));

/** A week ahead in the evening, signing up until the evening before. */
export const emptyEvent = (storeId: StoreId, today: LocalDate): EventDraft => ({
  storeId, title: '', words: '', where: '', day: addDays(today, 7), from: '19:00', to: '21:00', signUpDay: addDays(today, 6), signUpTime: '20:00', capacity: '20', tierIds: [], scope: 'store',
});

export const draftOfEvent = ({ storeId, title, words, where, startsAt, endsAt, signUpUntilAt, capacity, tierIds, scope }: Kept): EventDraft => ({
  storeId, title, words, where, day: localDateOf(startsAt), from: clockOf(startsAt), to: clockOf(endsAt), signUpDay: localDateOf(signUpUntilAt), signUpTime: clockOf(signUpUntilAt),
  capacity: String(capacity), tierIds, scope,
});

/**
 * What is sent of a draft; undefined where the number of places is none. An evening that ends before it begins ends on the next day.
 *
 * @example sentEvent({ ...draft, from: '22:00', to: '00:30' })?.endsAt //=> half past twelve of the day after
 */
export function sentEvent(draft: EventDraft): Omit<Input<'staff', 'events', 'save'>, 'eventId' | 'revision'> | undefined {
  const { storeId, title, words, where, day, from, to, signUpDay, signUpTime, tierIds, scope } = draft;
  const capacity = /^\d{1,4}$/.test(draft.capacity.trim()) ? Number(draft.capacity) : 0;
  if (capacity < 1 || capacity > 2_000) return undefined;
  return {
    storeId, title: title.trim(), words: words.trim(), where: where.trim(), startsAt: instantAt(day, from), endsAt: instantAt(to > from ? day : addDays(day, 1), to),
    signUpUntilAt: instantAt(signUpDay, signUpTime), capacity, tierIds: [...tierIds], scope,
  };
}
