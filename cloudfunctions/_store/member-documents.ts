import type { BirthdayRecord } from '../../shared/domain/birthday';
import type { Consent, ConsentChange } from '../../shared/domain/membership';
import type { MemberId, OpenId, StaffId, StoreId } from '../../shared/kernel/ids';
import type { Instant } from '../../shared/kernel/time';

/** `_id` is `wx_<openid>`, so the database itself refuses a second member for one openid. */
export interface IdentityDocument {
  readonly _id: string;
  readonly memberId: MemberId;
  readonly createdAt: Instant;
}

/** Who a member is. Personal data lives here and nowhere else. */
export interface MemberDocument {
  readonly _id: MemberId;
  readonly openid?: OpenId;
  readonly unionid?: string;
  /** Eight digits; the first half of the member code. */
  readonly number: string;
  readonly nickname: string;
  readonly phone?: string;
  /** Last four digits, for finding at the till. */
  readonly phoneTail?: string;
  readonly birthday?: BirthdayRecord;
  readonly joinedAt: Instant;
  readonly joinedStoreId: StoreId;
  readonly guideId?: string;
  readonly referrerNumber?: string;
  readonly consent: Consent;
  /** Every change of consent, newest last, at most 50. */
  readonly consentChanges: readonly ConsentChange[];
  /** Words that the store's people keep about him, for lists. */
  readonly tags?: readonly string[];
  /** Who put them on or took them off, newest last, at most 50. */
  readonly tagChanges?: readonly { readonly tag: string; readonly on: boolean; readonly at: Instant; readonly by: StaffId; readonly byName: string }[];
  /** He left then: nothing here names him any more. */
  readonly leftAt?: Instant;
  /** What an older system called this member, with the store it came from. */
  readonly importedAs?: string;
}
