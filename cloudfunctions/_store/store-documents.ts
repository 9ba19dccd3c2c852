import type { NoticeChoices } from '../../shared/domain/complaint';
import type { MemberId, OpenId, StaffId, StoreId } from '../../shared/kernel/ids';
import type { StaffRole } from '../../shared/kernel/staff-role';

/** A name in both languages. */
export interface LocalName {
  readonly zh: string;
  readonly en: string;
}

export interface StoreDocument {
  readonly _id: StoreId;
  readonly name: LocalName;
  readonly phone: string;
  readonly address: LocalName;
}

export interface StaffDocument {
  readonly _id: StaffId;
  readonly openid: OpenId;
  readonly name: string;
  readonly role: StaffRole;
  /** The stores this person works for; head office sees all and lists none. */
  readonly storeIds: readonly StoreId[];
  /** His own cards as a night found them: by WeChat identity, or by the phone of his own card. Nobody rings up his own. */
  readonly ownMemberIds?: readonly MemberId[];
  /** How he wants to hear of complaints, and the messages he has allowed, by template. */
  readonly noticeChoices?: NoticeChoices;
  readonly noticeCredits?: Readonly<Record<string, number>>;
}
