import { z } from 'zod';
import type {
  AdjustmentId, CampaignId, CommandId, ComplaintId, CouponId, CouponTemplateId, FileId, MemberId, PurchaseId, StaffId, StoreId, TaskId, TierId,
} from '../kernel/ids';
import { isLocalDate, isLocalMonth, type Instant, type LocalDate, type LocalMonth } from '../kernel/time';
import type { BasisPoints, Fen, Points } from '../kernel/units';

/** Largest single purchase we accept: one million yuan. Larger is a typing mistake. */
const largestPurchaseFen = 100_000_000;

const safe = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value);

export const fen = z.custom<Fen>(safe, 'whole fen');
/** An amount paid at the till: more than zero, at most a million yuan. */
export const purchaseAmount = z.custom<Fen>((v) => safe(v) && v > 0 && v <= largestPurchaseFen, 'whole fen from 1 to 100,000,000');
/** An amount of a purchase made before this system: free ones count too. */
export const importedAmount = z.custom<Fen>((v) => safe(v) && v >= 0 && v <= largestPurchaseFen, 'whole fen from 0 to 100,000,000');
export const points = z.custom<Points>(safe, 'whole points');
export const spentPoints = z.custom<Points>((v) => safe(v) && v >= 0 && v <= 10_000_000, 'whole points from 0');
/** A change of points by hand, up or down; the policy says how much is too much. */
export const adjustedPoints = z.custom<Points>((v) => safe(v) && Math.abs(v) <= 10_000_000, 'whole points from -10,000,000 to 10,000,000');
export const basisPoints = z.custom<BasisPoints>((v) => safe(v) && v >= 0 && v <= 1_000_000, 'basis points from 0 to 1,000,000');
export const instant = z.custom<Instant>(safe, 'milliseconds since 1970');
/** A moment of a history: between 1990 and the year 2100; not in the future is for the function to say, which has the clock. */
export const pastInstant = z.custom<Instant>((v) => safe(v) && v >= 631_123_200_000 && v < 4_102_444_800_000, 'milliseconds between 1990 and 2100');
export const localDate = z.custom<LocalDate>((v) => typeof v === 'string' && isLocalDate(v), 'a day YYYY-MM-DD');
export const localMonth = z.custom<LocalMonth>((v) => typeof v === 'string' && isLocalMonth(v), 'a month YYYY-MM');
export const count = z.number().int().min(0);

const idText = /^[A-Za-z0-9_.:-]{1,120}$/;
const id = <T extends string>(name: string) => z.custom<T>((v) => typeof v === 'string' && idText.test(v), `a ${name} id`);
export const memberId = id<MemberId>('member');
export const staffId = id<StaffId>('staff');
/** Without the sign that ids are glued with, so that store and order number can be told apart again. */
export const storeId = z.custom<StoreId>((v) => typeof v === 'string' && /^[A-Za-z0-9-]{1,20}$/.test(v), 'a store id');
export const purchaseId = id<PurchaseId>('purchase');
export const couponId = id<CouponId>('coupon');
export const couponTemplateId = id<CouponTemplateId>('coupon template');
export const complaintId = id<ComplaintId>('complaint');
export const taskId = id<TaskId>('task');
export const adjustmentId = id<AdjustmentId>('adjustment');
export const tierId = id<TierId>('tier');
export const campaignId = id<CampaignId>('campaign');
/** Names a message of the outbox. */
export const messageId = z.string().regex(/^[A-Za-z0-9_.:-]{1,160}$/);
/** Made from a member or a person and a command, so longer than those. */
const causedId = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[A-Za-z0-9_.:-]{1,250}$`));
export const rewardId = causedId('rw');
export const exchangeId = causedId('ex');
export const offerId = causedId('of');
export const batchId = causedId('cb');
export const commandId = id<CommandId>('command');
/** Names a scan: `sc_` and the id of its command. */
export const scanId = z.string().regex(/^sc_[A-Za-z0-9_.:-]{1,120}$/);
/** Names a till that holds coupons: the phone that rings up made it, so that no other lets go of what it holds. */
export const checkoutId = z.string().regex(/^ck_[A-Za-z0-9_-]{8,60}$/);
/** Names the key of a till system. */
export const tillId = z.string().regex(/^till_[a-z0-9]{4,40}$/);
export const fileId = z.custom<FileId>((v) => typeof v === 'string' && v.length <= 300 && /^cloud:\/\/[\x21-\x7e]+$/.test(v), 'a file id');

/** Letters that nobody sees: they turn the line, join letters or fill a space. Within other words they may stand; alone they say nothing. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Words a person wrote. What can be seen of them counts, trimmed; control characters other than line breaks and halves of a letter are not words. */
export const words = (shortest: number, longest: number) =>
  z.string().max(longest).refine((text) => text.replace(unseen, '').trim().length >= shortest, `at least ${shortest} characters`)
    .refine((text) => !/\p{Cs}/u.test(text), 'no halves of a letter')
    .refine((text) => !/[\u0000-\u0009\u000b-\u001f\u007f]/.test(text), 'no control characters');

/** A person's name as he writes it: no control characters, no signs that turn or break the line, trimmed of what cannot be seen. */
export const personName = z.string().max(20)
  .refine((text) => !/[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u.test(text), 'no control characters');

/** A name in both languages, as stores and tiers carry it. */
export const localName = z.strictObject({ zh: z.string(), en: z.string() });

/** Lists come in pages of 20. */
export const pageSize = 20;
/** What the last page gave as `nextCursor`. */
export const cursor = z.string().max(200);
/** One page of a list; `nextCursor` is absent on the last. A list may choose larger pages than `pageSize`, of 100 at most. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item).max(100), nextCursor: cursor.optional() });
export const nothing = z.strictObject({});
