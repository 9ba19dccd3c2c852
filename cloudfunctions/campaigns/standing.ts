import { standingWindowDays } from '../../shared/domain/campaign';
import { addDays, minuteMs } from '../../shared/kernel/time';
import type { Tick } from '../_runtime/job';
import { workRun } from '../_runtime/job-run';
import { noCount, nothingMeasured, type CampaignRunDocument } from '../_store/campaign-documents';
import { is, removeField } from '../_store/collection';
import { standingEndsOn, type StandingResultDocument } from '../_store/standing-documents';
import { store } from '../_store/store';
import { measureRecipients, measurePageTimeMs } from './measure';

/** Looked for so often: each look costs one read, and nothing of it hurries. */
const everyMinutes = 10;
/** Months that are still watched: a window reaches into the second and third month behind its own. */
const mostMonths = 6;

/** Counts what the win-back brought, once a day for each month whose members are still watched. Answers how many months were counted to the end. */
export async function measureStanding(tick: Tick): Promise<number> {
  if (Math.floor(tick.now / minuteMs) % everyMinutes !== 0) return 0;
  const due = await store.standingResults.find({ filter: { dueOn: is.atMost(tick.businessDay) }, order: [{ field: 'dueOn', direction: 'asc' }], limit: mostMonths });
  let counted = 0;
  for (const standing of due) {
    if (tick.timeLeftMs() < measurePageTimeMs) break;
    const { state } = await workRun<CampaignRunDocument, null>(tick, {
      runs: store.campaignRuns,
      first: firstRun(tick, standing),
      pageTimeMs: measurePageTimeMs,
      begin: () => Promise.resolve(null),
      phase: (_, run, keep) => measureRecipients(measuredOf(tick, standing), run, keep),
    });
    if (state === 'done') counted += 1;
  }
  return counted;
}

function firstRun({ businessDay, now }: Tick, { _id }: StandingResultDocument): Omit<CampaignRunDocument, 'leaseUntil' | 'leaseHolder'> {
  return {
    _id: `measure_${_id}_${businessDay}`, businessDay, state: 'running', phase: 'measure', campaignId: _id, startedAt: now,
    stretch: 0, cursor: '', counted: noCount, measured: nothingMeasured,
  };
}

function measuredOf({ businessDay }: Tick, { _id, month }: StandingResultDocument): Parameters<typeof measureRecipients>[0] {
  const asOf = addDays(businessDay, -1);
  const final = asOf >= standingEndsOn(month);
  return {
    campaignId: _id, windowDays: standingWindowDays, asOf, final,
    write: async (result) => void (await store.standingResults.updateWhere({ _id }, { result, dueOn: final ? removeField : addDays(businessDay, 1) })),
  };
}
