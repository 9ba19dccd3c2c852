import { instant, type Instant } from '../../../shared/kernel/time';
import type { CampaignPlan } from '../../../shared/domain/campaign';
import { forbidden, notFound } from '../../_runtime/fault';
import type { StaffCaller } from '../../_runtime/identity';
import { seesStore } from '../../_runtime/identity';
import type { CampaignDocument } from '../../_store/campaign-documents';
import { store, type Transaction } from '../../_store/store';

/** A campaign the caller may see: his stores' own, for head office every one. Another's is not there. */
export async function campaignOfMine(caller: StaffCaller, campaignId: string): Promise<CampaignDocument> {
  const campaign = await store.campaigns.get(campaignId);
  return isMine(caller, campaign?.homeStoreId) && campaign ? campaign : notFound();
}

/** The same inside a transaction. */
export async function lockCampaign(tx: Transaction, caller: StaffCaller, campaignId: string): Promise<CampaignDocument> {
  const campaign = await tx.campaigns.get(campaignId);
  return isMine(caller, campaign?.homeStoreId) && campaign ? campaign : notFound();
}

const isMine = (caller: StaffCaller, home: CampaignDocument['homeStoreId'] | undefined): boolean =>
  home !== undefined && (home === 'all' ? caller.storeIds === 'all' : seesStore(caller, home));

/**
 * The plan as it is kept: a store's campaign is for that store's members, whatever the call says; head office chooses freely.
 * @throws FaultError FORBIDDEN for a store that is not the caller's, or a brand-wide campaign of somebody else than head office.
 */
export function keptPlan(caller: StaffCaller, home: CampaignDocument['homeStoreId'], plan: CampaignPlan): CampaignPlan {
  if (!isMine(caller, home)) return forbidden();
  return { ...plan, name: plan.name.trim(), audience: { ...plan.audience, storeIds: home === 'all' ? plan.audience.storeIds : [home] } };
}

/** As soon as the timer looks. */
export const dueAtOnce: Instant = instant(0);
