import { staffContract } from '../../../shared/contract/staff';
import { accept, refuse } from '../../../shared/kernel/result';
import { defineCommand } from '../../_runtime/define';
import { dueAtOnce, lockCampaign } from './mine';

/** Asks the timer for the exact count of what is written now; what is counted already stays. */
export const count = defineCommand(staffContract.campaigns.count, async ({ input, caller, tx }) => {
  const campaign = await lockCampaign(tx, caller, input.campaignId);
  if (campaign.state !== 'draft' && campaign.state !== 'waiting') return refuse('CAMPAIGN_STATE', { state: campaign.state });
  if (campaign.revision !== input.revision) return refuse('CAMPAIGN_CHANGED', { revision: campaign.revision });
  if (campaign.count?.revision === campaign.revision) return accept({ counting: false });
  await tx.campaigns.update(campaign._id, { countRevision: campaign.revision, workDueAt: dueAtOnce });
  return accept({ counting: true });
});
