import { birthdaysAround, type BirthdayInput } from '../birthday';
import { anybody, audienceMisses, type AudienceFacts, type AudienceRule } from './audience';
import { firstDayOf, monthOf, type LocalMonth } from '../../kernel/time';

/**
 * Whom a batch of coupons is for: an audience like a campaign's, of which a batch asks stores, tiers and states, and the birthday by its year: a
 * gift for next March is not one for March of this year. Everything named must hold; what is empty or null does not narrow.
 */
export interface IssueAudience extends Pick<AudienceRule, 'storeIds' | 'tierIds' | 'states'> {
  /** The month in which the birthday is kept, lunar ones too. */
  readonly birthdayIn: LocalMonth | null;
}

/** What is known of a member when coupons are issued. The tier is the one in force that day; the state null until the first night has scored him. */
export interface IssueFacts extends Pick<AudienceFacts, 'storeId' | 'tierId' | 'state'> {
  readonly birthday: BirthdayInput | null;
}

export const everyMember: IssueAudience = { storeIds: [], tierIds: [], states: [], birthdayIn: null };

/**
 * Whether a member belongs to the audience of a batch.
 * @example inIssueAudience({ ...everyMember, states: ['lost'] }, { ...facts, state: null }) //=> false   // nobody is lost before he was scored
 */
export function inIssueAudience(audience: IssueAudience, facts: IssueFacts): boolean {
  const { birthdayIn, ...rule } = audience;
  if (audienceMisses({ ...anybody, ...rule }, { ...nothingKnown, ...facts }).length > 0) return false;
  return birthdayIn === null || (facts.birthday !== null && fallsIn(facts.birthday, birthdayIn));
}

/** What a batch does not ask. */
const nothingKnown: Omit<AudienceFacts, keyof IssueFacts> = {
  stage: 'prospect', group: null, memberClass: null, interests: [], tags: [], birthdayMonth: null, daysAway: null, daysSinceContact: null,
};

function fallsIn(birthday: BirthdayInput, month: LocalMonth): boolean {
  return birthdaysAround(birthday, firstDayOf(month)).some(({ on }) => monthOf(on) === month);
}
