import { z } from 'zod';
import { adjustmentStates } from '../domain/points';
import { staffRoles } from '../kernel/staff-role';
import { action } from './action';
import { pointsEntryView } from './points';
import * as s from './schema';

const cashier = { role: 'cashier' } as const;
const manager = { role: 'manager' } as const;
const headOffice = { role: 'head_office' } as const;
const roles = z.enum(staffRoles);

/** A change of a member's points by hand that needs, or needed, a second person. */
const adjustmentView = z.strictObject({
  adjustmentId: s.adjustmentId,
  memberId: s.memberId,
  memberName: z.string(),
  storeId: s.storeId,
  points: s.points,
  reason: z.string(),
  state: z.enum(adjustmentStates),
  requestedBy: z.string(),
  requestedAt: s.instant,
  /** The lowest role that may approve. */
  approver: roles,
  /** Whether the one who asks may decide it. */
  mayDecide: z.boolean(),
});

const liability = z.strictObject({
  members: s.count,
  activePoints: s.points,
  pendingPoints: s.points,
  owedPoints: s.points,
  negativeMembers: s.count,
  overduePoints: s.points,
  expiring: z.array(z.strictObject({ expiresIn: s.localMonth, points: s.points })),
});

/** A member whose entries and balance differ, or whose night could not be made. Nobody has repaired anything. */
const finding = z.strictObject({
  findingId: z.string(),
  memberId: s.memberId,
  storeId: s.storeId,
  kind: z.enum(['differs', 'unsettled']),
  foundAt: s.instant,
  balance: s.points,
  entriesSum: s.points,
  entryCount: s.count,
  entriesFound: s.count,
});

const adjustmentRefusals = {
  OWN_CARD: z.strictObject({}),
  ADJUSTMENT_TOO_LARGE: z.strictObject({ mostPoints: s.points, requested: s.points }),
  POINTS_INSUFFICIENT: z.strictObject({ required: s.points, available: s.points }),
};

/** The books: a member's points and what is put right by hand, what members hold, and what a night found. */
export const booksArea = {
  /** A member's points with every line of his book, newest first, and what I may change of them. */
  member: action({
    kind: 'query',
    auth: cashier,
    input: z.strictObject({ memberId: s.memberId, cursor: s.cursor.optional() }),
    output: s.page(pointsEntryView).extend({
      memberNumber: z.string(),
      memberName: z.string(),
      tierName: s.localName,
      available: s.points,
      pending: s.points,
      owed: s.points,
      expiring: z.array(z.strictObject({ expiresIn: s.localMonth, points: s.points })),
      waiting: z.array(adjustmentView).max(5),
      /** What the one who asks may change alone, and with a second person. */
      limits: z.strictObject({ alonePoints: s.points, approvedPoints: s.points }),
    }),
    refusals: {},
  }),
  /** Changes a member's points by hand: at once within the role's limit, above it by asking the next level. */
  adjust: action({
    kind: 'command',
    auth: cashier,
    input: z.strictObject({ memberId: s.memberId, points: s.adjustedPoints, reason: s.words(0, 200) }),
    output: z.strictObject({ state: z.enum(['made', 'waiting']), available: s.points, approver: roles.optional() }),
    refusals: {
      ...adjustmentRefusals,
      ADJUSTMENT_EMPTY: z.strictObject({}),
      ADJUSTMENT_REASON_MISSING: z.strictObject({ min: s.count, max: s.count }),
    },
  }),
  /** Adjustments of my stores that wait for a second person, newest first. */
  waiting: action({ kind: 'query', auth: manager, input: z.strictObject({ cursor: s.cursor.optional() }), output: s.page(adjustmentView), refusals: {} }),
  /** Approves or declines an adjustment; approving writes its entry, once. */
  decide: action({
    kind: 'command',
    auth: manager,
    input: z.strictObject({ adjustmentId: s.adjustmentId, approve: z.boolean() }),
    output: adjustmentView,
    refusals: {
      ...adjustmentRefusals,
      ADJUSTMENT_DECIDED: z.strictObject({ state: z.enum(adjustmentStates) }),
      APPROVAL_BY_SAME_PERSON: z.strictObject({}),
      APPROVAL_BY_LOWER_ROLE: z.strictObject({ role: roles, needs: roles }),
    },
  }),
  /** What members hold in points as of the last night of the books, and what that night found wrong. */
  report: action({
    kind: 'query',
    auth: headOffice,
    input: s.nothing,
    output: z.strictObject({
      night: z
        .strictObject({
          businessDay: s.localDate,
          members: s.count,
          entries: s.count,
          settled: s.count,
          couponsExpired: s.count,
          findings: s.count,
          total: liability,
          stores: z.array(z.strictObject({ storeId: s.storeId, storeName: s.localName, liability })),
        })
        .optional(),
      findings: z.array(finding).max(50),
    }),
    refusals: {},
  }),
};
