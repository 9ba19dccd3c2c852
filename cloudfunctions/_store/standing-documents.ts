import { standingWindowDays, windowEndsOn } from '../../shared/domain/campaign';
import { lastDayOf, monthOf, type LocalDate, type LocalMonth } from '../../shared/kernel/time';
import type { CampaignResult } from './campaign-documents';

/**
 * What the win-back of every night brought among the members who were drawn for it in one month; `_id` is `win_back.<month>`, which their
 * recipients name as what they belong to. A member is drawn once, at the first occasion: what he does later hangs on what the first did.
 */
export interface StandingResultDocument {
  readonly _id: string;
  readonly month: LocalMonth;
  /** The morning of the next count; absent once the last window is over. */
  readonly dueOn?: LocalDate;
  readonly result?: CampaignResult;
}

export const standingIdOf = (month: LocalMonth): string => `win_back.${month}`;
/** What members drawn on a day belong to. */
export const standingOn = (day: LocalDate): string => standingIdOf(monthOf(day));
/** The last day whose purchases count for a month's members. */
export const standingEndsOn = (month: LocalMonth): LocalDate => windowEndsOn(lastDayOf(month), standingWindowDays);
