import { staffContract } from '../../../shared/contract/staff';
import { permitStep } from '../../../shared/domain/campaign';
import { accept, refuse } from '../../../shared/kernel/result';
import { defineCommand } from '../../_runtime/define';
import { dueAtOnce, lockCampaign } from './mine';

/**
 * Stops a campaign: preparation ends at its next page, every message asks before it is claimed, and open calls leave the lists with the
 * timer's next minute. What the platform has taken already cannot be called back.
 */
export const stop = defineCommand(staffContract.campaigns.stop, async ({ input, caller, now, tx }) => {
  const campaign = await lockCampaign(tx, caller, input.campaignId);
  const permitted = permitStep(campaign, { step: 'stop', staffId: caller.staffId, revision: campaign.revision });
  if (!permitted.ok) return refuse('CAMPAIGN_STATE', { state: campaign.state });
  await tx.campaigns.update(campaign._id, { state: 'stopped', stoppedAt: now, stoppedByName: caller.name, stopReason: input.reason.trim(), changedAt: now, workDueAt: dueAtOnce });
  return accept({ state: 'stopped' as const });
});
