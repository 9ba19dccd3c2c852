import type { Dice } from './random';

declare const idOf: unique symbol;
type Id<Name extends string> = string & { readonly [idOf]: Name };

export type MemberId = Id<'member'>;
export type StaffId = Id<'staff'>;
export type StoreId = Id<'store'>;
export type PurchaseId = Id<'purchase'>;
export type CouponId = Id<'coupon'>;
export type CouponTemplateId = Id<'couponTemplate'>;
export type ComplaintId = Id<'complaint'>;
export type TaskId = Id<'task'>;
export type AdjustmentId = Id<'adjustment'>;
export type TierId = Id<'tier'>;
export type CampaignId = Id<'campaign'>;
export type OpenId = Id<'openid'>;
export type CommandId = Id<'command'>;
export type FileId = Id<'file'>;

/** Prefix of each kind of id that we make ourselves, so that an id says what it is in a log. */
export const idPrefix = {
  member: 'm',
  purchase: 'pu',
  coupon: 'cp',
  complaint: 'cm',
  task: 'tk',
  campaign: 'ca',
  command: 'c',
} as const;
export type IdKind = keyof typeof idPrefix;

/** Letters and digits that are told apart when read aloud: no 0/o, 1/l/i. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

/**
 * A new id: prefix, underscore, 20 letters (99 bits). Dice come in: secret-grade dice on servers and phones, seeded in tests.
 * @example newId('member', dice) //=> 'm_7fk2...'
 */
export function newId(kindOfId: IdKind, dice: Dice): string {
  let text = '';
  for (let i = 0; i < 20; i += 1) text += alphabet.charAt(Math.floor(dice() * alphabet.length));
  return `${idPrefix[kindOfId]}_${text}`;
}
