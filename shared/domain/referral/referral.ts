import { addDays, type LocalDate } from '../../kernel/time';

/** What bringing a friend is worth, and for how long a friend may take over his first purchase. */
export interface ReferralPolicy {
  /** Coupon templates for who brought and for who came; null gives that side nothing. */
  readonly referrerTemplateId: string | null;
  readonly friendTemplateId: string | null;
  /** A friend who has not bought by then was not brought. */
  readonly endsAfterDays: number;
}

/** A friend who joined by a member's card. */
export interface Referral {
  readonly joinedOn: LocalDate;
  readonly state: ReferralState;
  /** The next day on which something is to be decided. */
  readonly dueOn: LocalDate;
}

export const referralStates = ['joined', 'rewarded', 'ended'] as const;
export type ReferralState = (typeof referralStates)[number];

/** Days between two looks at a friend who has not bought yet. */
const lookEveryDays = 7;

/** What is decided of a referral on a day. */
export type ReferralVerdict =
  | { readonly kind: 'wait'; readonly dueOn: LocalDate; readonly boughtOn: LocalDate | null }
  | { readonly kind: 'reward' }
  | { readonly kind: 'end' };

/** The first day on which a reward is possible at all: a purchase of the joining day whose refund window has closed. */
export function firstLookOn(joinedOn: LocalDate, refundDays: number): LocalDate {
  return addDays(joinedOn, refundDays + 1);
}

/**
 * Decides a referral. Both sides are rewarded once the first purchase that was not given back whole has left its refund window; until
 * then it waits for that day, and a friend who has not bought is looked at weekly until the referral ends.
 * - `keptPurchaseOn`: the day of the friend's earliest purchase of which something is left; null when there is none.
 * - `gone`: one of the two has left the store, or they turned out to be one person; nobody is rewarded for nobody.
 * @example judgeReferral({ joinedOn: '2026-01-01' }, { keptPurchaseOn: '2026-01-02', gone: false }, '2026-02-01', { refundDays: 30, endsAfterDays: 180 }) //=> { kind: 'wait', dueOn: '2026-02-02', boughtOn: '2026-01-02' }
 */
export function judgeReferral(
  referral: Pick<Referral, 'joinedOn'>,
  friend: { readonly keptPurchaseOn: LocalDate | null; readonly gone: boolean },
  on: LocalDate,
  policy: { readonly refundDays: number; readonly endsAfterDays: number },
): ReferralVerdict {
  if (friend.gone) return { kind: 'end' };
  const lastOn = addDays(referral.joinedOn, policy.endsAfterDays);
  const { keptPurchaseOn } = friend;
  if (keptPurchaseOn === null) return on > lastOn ? { kind: 'end' } : { kind: 'wait', dueOn: addDays(on, lookEveryDays), boughtOn: null };
  if (keptPurchaseOn > lastOn) return { kind: 'end' };
  const sureOn = addDays(keptPurchaseOn, policy.refundDays + 1);
  return on >= sureOn ? { kind: 'reward' } : { kind: 'wait', dueOn: sureOn, boughtOn: keptPurchaseOn };
}

/** One of the two sides, as far as it tells who he is; null for what we do not know of him. */
export interface ReferralPerson {
  readonly memberId: string;
  readonly unionid: string | null;
  readonly phone: string | null;
}

/**
 * Whether a scanned card brought somebody: it must be another person's, known to us. Asked when the friend joins, and once more before anybody
 * is rewarded, because most people give their phone number later. One phone number is one person, as with a cashier's own card.
 * @example isReferral({ referrer: { memberId: 'm_1', unionid: null, phone: '13900001234' }, friend: { memberId: 'm_2', unionid: null, phone: '13900001234' } }) //=> false
 */
export function isReferral(of: { readonly referrer: ReferralPerson | null; readonly friend: ReferralPerson }): boolean {
  const { referrer, friend } = of;
  if (referrer === null || referrer.memberId === friend.memberId) return false;
  const same = (left: string | null, right: string | null): boolean => left !== null && left === right;
  return !same(referrer.unionid, friend.unionid) && !same(referrer.phone, friend.phone);
}

/** The cause a side's coupon is issued by: once for each friend. @example referralCause('m_2', 'friend') //=> 'referral_friend_m_2' */
export function referralCause(friendId: string, side: 'referrer' | 'friend'): string {
  return `referral_${side}_${friendId}`;
}
