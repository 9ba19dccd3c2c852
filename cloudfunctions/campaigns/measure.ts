import { adjustedSpendDifference, momentsOf, spendCap, windowEndsOn, withMember, type SpendCell } from '../../shared/domain/campaign';
import type { PurchaseStatistics } from '../../shared/domain/retention';
import { addDays, dayNumber, type LocalDate } from '../../shared/kernel/time';
import type { KeepOf } from '../_runtime/job-run';
import type { CampaignDocument, CampaignResult, CampaignRunDocument, MeasuredArms, RecipientDocument } from '../_store/campaign-documents';
import { slicesOf } from '../_store/batch';
import { is, type Filter } from '../_store/collection';
import { store } from '../_store/store';
import type { AudienceDay } from './audience-day';
import { isFinal } from './work';

const pageSize = 1_000;

/** Time a page of recipients may take. */
export const measurePageTimeMs = 8_000;

/** Whose recipients are counted, and where the result goes. */
export interface MeasuredList {
  readonly campaignId: string;
  readonly windowDays: number;
  /** Purchases up to the end of this day count. */
  readonly asOf: LocalDate;
  /** Whether every window is over by then. */
  readonly final: boolean;
  readonly write: (result: CampaignResult) => Promise<void>;
}

/** Counts one page of a campaign's recipients; a campaign whose last window is over is done. */
export function measure(day: AudienceDay, campaign: CampaignDocument, run: CampaignRunDocument, keep: KeepOf<CampaignRunDocument>): Promise<unknown> {
  const asOf = addDays(day.tick.businessDay, -1);
  const final = isFinal(campaign, asOf);
  const write = async (result: CampaignResult): Promise<void> => {
    await store.campaigns.updateWhere({ _id: campaign._id }, { result });
    if (final) await store.campaigns.updateWhere({ _id: campaign._id, state: 'running' }, { state: 'done' });
  };
  return measureRecipients({ campaignId: campaign._id, windowDays: campaign.plan.windowDays, asOf, final, write }, run, keep);
}

/**
 * Counts one page of recipients: who bought within his window, and what he spent, up to the end of yesterday. Everybody who was drawn counts
 * in the arm he was drawn for, whether his message arrived or not. After the last page the result is written, small.
 */
export async function measureRecipients({ campaignId, windowDays, asOf, final, write }: MeasuredList, run: CampaignRunDocument, keep: KeepOf<CampaignRunDocument>): Promise<unknown> {
  const filter: Filter = { campaignId, ...(run.cursor === '' ? {} : { _id: is.above(run.cursor) }) };
  const page = await store.recipients.find({ filter, order: [{ field: '_id', direction: 'asc' }], limit: pageSize });
  const measured = await withPage(run.measured, page, windowDays, asOf);
  if (page.length === pageSize) return keep({ cursor: page.at(-1)?._id ?? run.cursor, measured });
  await write(resultOf(measured, asOf, final));
  return keep({ state: 'done', phase: 'done' });
}

async function withPage(before: MeasuredArms, page: readonly RecipientDocument[], windowDays: number, asOf: LocalDate): Promise<MeasuredArms> {
  const statistics = new Map<string, PurchaseStatistics>();
  for (const slice of slicesOf(page, 500)) {
    const found = await store.accounts.find({ filter: { _id: is.oneOf(slice.map(({ memberId }) => memberId)) }, limit: 500, fields: ['statistics'] });
    for (const account of found) statistics.set(account._id, account.statistics);
  }
  const strata = new Map(before.strata.map((one) => [one.stratum, one]));
  const cells = { told: cellsOf(before.told), held_out: cellsOf(before.heldOut) };
  let { opened } = before;
  for (const recipient of page) {
    const { bought, spent } = withinWindow(statistics.get(recipient.memberId), recipient.assignedOn, windowDays, asOf);
    withMember(cells[recipient.arm], spent, recipient.expected);
    const none = { members: 0, did: 0 };
    const stratum = strata.get(recipient.stratum) ?? { stratum: recipient.stratum, told: none, heldOut: none };
    const side = recipient.arm === 'told' ? 'told' : 'heldOut';
    strata.set(recipient.stratum, { ...stratum, [side]: { members: stratum[side].members + 1, did: stratum[side].did + (bought ? 1 : 0) } });
    if (recipient.openedAt !== undefined) opened += 1;
  }
  return { strata: [...strata.values()], told: [...cells.told.values()], heldOut: [...cells.held_out.values()], opened };
}

const cellsOf = (cells: readonly SpendCell[]): Map<number, SpendCell> => new Map(cells.map((cell) => [cell.spent, cell]));

/** Purchases of the window's days, the day of the drawing included: by day, because that is how statistics are kept, and alike for both arms. */
function withinWindow(statistics: PurchaseStatistics | undefined, assignedOn: LocalDate, windowDays: number, asOf: LocalDate): { readonly bought: boolean; readonly spent: number } {
  const end = windowEndsOn(assignedOn, windowDays);
  const [first, last] = [dayNumber(assignedOn), dayNumber(end < asOf ? end : asOf)];
  const days = (statistics?.recent ?? []).filter(([day]) => day >= first && day <= last);
  return { bought: days.length > 0, spent: days.reduce((sum, [, , spent]) => sum + spent, 0) };
}

function resultOf({ strata, told, heldOut, opened }: MeasuredArms, asOf: LocalDate, final: boolean): CampaignResult {
  const cap = spendCap(told, heldOut);
  const [ours, theirs] = [momentsOf(told, cap), momentsOf(heldOut, cap)];
  const spend = adjustedSpendDifference(ours, theirs);
  return {
    asOf, final, opened,
    strata: strata.map(({ told: a, heldOut: b }) => ({ told: a, heldOut: b })),
    visited: strata.reduce((sum, stratum) => sum + stratum.told.did, 0),
    spent: told.reduce((sum, { spent, members }) => sum + spent * members, 0),
    spend: spend && { told: ours.members, heldOut: theirs.members, difference: spend.difference, standardError: spend.standardError },
  };
}
