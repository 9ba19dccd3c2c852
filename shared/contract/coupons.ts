import { z } from 'zod';
import { couponStates } from '../domain/coupon';
import { action } from './action';
import * as s from './schema';

/** Where, when and for what a coupon may be used, as names a member knows; empty lists do not narrow. */
const conditions = z.strictObject({
  stores: z.array(s.localName),
  tiers: z.array(s.localName),
  weekdays: z.array(z.number().int().min(1).max(7)),
  categories: z.array(z.string()),
  /** Whether it may be used together with other coupons. */
  combines: z.boolean(),
});

/** Why a coupon cannot be used today, whatever is bought. */
export const couponWaits = ['COUPON_NOT_STARTED', 'COUPON_TIER_EXCLUDED', 'COUPON_WEEKDAY_EXCLUDED', 'COUPON_RESERVED', 'COUPON_OFFERED', 'COUPON_EXPIRED', 'COUPON_REDEEMED', 'COUPON_VOID', 'COUPON_GIVEN', 'COUPON_UNUSED'] as const;

const couponFace = {
  name: s.localName,
  kind: z.enum(['cash_off', 'percent', 'gift']),
  value: z.strictObject({ off: s.fen.optional(), rate: s.basisPoints.optional(), cap: s.fen.optional(), gift: s.localName.optional() }),
  threshold: s.fen,
  startsAt: s.instant,
  endsAt: s.instant,
  conditions,
};

const couponView = z.strictObject({
  couponId: s.couponId,
  ...couponFace,
  state: z.enum(couponStates),
  redeemedAt: s.instant.optional(),
  /** Every reason why not today; empty for one that may be used. */
  whyNot: z.array(z.enum(couponWaits)),
  giveable: z.boolean(),
  /** On its way to a friend, or with him. */
  offer: z.strictObject({ offerId: s.offerId, offeredAt: s.instant, claimedAt: s.instant.optional(), friend: z.string().optional() }).optional(),
  /** Who gave it, when a friend did. */
  from: z.string().optional(),
});

/** What is kept about an offer's end. */
export const offerStates = ['open', 'claimed', 'taken_back', 'ended'] as const;

const stateRefusals = {
  COUPON_REDEEMED: z.strictObject({ redeemedAt: s.instant.nullable() }),
  COUPON_RESERVED: z.strictObject({ reservedUntilAt: s.instant.nullable() }),
  COUPON_EXPIRED: z.strictObject({ endedAt: s.instant }),
  COUPON_OFFERED: z.strictObject({}),
  COUPON_VOID: z.strictObject({}),
  COUPON_GIVEN: z.strictObject({}),
  COUPON_UNUSED: z.strictObject({}),
};

/** The words of a claim link: what names the offer, and what only those can know who were given the link. */
const link = { offerId: s.offerId, key: z.string().regex(/^[0-9a-f]{32}$/) };

/** The member's area `coupons`. */
export const couponsArea = {
  wallet: action({
    kind: 'query',
    auth: 'member',
    input: z.strictObject({ state: z.enum(['usable', 'used', 'ended']), cursor: s.cursor.optional() }),
    output: s.page(couponView),
    refusals: {},
  }),
  /** One coupon; with the link of its offer while it is open, and whose brand the card names that brings it. A question, because an answer of a command is kept and the key is not. */
  show: action({
    kind: 'query',
    auth: 'member',
    input: z.strictObject({ couponId: s.couponId }),
    output: couponView.extend({ link: z.strictObject(link).optional(), brandName: s.localName.optional() }),
    refusals: {},
  }),
  /** Offers a coupon to a friend. From then on it cannot be used until it is taken back. */
  offer: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ couponId: s.couponId }),
    output: z.strictObject({ offerId: s.offerId }),
    refusals: { ...stateRefusals, COUPON_NOT_GIVEABLE: z.strictObject({}) },
  }),
  takeBack: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ couponId: s.couponId }),
    output: z.strictObject({ couponId: s.couponId }),
    refusals: stateRefusals,
  }),
  /** What a link leads to, for anybody who has it; a wrong key is answered as no offer at all. */
  offered: action({
    kind: 'query',
    auth: 'anyone',
    input: z.strictObject(link),
    output: z.strictObject({
      brandName: s.localName,
      from: z.string(),
      coupon: z.strictObject(couponFace),
      state: z.enum(offerStates),
      isMember: z.boolean(),
      /** Mine to give, or mine already. */
      isGiver: z.boolean(),
      claimedByMe: z.boolean(),
    }),
    refusals: {},
  }),
  claim: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject(link),
    output: z.strictObject({ couponId: s.couponId }),
    refusals: { ...stateRefusals, COUPON_OFFER_OWN: z.strictObject({}), COUPON_OFFER_UNKNOWN: z.strictObject({}) },
  }),
} as const;
