export { assumedHours, noHolidays, openingHoursLimits } from './opening-hours';
export type { DayHours, HolidayCalendar, HolidayRule, MakeUpRule, OpenBlock, OpeningHours, SpecialDay } from './opening-hours';
export { hoursOnDay, unknownYears } from './hours-on-day';
export type { DayBasis, HoursOnDay } from './hours-on-day';
export { addOpenTime, openTimeBetween } from './open-time';
export type { OpenCalendar } from './open-time';
export { checkOpeningHours, openingHoursFaults } from './check-opening-hours';
export type { OpeningHoursFault } from './check-opening-hours';
