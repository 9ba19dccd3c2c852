import type { DayHours, OpenBlock, OpeningHours } from './opening-hours';
import { openingHoursLimits as limits } from './opening-hours';

/**
 * What is wrong with hours: `block_range` an end before its beginning, or outside the day and the noon after it; `block_order` blocks of one
 * day that overlap or stand out of order; `too_many_blocks`; `week_days` not seven days; `never_open` less than an hour in a whole week, so
 * that a due time would never come; `special_days` too many, twice the same day, or out of order.
 */
export const openingHoursFaults = ['week_days', 'block_range', 'block_order', 'too_many_blocks', 'never_open', 'special_days'] as const;
export type OpeningHoursFault = (typeof openingHoursFaults)[number];

const fits = ({ fromMinute, toMinute }: OpenBlock): boolean =>
  Number.isInteger(fromMinute) && Number.isInteger(toMinute) && fromMinute >= 0 && fromMinute < 1_440 && toMinute > fromMinute && toMinute <= limits.lastMinute &&
  toMinute - fromMinute <= 1_440;

const inOrder = (blocks: DayHours): boolean => blocks.every((block, index) => index === 0 || block.fromMinute >= (blocks[index - 1]?.toMinute ?? 0));

/**
 * Whether hours can be counted by; answers every fault once, in a fixed order. Hours that a single far day keeps from ever opening are
 * refused by the week: a holiday or a special day may close a store, a week may not.
 * @example checkOpeningHours({ ...assumedHours, week: sevenClosedDays }) //=> ['never_open']
 */
export function checkOpeningHours(hours: OpeningHours): readonly OpeningHoursFault[] {
  const days: readonly DayHours[] = [...hours.week, ...(hours.holidays.kind === 'own' ? [hours.holidays.blocks] : []), ...hours.specialDays.map((day) => day.blocks)];
  const open = hours.week.flat().reduce((sum, block) => sum + (fits(block) ? block.toMinute - block.fromMinute : 0), 0);
  const { specialDays } = hours;
  const wrong: Readonly<Record<OpeningHoursFault, boolean>> = {
    week_days: hours.week.length !== 7,
    block_range: !days.flat().every(fits),
    block_order: !days.every(inOrder),
    too_many_blocks: days.some((blocks) => blocks.length > limits.blocksPerDay),
    never_open: open < limits.leastWeekMinutes,
    special_days: specialDays.length > limits.specialDays || specialDays.some((day, index) => index > 0 && day.on <= (specialDays[index - 1]?.on ?? '')),
  };
  return openingHoursFaults.filter((fault) => wrong[fault]);
}
