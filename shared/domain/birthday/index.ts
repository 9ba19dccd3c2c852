export { birthdayGiftCause, birthdayGiftDue, inBirthdayMonth, isBirthday, setBirthday } from './birthday';
export type { BirthdayInput, BirthdayGiftRefusal, BirthdayOccurrence, BirthdayRecord, BirthdayRefusal } from './birthday';
export { birthdayInYear, birthdaysAround, nextBirthday } from './birthday-days';
