import { z } from 'zod';
import { gateLacks, retentionPolicyFaults, retentionStates, stateBases } from '../domain/retention';
import { rfmGroups } from '../domain/rfm';
import { action } from './action';
import * as s from './schema';

const manager = { role: 'manager' } as const;
const headOffice = { role: 'head_office' } as const;

const states = z.enum(retentionStates);
const byState = z.strictObject({ active: s.count, quiet: s.count, dormant: s.count, lost: s.count });
const share = z.number().min(0).max(1);

const gateLack = z.enum(gateLacks);

/** The model in force with its last test on the store's own past. */
const modelCard = z.strictObject({
  /** `fixed_days` for lack of data (`lacks`), or because the test found no signal. */
  basis: z.enum(stateBases),
  why: z.enum(['fitted', 'data_lacking', 'no_signal']),
  /** What there is, and what there must be (days since the newest purchase: what there may be at most). */
  lacks: z.array(z.strictObject({ what: gateLack, have: s.count, need: s.count })),
  fittedOn: s.localDate,
  members: s.count,
  buyers: s.count,
  horizonDays: s.count,
  /** Absent where the store's history is too short to test on. */
  backtest: z
    .strictObject({
      testedAsOf: s.localDate,
      horizonDays: s.count,
      members: s.count,
      verdict: z.enum(['useful', 'no-better', 'no-signal']),
      /** Areas under the curve for "no purchase within the horizon"; null where everybody or nobody bought. */
      auc: share.nullable(),
      fixedRuleAuc: share.nullable(),
      /** Absent until a report has measured them on the same test. */
      recencyAuc: share.nullable().optional(),
      rfmAuc: share.nullable().optional(),
      brier: share,
      /** Actual by predicted purchases. */
      drift: z.number().min(0).nullable(),
      calibration: z.array(z.strictObject({ members: s.count, predicted: share, actual: share })).max(10),
    })
    .optional(),
});

const report = z.strictObject({
  businessDay: s.localDate,
  members: s.count,
  prospects: s.count,
  unscored: s.count,
  spent: s.fen,
  byState,
  /** Changes of state within `moveDays`, a member's last one; who did not move is from and to the same state. */
  moveDays: s.count,
  moves: z.array(z.strictObject({ from: states, to: states, members: s.count })).max(16),
  /** Months of the first purchase, newest last; `boughtLately` within `latelyDays`. */
  latelyDays: s.count,
  cohorts: z.array(z.strictObject({ month: s.localMonth, members: s.count, cameAgain: s.count, boughtLately: s.count, spent: s.fen })).max(24),
  /** From none of the members to all, the biggest spenders first. */
  concentration: z.array(z.strictObject({ shareOfMembers: share, shareOfMoney: share })).max(21),
  groups: z.array(z.strictObject({ group: z.enum(rfmGroups), members: s.count, spent: s.fen })).length(8),
  /** Who was given more than his payments leave, at the store's margin; absent in reports made before it was counted. */
  costly: z.strictObject({ members: s.count, lost: s.fen, marginShare: share }).optional(),
  cuts: z.strictObject({ recencyDays: z.number(), purchaseDays: z.number(), spent: z.number() }),
  stages: z.strictObject({ prospect: s.count, first: s.count, repeat: s.count, loyal: s.count, advocate: s.count }),
  /** Absent where no model is fitted: a class needs an expected value. */
  classes: z.strictObject({ key: s.count, suitable: s.count, ordinary: s.count }).optional(),
});

const policy = z.strictObject({
  horizonDays: z.number().int(),
  /** Lowest P(active) of each state, 0 to 1. */
  cutoffs: z.strictObject({ active: z.number(), quiet: z.number(), dormant: z.number() }),
  hysteresis: z.number(),
  fixedDays: z.strictObject({ active: z.number().int(), quiet: z.number().int(), dormant: z.number().int() }),
  gate: z.strictObject({ buyers: z.number().int(), historyDays: z.number().int(), newestPurchaseDays: z.number().int(), membersWithThreeDays: z.number().int() }),
  /** The share of what is paid that is left after the goods, 0 to 1. */
  marginShare: z.number(),
});
const policyFault = z.enum(retentionPolicyFaults);
const unfitPolicy = z.strictObject({ faults: z.array(policyFault).min(1) });

/** What head office and managers see of all members at once. */
export const insightsArea = {
  /** The newest report about one store, or about all of them (head office only), with the model's card. */
  report: action({
    kind: 'query',
    auth: manager,
    input: z.strictObject({ storeId: s.storeId.optional() }),
    output: z.strictObject({
      /** Absent before the first report was made. */
      report: report.optional(),
      /** Mornings, oldest first. */
      history: z.array(z.strictObject({ on: s.localDate, byState })).max(90),
      /** Absent before the first night. */
      model: modelCard.optional(),
    }),
    refusals: {},
  }),
  /** The members of a group who spent most, up to the listed number; `members` says how many there are. */
  group: action({
    kind: 'query',
    auth: manager,
    input: z.strictObject({ storeId: s.storeId.optional(), group: z.enum(rfmGroups), cursor: s.cursor.optional() }),
    output: s
      .page(z.strictObject({
        memberId: s.memberId, memberName: z.string(), memberNumber: z.string(), spent: s.fen, purchaseDays: s.count, lastPurchaseOn: s.localDate,
        state: states.optional(),
      }))
      .extend({ members: s.count, listed: s.count, businessDay: s.localDate.optional() }),
    refusals: {},
  }),
  /** Members who cost more than they bring, the dearest first: what their payments leave, and what they were given. */
  costly: action({
    kind: 'query',
    auth: manager,
    input: z.strictObject({ storeId: s.storeId.optional(), cursor: s.cursor.optional() }),
    output: s
      .page(z.strictObject({ memberId: s.memberId, memberName: z.string(), memberNumber: z.string(), margin: s.fen, given: s.fen }))
      .extend({ members: s.count, listed: s.count }),
    refusals: {},
  }),
} as const;

/** Head office's rules about states. */
export const retentionPolicyArea = {
  show: action({ kind: 'query', auth: headOffice, input: s.nothing, output: z.strictObject({ policy, version: s.count }), refusals: {} }),
  /** How many members would stand elsewhere by these rules; nothing is saved. */
  preview: action({
    kind: 'query',
    auth: headOffice,
    input: z.strictObject({ policy }),
    output: z.strictObject({
      /** What states would go by; `model_to_be_fitted`: nobody can say who would move before the next fit. */
      basis: z.enum([...stateBases, 'model_to_be_fitted', 'none']),
      /** Buyers looked at, of how many members; not complete: read in order of random ids until time was up, so a fair sample. */
      looked: s.count,
      members: s.count,
      complete: z.boolean(),
      moved: s.count,
      moves: z.array(z.strictObject({ from: states, to: states, members: s.count })).max(16),
      /** Of the members looked at, who costs more than he brings by the rules in force and by these; absent where nobody was looked at. */
      costly: z.strictObject({ now: s.count, then: s.count }).optional(),
    }),
    refusals: { RETENTION_POLICY_UNFIT: unfitPolicy },
  }),
  /** Makes these rules the ones in force, under a new version; members are judged by them from the next night on. */
  save: action({
    kind: 'command',
    auth: headOffice,
    input: z.strictObject({ policy, version: s.count }),
    output: z.strictObject({ policy, version: s.count }),
    refusals: { RETENTION_POLICY_UNFIT: unfitPolicy, POLICY_VERSION_CHANGED: z.strictObject({ version: s.count }) },
  }),
} as const;
