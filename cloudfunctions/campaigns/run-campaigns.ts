import type { Tick } from '../_runtime/job';
import { workRun, type KeepOf } from '../_runtime/job-run';
import { log } from '../_runtime/log';
import { noCount, nothingMeasured, type CampaignDocument, type CampaignRunDocument } from '../_store/campaign-documents';
import { is, removeField } from '../_store/collection';
import { currentPolicies } from '../_store/rules-documents';
import { store } from '../_store/store';
import { readAudienceDay, type AudienceDay } from './audience-day';
import { callOff } from './call-off';
import { countAudience } from './count-audience';
import { measure } from './measure';
import { prepareRound } from './prepare-round';
import { measureStanding } from './standing';
import { nextWork, type CampaignWork } from './work';

/** Campaigns looked at in one tick; what is left is due in the next. */
const mostCampaigns = 20;
/** Time a page and its writing down may take: with less left in the tick, the next tick takes it. */
export const pageTimeMs = 8_000;

export interface CampaignsReport {
  /** Works of this tick by what became of them. */
  readonly counts: Readonly<Record<string, number>>;
}

/** One minute of campaigns: whatever is due, the longest due first, each as far as the time reaches. */
export async function runCampaigns(tick: Tick): Promise<CampaignsReport> {
  const counts: Record<string, number> = {};
  const due = await store.campaigns.find({ filter: { workDueAt: is.atMost(tick.now) }, order: [{ field: 'workDueAt', direction: 'asc' }], limit: mostCampaigns, fields: ['_id'] });
  for (const { _id } of due) {
    if (tick.timeLeftMs() < pageTimeMs) break;
    // One campaign that fails by a bug of ours must not stand in the way of the others.
    const became = await workOn(tick, _id).catch((error: unknown) => {
      log('error', 'campaign failed', { campaignId: _id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      return 'error';
    });
    counts[became] = (counts[became] ?? 0) + 1;
  }
  if (tick.timeLeftMs() >= pageTimeMs) {
    const months = await measureStanding(tick);
    if (months > 0) counts['months of the win-back'] = months;
  }
  return { counts };
}

/** Everything due of one campaign, one work after the other: what is counted late must not hold up what is approved. */
async function workOn(tick: Tick, campaignId: CampaignDocument['_id']): Promise<string> {
  const became: string[] = [];
  while (tick.timeLeftMs() > pageTimeMs) {
    const campaign = await store.campaigns.get(campaignId);
    const work = campaign && nextWork(campaign);
    if (!campaign || !work || work.dueAt > tick.now) {
      if (campaign) await planNext(campaign, work?.dueAt);
      break;
    }
    if (work.kind === 'prepare' && work.round === 1) await store.campaigns.updateWhere({ _id: campaignId, state: 'scheduled' }, { state: 'running' });
    const { state } = await workRun(tick, {
      runs: store.campaignRuns,
      first: firstRun(tick, campaign, work),
      pageTimeMs,
      begin: async () => readAudienceDay(tick, await currentPolicies()),
      phase: (day, run, keep) => workPhase(day, campaign, work, run, keep),
    });
    became.push(`${work.kind} ${state}`);
    if (state !== 'done') break;
  }
  return became.length === 0 ? 'planned' : became.join(', ');
}

/** When the timer looks again. A request that came in meanwhile has moved the moment, and stands. */
async function planNext({ _id, workDueAt }: CampaignDocument, dueAt: CampaignDocument['workDueAt']): Promise<void> {
  if (workDueAt !== undefined) await store.campaigns.updateWhere({ _id, workDueAt }, { workDueAt: dueAt ?? removeField });
}

function firstRun({ businessDay, now }: Tick, { _id }: CampaignDocument, work: CampaignWork): Omit<CampaignRunDocument, 'leaseUntil' | 'leaseHolder'> {
  const about = work.kind === 'count' ? work.revision : work.kind === 'prepare' ? work.round : work.kind === 'measure' ? businessDay : 'stopped';
  return {
    _id: `${work.kind}_${_id}_${about}`, businessDay, state: 'running', phase: work.kind, campaignId: _id, startedAt: now,
    stretch: 0, cursor: '', counted: noCount, measured: nothingMeasured,
  };
}

async function workPhase(day: AudienceDay, campaign: CampaignDocument, work: CampaignWork, run: CampaignRunDocument, keep: KeepOf<CampaignRunDocument>): Promise<unknown> {
  switch (work.kind) {
    case 'count':
      return countAudience(day, campaign, run, keep);
    case 'prepare':
      return prepareRound(day, campaign, work.round, run, keep);
    case 'measure':
      return measure(day, campaign, run, keep);
    case 'call_off':
      return callOff(day, campaign, run, keep);
  }
}
