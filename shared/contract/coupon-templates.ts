import { z } from 'zod';
import { templateFaults } from '../domain/coupon';
import { retentionStates } from '../domain/retention';
import { action } from './action';
import * as s from './schema';

const manager = { role: 'manager' } as const;

const limit = z.number().int().max(10_000_000).nullable();
const templateTerms = {
  name: z.strictObject({ zh: s.words(1, 30), en: z.string().max(60) }),
  effect: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('cash_off'), offFen: s.fen }),
    z.strictObject({ kind: z.literal('percent'), offRate: s.basisPoints, capFen: s.fen.nullable() }),
    z.strictObject({ kind: z.literal('gift'), giftName: z.strictObject({ zh: s.words(1, 30), en: z.string().max(60) }) }),
  ]),
  thresholdFen: s.fen,
  storeIds: z.array(s.storeId).max(200),
  tierIds: z.array(s.tierId).max(20),
  weekdays: z.array(z.number().int()).max(7),
  categories: z.array(s.words(1, 20)).max(20),
  stackingGroup: z.string().regex(/^[\p{L}\p{N}_-]{1,20}$/u).nullable(),
  giveable: z.boolean(),
  validity: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fixed'), startsOn: s.localDate, endsOn: s.localDate }),
    z.strictObject({ kind: z.literal('relative'), startsAfterDays: z.number().int(), days: z.number().int() }),
  ]),
  totalLimit: limit,
  perMemberLimit: limit,
};

const templateView = z.strictObject({
  templateId: s.couponTemplateId,
  version: s.count,
  terms: z.strictObject(templateTerms),
  active: z.boolean(),
  /** How many were issued and used; told where one template is asked for. */
  issued: s.count.optional(),
  redeemed: s.count.optional(),
  /** Whether the one who asks may change it: a manager's own stores' only. */
  mayChange: z.boolean(),
});

const audience = z.strictObject({
  storeIds: z.array(s.storeId).max(200),
  tierIds: z.array(s.tierId).max(20),
  states: z.array(z.enum(retentionStates)).max(retentionStates.length),
  birthdayIn: s.localMonth.nullable(),
});

export const batchEndings = ['complete', 'limit_reached', 'template_ended', 'stopped'] as const;
const batchView = z.strictObject({
  batchId: s.batchId,
  templateId: s.couponTemplateId,
  templateName: s.localName,
  audience,
  byName: z.string(),
  createdAt: s.instant,
  state: z.enum(['running', 'done']),
  /** Whom it was expected to reach when it was started. */
  expected: s.count,
  expectedExact: z.boolean(),
  issued: s.count,
  /** Of the audience, but with as many of these coupons as one member may have. */
  passed: s.count,
  ending: z.enum(batchEndings).optional(),
  finishedAt: s.instant.optional(),
  mayStop: z.boolean(),
});

/** Templates and what is issued from them to many at once. A manager keeps to his own stores. */
export const couponTemplatesArea = {
  list: action({ kind: 'query', auth: manager, input: z.strictObject({ cursor: s.cursor.optional() }), output: s.page(templateView), refusals: {} }),
  show: action({ kind: 'query', auth: manager, input: z.strictObject({ templateId: s.couponTemplateId }), output: templateView, refusals: {} }),
  choices: action({
    kind: 'query',
    auth: manager,
    input: s.nothing,
    output: z.strictObject({
      tiers: z.array(z.strictObject({ tierId: s.tierId, name: s.localName })),
      stores: z.array(z.strictObject({ storeId: s.storeId, name: s.localName })),
      /** Whether no store named means every store: head office only. */
      everyStore: z.boolean(),
    }),
    refusals: {},
  }),
  /** Makes a template, or changes one that was read at `version`. Coupons already given keep the terms of their day. */
  save: action({
    kind: 'command',
    auth: manager,
    input: z.strictObject({ templateId: s.couponTemplateId.optional(), version: s.count.optional(), terms: z.strictObject(templateTerms) }),
    output: templateView,
    refusals: {
      TEMPLATE_FAULTY: z.strictObject({ faults: z.array(z.enum(templateFaults)) }),
      TEMPLATE_VERSION_CHANGED: z.strictObject({ version: s.count }),
      TEMPLATE_STORES_MISSING: z.strictObject({}),
    },
  }),
  setActive: action({ kind: 'command', auth: manager, input: z.strictObject({ templateId: s.couponTemplateId, active: z.boolean() }), output: templateView, refusals: {} }),
  /** How many an audience has: exact up to a size, beyond it reckoned from the part that was counted. */
  count: action({ kind: 'query', auth: manager, input: z.strictObject({ audience }), output: z.strictObject({ members: s.count, exact: z.boolean() }), refusals: {} }),
  /** Starts issuing to an audience. The work goes on by itself, a page at a time, and may be stopped. */
  issue: action({
    kind: 'command',
    auth: manager,
    input: z.strictObject({ templateId: s.couponTemplateId, audience, expected: s.count, expectedExact: z.boolean() }),
    output: batchView,
    refusals: {
      COUPON_TEMPLATE_INACTIVE: z.strictObject({}),
      COUPON_TEMPLATE_EXPIRED: z.strictObject({}),
      COUPON_TOTAL_LIMIT_REACHED: z.strictObject({}),
      AUDIENCE_EMPTY: z.strictObject({}),
    },
  }),
  batches: action({ kind: 'query', auth: manager, input: z.strictObject({ cursor: s.cursor.optional() }), output: s.page(batchView), refusals: {} }),
  batch: action({ kind: 'query', auth: manager, input: z.strictObject({ batchId: s.batchId }), output: batchView, refusals: {} }),
  /** Issues no more; what was issued stays. */
  stop: action({ kind: 'command', auth: manager, input: z.strictObject({ batchId: s.batchId }), output: batchView, refusals: { BATCH_DONE: z.strictObject({}) } }),
} as const;
