import { z } from 'zod';
import { action } from './action';
import * as s from './schema';

const cashier = { role: 'cashier' } as const;
const manager = { role: 'manager' } as const;

const named = z.strictObject({ tierId: s.tierId, name: s.localName });

/** A line of a tier's history: what happened, from which tier to which, and why. */
const event = z.strictObject({
  eventId: z.string(),
  kind: z.enum(['joined', 'upgraded', 'grace_started', 'downgrade_noticed', 'kept', 'downgraded', 'manual_set', 'manual_ended']),
  from: s.localName,
  to: s.localName,
  on: s.localDate,
  /** Growth in the window on that day. */
  growth: s.count,
  /** Staff's words for a tier set or ended by hand. */
  reason: z.string().optional(),
  /** The day until which a tier set by hand holds, or on which a grace ends. */
  untilOn: s.localDate.optional(),
  /** The purchase that raised it. */
  purchaseId: s.purchaseId.optional(),
});

/** What a member's tier is and how it stands. */
const standing = {
  /** The tier whose rules hold today. */
  tier: named,
  /** The one his own growth gives him; another than `tier` while one set by hand is higher. */
  earned: named,
  growth: s.count,
  since: s.localDate,
  next: z.strictObject({ tier: named, growthMissing: s.count }).optional(),
  manual: z.strictObject({ tier: named, untilOn: s.localDate, reason: z.string() }).optional(),
  /** Growth no longer suffices: the tier stays until this day. */
  grace: z.strictObject({ endsOn: s.localDate, to: named }).optional(),
};

const manualRefusals = {
  OWN_CARD: z.strictObject({}),
  TIER_REASON_MISSING: z.strictObject({}),
};

/** The staff's area `tiers`: a member's tier, its history, and a tier set by hand. */
export const tiersArea = {
  member: action({
    kind: 'query',
    auth: cashier,
    input: z.strictObject({ memberId: s.memberId, cursor: s.cursor.optional() }),
    output: s.page(event.extend({ byName: z.string().optional() })).extend({
      ...standing,
      tiers: z.array(named).max(10),
      /** Days for which the one who asks may set a tier by hand; 0: he may not. */
      mostDays: s.count,
    }),
    refusals: {},
  }),
  /** Sets a tier by hand until a day (exclusive). It holds while it is higher than the earned one, and ends by itself. */
  setManual: action({
    kind: 'command',
    auth: manager,
    input: z.strictObject({ memberId: s.memberId, tierId: s.tierId, untilOn: s.localDate, reason: s.words(2, 60) }),
    output: z.strictObject(standing),
    refusals: {
      ...manualRefusals,
      TIER_UNKNOWN: z.strictObject({}),
      TIER_END_INVALID: z.strictObject({ earliestOn: s.localDate, latestOn: s.localDate }),
    },
  }),
  /** Ends a tier set by hand before its day. */
  endManual: action({
    kind: 'command',
    auth: manager,
    input: z.strictObject({ memberId: s.memberId, reason: s.words(2, 60) }),
    output: z.strictObject(standing),
    refusals: { ...manualRefusals, TIER_NOT_MANUAL: z.strictObject({}) },
  }),
} as const;

/** The member's area `tiers`: how his tier stands and how it came about. */
export const memberTiersArea = {
  history: action({
    kind: 'query',
    auth: 'member',
    input: z.strictObject({ cursor: s.cursor.optional() }),
    output: s.page(event).extend(standing),
    refusals: {},
  }),
} as const;
