import { roundStartsAt, watchedUntil } from '../../shared/domain/campaign';
import { addDays, instant, localDateOf, localTime, type Instant, type LocalDate } from '../../shared/kernel/time';
import type { CampaignDocument } from '../_store/campaign-documents';

/** Something the timer does for a campaign, and from when on. */
export type CampaignWork = { readonly dueAt: Instant } & (
  | { readonly kind: 'count'; readonly revision: number }
  | { readonly kind: 'prepare'; readonly round: number }
  | { readonly kind: 'call_off' }
  /** Purchases up to the end of the day before `dueAt`. */
  | { readonly kind: 'measure' }
);

/** Results are counted in the morning, when the day before is over. */
const measureHour = 7;
const atOnce = instant(0);

/** What is next to be done for a campaign, the earliest due first; null when nothing will ever be due. */
export function nextWork(campaign: CampaignDocument): CampaignWork | null {
  const works = [countWork(campaign), callOffWork(campaign), prepareWork(campaign), measureWork(campaign)].flatMap((work) => work ?? []);
  return works.sort((left, right) => left.dueAt - right.dueAt)[0] ?? null;
}

/** Counted for who writes and who decides; what is approved is counted by being prepared. */
function countWork({ state, countRevision, revision, count }: CampaignDocument): CampaignWork | null {
  return (state === 'draft' || state === 'waiting') && countRevision === revision && count?.revision !== revision ? { kind: 'count', dueAt: atOnce, revision } : null;
}

/** Calls of a stopped campaign are taken off the lists; its messages are stopped by the claim of each. */
function callOffWork({ state, roundsDone, calledOffAt }: CampaignDocument): CampaignWork | null {
  return state === 'stopped' && roundsDone > 0 && calledOffAt === undefined ? { kind: 'call_off', dueAt: atOnce } : null;
}

function prepareWork({ state, startsAt, plan, roundsDone }: CampaignDocument): CampaignWork | null {
  if ((state !== 'scheduled' && state !== 'running') || startsAt === undefined || roundsDone >= plan.rounds) return null;
  return { kind: 'prepare', dueAt: roundStartsAt(startsAt, plan, roundsDone + 1), round: roundsDone + 1 };
}

/** A stopped campaign is measured to its end as well: what it did before it was stopped is worth knowing. */
function measureWork({ state, startsAt, roundsDone, result }: CampaignDocument): CampaignWork | null {
  if ((state !== 'running' && state !== 'stopped') || startsAt === undefined || roundsDone === 0 || result?.final) return null;
  const asOf = result ? addDays(result.asOf, 1) : localDateOf(startsAt);
  return { kind: 'measure', dueAt: localTime(addDays(asOf, 1), measureHour) };
}

/** Whether a result as of a day is the last one. */
export function isFinal({ startsAt, plan }: CampaignDocument, asOf: LocalDate): boolean {
  return startsAt !== undefined && asOf >= watchedUntil(startsAt, plan);
}
