import type { OutputOf } from '../../../shared/contract/action';
import type { staffContract } from '../../../shared/contract/staff';
import { hoursOnDay, unknownYears, type HolidayCalendar, type OpeningHours } from '../../../shared/domain/opening-hours';
import { startClock, type WorkingTime } from '../../../shared/domain/complaint';
import { addDays, localDateOf, localTime, weekdayOf, type Instant, type LocalDate } from '../../../shared/kernel/time';
import { chinaHolidays } from '../../_complaint/holiday-calendar';
import { currentPolicies } from '../../_store/rules-documents';
import { workingTimeIn } from '../../_complaint/working-time';

type Outcome = OutputOf<(typeof staffContract)['openingHours']['preview']>;

/** So far ahead days are listed that do not go by the week. */
const aheadDays = 180;

const nextDay = (from: LocalDate, fits: (on: LocalDate) => boolean): LocalDate | undefined =>
  Array.from({ length: aheadDays }, (_, days) => addDays(from, days)).find(fits);

/** Moments a manager asks himself about: Saturday late at night, a working day just before noon, the eve of the next holiday. */
function tellingMoments(calendar: HolidayCalendar, today: LocalDate): Instant[] {
  const saturday = nextDay(today, (on) => weekdayOf(on) === 6);
  const workday = nextDay(addDays(today, 1), (on) => weekdayOf(on) <= 5 && calendar.holidays[on] === undefined);
  const holiday = nextDay(addDays(today, 1), (on) => calendar.holidays[on] !== undefined);
  return [
    ...(saturday ? [localTime(saturday, 22)] : []),
    ...(workday ? [localTime(workday, 11, 30)] : []),
    ...(holiday ? [localTime(addDays(holiday, -1), 20)] : []),
  ].sort((a, b) => a - b);
}

/** What hours come to from today on, for an ordinary complaint of an ordinary member. */
export async function outcomeOf(hours: OpeningHours, now: Instant, working: WorkingTime = workingTimeIn(hours)): Promise<Outcome> {
  const { policies } = await currentPolicies();
  const today = localDateOf(now);
  const examples = tellingMoments(chinaHolidays, today).map((sentAt) => {
    const { firstAnswerDueAt, resolutionDueAt } = startClock(policies.complaints, working, 'ordinary', 'ordinary', sentAt);
    return { sentAt, firstAnswerDueAt, resolutionDueAt };
  });
  const ahead = Array.from({ length: aheadDays }, (_, days) => addDays(today, days)).flatMap((on) => {
    const { basis, name, blocks } = hoursOnDay(hours, chinaHolidays, on);
    return basis === 'week' ? [] : [{ on, basis, name, blocks: blocks.map((block) => ({ ...block })) }];
  });
  return { examples, ahead: ahead.slice(0, 100), unknownYears: [...unknownYears(chinaHolidays, today, addDays(today, aheadDays))] };
}
