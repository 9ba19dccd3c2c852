import { birthdaysAround, type BirthdayInput } from '../birthday';
import type { RetentionState } from '../retention';
import { firstDayOf, monthOf, type LocalMonth } from '../../kernel/time';

/** Whom a batch of coupons is for. Everything named must hold; what is empty or null does not narrow. */
export interface IssueAudience {
  /** Stores that look after the member. */
  readonly storeIds: readonly string[];
  readonly tierIds: readonly string[];
  readonly states: readonly RetentionState[];
  /** The month in which the birthday is kept, lunar ones too. */
  readonly birthdayIn: LocalMonth | null;
}

/** What is known of a member when coupons are issued. */
export interface IssueFacts {
  readonly storeId: string;
  /** The tier in force that day. */
  readonly tierId: string;
  /** Null until the first night has scored him. */
  readonly state: RetentionState | null;
  readonly birthday: BirthdayInput | null;
}

export const everyMember: IssueAudience = { storeIds: [], tierIds: [], states: [], birthdayIn: null };

/**
 * Whether a member belongs to the audience of a batch.
 * @example inIssueAudience({ ...everyMember, states: ['lost'] }, { ...facts, state: null }) //=> false   // nobody is lost before he was scored
 */
export function inIssueAudience(audience: IssueAudience, facts: IssueFacts): boolean {
  const { storeIds, tierIds, states, birthdayIn } = audience;
  if (storeIds.length > 0 && !storeIds.includes(facts.storeId)) return false;
  if (tierIds.length > 0 && !tierIds.includes(facts.tierId)) return false;
  if (states.length > 0 && (facts.state === null || !states.includes(facts.state))) return false;
  return birthdayIn === null || (facts.birthday !== null && fallsIn(facts.birthday, birthdayIn));
}

function fallsIn(birthday: BirthdayInput, month: LocalMonth): boolean {
  return birthdaysAround(birthday, firstDayOf(month)).some(({ on }) => monthOf(on) === month);
}
