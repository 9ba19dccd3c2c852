import { staffContract } from '../../../shared/contract/staff';
import { permitStep } from '../../../shared/domain/campaign';
import { accept, refuse } from '../../../shared/kernel/result';
import { defineCommand } from '../../_runtime/define';
import { lockCampaign } from './mine';

/** Sends a campaign back to its writer, who may take it back himself; it is a draft again, with the word of why. */
export const decline = defineCommand(staffContract.campaigns.decline, async ({ input, caller, now, tx }) => {
  const campaign = await lockCampaign(tx, caller, input.campaignId);
  const permitted = permitStep(campaign, { step: 'decline', staffId: caller.staffId, revision: input.revision });
  if (!permitted.ok) return permitted.code === 'CAMPAIGN_OWN_APPROVAL' ? refuse('CAMPAIGN_NOT_YOURS_TO_DECLINE', {}) : permitted;
  if (caller.role !== 'head_office' && !campaign.writtenBy.includes(caller.staffId)) return refuse('CAMPAIGN_NOT_YOURS_TO_DECLINE', {});
  await tx.campaigns.update(campaign._id, { state: 'draft', revision: campaign.revision + 1, declinedBecause: input.because.trim(), decidedByName: caller.name, decidedAt: now, changedAt: now });
  return accept({ state: 'draft' as const });
});
