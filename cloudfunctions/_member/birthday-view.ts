import type { BirthdayInput } from '../../shared/domain/birthday';

/** A birthday as it travels: `leap` only where it is so. */
export interface BirthdaySent {
  readonly calendar: 'solar' | 'lunar';
  readonly month: number;
  readonly day: number;
  readonly leap?: boolean | undefined;
}

/** A birthday that came in, as the rules take it: a lunar month is not a leap month unless it says so. */
export function birthdayInput({ calendar, month, day, leap }: BirthdaySent): BirthdayInput {
  return calendar === 'solar' ? { calendar, month, day } : { calendar, month, day, leap: leap ?? false };
}

/** A birthday on its way out; the reverse of `birthdayInput`. */
export function birthdaySent(birthday: BirthdayInput): { calendar: 'solar' | 'lunar'; month: number; day: number; leap?: boolean } {
  const { calendar, month, day } = birthday;
  return birthday.calendar === 'lunar' && birthday.leap ? { calendar, month, day, leap: true } : { calendar, month, day };
}
