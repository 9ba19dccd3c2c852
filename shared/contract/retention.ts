import { z } from 'zod';
import { complaintMarks } from '../domain/complaint';
import { retentionStates, stateBases } from '../domain/retention';
import { action } from './action';
import { channels, decisionView } from './reach';
import * as s from './schema';

const manager = { role: 'manager' } as const;

/** Facts a guide can say aloud; the screen makes the sentence. */
export const retentionReason = z.strictObject({
  /** How the state was found: by the fitted model, or by fixed days while the store has too little history. */
  basis: z.enum(stateBases),
  purchaseDays: s.count,
  usualGapDays: z.number().optional(),
  daysSinceLast: s.count,
  /** P(active in the horizon) in basis points; absent under fixed days. */
  probabilityActive: s.basisPoints.optional(),
  horizonDays: s.count,
  /** Of the members in this state at the model's last test, those who came back by themselves within the horizon. */
  returnShareOfAlike: s.basisPoints.optional(),
  /** Half of those like him who are still customers come between the outer days. */
  expectedVisit: z.strictObject({ earliestOn: s.localDate, likelyOn: s.localDate, latestOn: s.localDate }).optional(),
});

const driftingRow = z.strictObject({
  memberId: s.memberId,
  memberName: z.string(),
  tierName: s.localName,
  storeId: s.storeId,
  state: z.enum(retentionStates),
  previousState: z.enum(retentionStates).optional(),
  changedOn: s.localDate,
  lastPurchaseOn: s.localDate,
  spendTotal: s.fen,
  reason: retentionReason,
  /** What his complaints say beside it; the model knows purchases alone. */
  complaint: z.enum(complaintMarks).optional(),
  decision: decisionView.optional(),
});

export const nightRun = z.strictObject({
  businessDay: s.localDate,
  state: z.enum(['running', 'done']),
  startedAt: s.instant,
  finishedAt: s.instant.optional(),
  basis: z.enum(stateBases),
  membersSeen: s.count,
  membersChanged: s.count,
  byState: z.record(z.enum(retentionStates), s.count),
  decided: z.record(z.enum(channels), s.count),
  /** Members scored for the first time who had been away for long already: nothing was sent to them for that. */
  leftAlone: s.count,
});

/** The staff's area `retention`. */
export const retentionArea = {
  /** Members who are drifting away, latest change first, with the reason and what was decided. */
  drifting: action({
    kind: 'query',
    auth: manager,
    input: z.strictObject({ state: z.enum(retentionStates), storeId: s.storeId.optional(), cursor: s.cursor.optional() }),
    output: s.page(driftingRow).extend({ total: s.count }),
    refusals: {},
  }),
  /** The last nights, newest first. */
  nights: action({ kind: 'query', auth: manager, input: s.nothing, output: z.strictObject({ runs: z.array(nightRun).max(30) }), refusals: {} }),
} as const;
