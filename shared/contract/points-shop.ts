import { z } from 'zod';
import { pickUpStates, rewardFaults } from '../domain/points';
import { action } from './action';
import * as s from './schema';

const cashier = { role: 'cashier' } as const;
const manager = { role: 'manager' } as const;
const headOffice = { role: 'head_office' } as const;

const gives = z.enum(['gift', 'coupon']);
const pickUpStore = z.strictObject({ storeId: s.storeId, name: s.localName, address: s.localName });
const stock = z.number().int().min(0).max(1_000_000);

/** Why a reward cannot be had now. */
const exchangeRefusals = {
  REWARD_UNAVAILABLE: z.strictObject({ rewardId: z.string() }),
  REWARD_TIER_EXCLUDED: z.strictObject({ tiers: z.array(s.localName) }),
  REWARD_LIMIT_REACHED: z.strictObject({ limit: s.count, taken: s.count }),
  REWARD_SOLD_OUT: z.strictObject({ rewardId: z.string() }),
  REWARD_STORE_EXCLUDED: z.strictObject({}),
  REWARD_CHANGED: z.strictObject({ points: s.points, pointsShown: s.points }),
  POINTS_INSUFFICIENT: z.strictObject({ required: s.points, available: s.points }),
};

const shelfItem = z.strictObject({
  rewardId: s.rewardId,
  name: s.localName,
  detail: s.localName,
  gives,
  points: s.points,
  /** What is left; absent without limit. */
  left: s.count.optional(),
  perMember: s.count.optional(),
  untilOn: s.localDate.optional(),
  /** The first reason why it cannot be had now, by its refusal. */
  whyNot: z.enum(['REWARD_TIER_EXCLUDED', 'REWARD_LIMIT_REACHED', 'REWARD_SOLD_OUT', 'POINTS_INSUFFICIENT']).optional(),
  /** Points that are missing, when that is the reason. */
  missing: s.points.optional(),
});

const exchangeView = z.strictObject({
  exchangeId: s.exchangeId,
  name: s.localName,
  gives,
  points: s.points,
  at: s.instant,
  state: z.enum(pickUpStates),
  doneAt: s.instant.optional(),
  /** Of a gift: where, until when, and while it waits its code. */
  storeName: s.localName.optional(),
  untilOn: s.localDate.optional(),
  code: z.string().optional(),
});

const pickUpDone = { PICK_UP_DONE: z.strictObject({ state: z.enum(pickUpStates), doneAt: s.instant.nullable() }) };

/** The member's area `pointsShop`: the shelf, the exchange, and what waits for me. */
export const pointsShopArea = {
  shelf: action({ kind: 'query', auth: 'member', input: s.nothing, output: z.strictObject({ balance: s.points, items: z.array(shelfItem).max(100), waiting: s.count }), refusals: {} }),
  reward: action({
    kind: 'query',
    auth: 'member',
    input: z.strictObject({ rewardId: s.rewardId }),
    output: shelfItem.extend({ balance: s.points, pickUpDays: s.count, stores: z.array(pickUpStore) }),
    refusals: {},
  }),
  /** Spends points on a reward at the price that was shown: the coupon is in the wallet, the gift waits in the store, or nothing has happened. */
  exchange: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ rewardId: s.rewardId, storeId: s.storeId.optional(), pointsShown: s.points }),
    output: z.strictObject({ exchangeId: s.exchangeId, gives, balance: s.points }),
    refusals: {
      ...exchangeRefusals,
      COUPON_TEMPLATE_INACTIVE: z.strictObject({}),
      COUPON_TEMPLATE_EXPIRED: z.strictObject({}),
      COUPON_TOTAL_LIMIT_REACHED: z.strictObject({}),
      COUPON_MEMBER_LIMIT_REACHED: z.strictObject({}),
    },
  }),
  exchanges: action({ kind: 'query', auth: 'member', input: z.strictObject({ cursor: s.cursor.optional() }), output: s.page(exchangeView), refusals: {} }),
  show: action({ kind: 'query', auth: 'member', input: z.strictObject({ exchangeId: s.exchangeId }), output: exchangeView, refusals: {} }),
  /** Lets go of a gift that waits: points (with their months) and stock come back, once. */
  cancel: action({
    kind: 'command',
    auth: 'member',
    input: z.strictObject({ exchangeId: s.exchangeId }),
    output: z.strictObject({ balance: s.points }),
    refusals: { ...pickUpDone, PICK_UP_NOTHING: z.strictObject({}) },
  }),
} as const;

const rewardTerms = {
  name: z.strictObject({ zh: s.words(1, 30), en: z.string().max(60) }),
  detail: z.strictObject({ zh: z.string().max(200), en: z.string().max(400) }),
  points: s.spentPoints,
  gives: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('gift') }), z.strictObject({ kind: z.literal('coupon'), templateId: s.couponTemplateId })]),
  tierIds: z.array(s.tierId).max(20),
  storeIds: z.array(s.storeId).max(200),
  fromOn: s.localDate,
  untilOn: s.localDate.nullable(),
  perMemberLimit: s.count.nullable(),
  pickUpDays: s.count,
};

const rewardView = z.strictObject({
  rewardId: s.rewardId,
  ...rewardTerms,
  version: s.count,
  /** Null without limit. */
  stock: z.number().int().nullable(),
  taken: s.count,
  active: z.boolean(),
});

const stockChange = z.strictObject({ change: z.number().int(), left: s.count, reason: z.string(), byName: z.string(), at: s.instant });

/** A gift that waits, as the person at the counter sees it. */
const pickUpView = z.strictObject({
  exchangeId: s.exchangeId,
  name: s.localName,
  memberName: z.string(),
  memberNumber: z.string(),
  storeName: s.localName,
  state: z.enum(pickUpStates),
  at: s.instant,
  untilOn: s.localDate,
  doneAt: s.instant.optional(),
  /** Whether it may be handed out here and now. */
  mayHandOut: z.boolean(),
  /** Whether the one who asks may cancel it for the member. */
  mayCancel: z.boolean(),
});

/** Staff's area `pointsShop`: rewards kept by head office, gifts handed out in the stores. */
export const pointsShopStaffArea = {
  rewards: action({ kind: 'query', auth: cashier, input: z.strictObject({ active: z.boolean(), cursor: s.cursor.optional() }), output: s.page(rewardView), refusals: {} }),
  reward: action({ kind: 'query', auth: cashier, input: z.strictObject({ rewardId: s.rewardId }), output: rewardView.extend({ changes: z.array(stockChange).max(20) }), refusals: {} }),
  /** What a form may choose from. */
  choices: action({
    kind: 'query',
    auth: headOffice,
    input: s.nothing,
    output: z.strictObject({
      tiers: z.array(z.strictObject({ tierId: s.tierId, name: s.localName })),
      stores: z.array(z.strictObject({ storeId: s.storeId, name: s.localName })),
      templates: z.array(z.strictObject({ templateId: s.couponTemplateId, name: s.localName })),
    }),
    refusals: {},
  }),
  /** Puts a reward on the shelf, or changes one that was read at `version`. Its stock changes by `stock` alone. */
  save: action({
    kind: 'command',
    auth: headOffice,
    input: z.strictObject({ rewardId: s.rewardId.optional(), version: s.count.optional(), terms: z.strictObject(rewardTerms), stock: stock.nullable() }),
    output: rewardView,
    refusals: {
      REWARD_FAULTY: z.strictObject({ faults: z.array(z.enum(rewardFaults)) }),
      REWARD_VERSION_CHANGED: z.strictObject({ version: s.count }),
    },
  }),
  /** More or fewer on the shelf, with the reason. */
  stock: action({
    kind: 'command',
    auth: headOffice,
    input: z.strictObject({ rewardId: s.rewardId, change: z.number().int().min(-1_000_000).max(1_000_000), reason: s.words(2, 100) }),
    output: rewardView,
    refusals: {
      STOCK_UNLIMITED: z.strictObject({}),
      STOCK_UNCHANGED: z.strictObject({}),
      STOCK_SHORT: z.strictObject({ left: s.count }),
      STOCK_TOO_LARGE: z.strictObject({ most: s.count }),
    },
  }),
  /** Takes a reward off the shelf, or puts it back. What was exchanged stays to be picked up. */
  setShelf: action({ kind: 'command', auth: headOffice, input: z.strictObject({ rewardId: s.rewardId, active: z.boolean() }), output: rewardView, refusals: {} }),
  /** Gifts that wait in a store, those that end first before the others. */
  waiting: action({ kind: 'query', auth: cashier, input: z.strictObject({ storeId: s.storeId, cursor: s.cursor.optional() }), output: s.page(pickUpView), refusals: {} }),
  /** What a code stands for in this store, also when it has been used. */
  find: action({
    kind: 'query',
    auth: cashier,
    input: z.strictObject({ storeId: s.storeId, code: z.string().max(40) }),
    output: z.strictObject({ pickUps: z.array(pickUpView).min(1).max(5) }),
    refusals: { PICK_UP_CODE_UNREADABLE: z.strictObject({}), PICK_UP_CODE_WRONG: z.strictObject({}), PICK_UP_STORE_OTHER: z.strictObject({ storeName: s.localName }) },
  }),
  /** Hands a gift out against its code, once. */
  handOut: action({
    kind: 'command',
    auth: cashier,
    input: z.strictObject({ exchangeId: s.exchangeId, storeId: s.storeId, code: z.string().max(40) }),
    output: pickUpView,
    refusals: {
      ...pickUpDone,
      PICK_UP_LAPSED: z.strictObject({ untilOn: s.localDate }),
      PICK_UP_CODE_WRONG: z.strictObject({}),
      PICK_UP_STORE_OTHER: z.strictObject({ storeName: s.localName }),
      OWN_CARD: z.strictObject({}),
    },
  }),
  /** Cancels a gift that waits, for the member: points (with their months), stock and his count come back, once. Also after its last day. */
  cancel: action({
    kind: 'command',
    auth: manager,
    input: z.strictObject({ exchangeId: s.exchangeId, storeId: s.storeId }),
    output: pickUpView,
    refusals: { ...pickUpDone, OWN_CARD: z.strictObject({}) },
  }),
} as const;
