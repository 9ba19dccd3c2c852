import { staffContract } from '../../../shared/contract/staff';
import { campaignFaults, permitStep } from '../../../shared/domain/campaign';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { currentPolicies } from '../../_store/rules-documents';
import { lockCampaign } from './mine';

/** The next level approves what it saw; nobody approves what he wrote. From its moment on the timer prepares the first round. */
export const approve = definePreparedCommand(staffContract.campaigns.approve, {
  prepareOnlyReads: true,
  prepare: async () => accept((await currentPolicies()).reach.templates),
  async run({ input, caller, now, tx, prepared: templates }) {
    const campaign = await lockCampaign(tx, caller, input.campaignId);
    const permitted = permitStep(campaign, { step: 'approve', staffId: caller.staffId, revision: input.revision });
    if (!permitted.ok) return permitted;
    const { startAt } = campaign.plan;
    // A start that has passed while it waited is no fault of its writer: it begins now.
    const faults = campaignFaults({ ...campaign.plan, startAt: null }, templates, now);
    if (faults.length > 0) return refuse('CAMPAIGN_UNFIT', { faults: [...faults] });
    const startsAt = startAt !== null && startAt > now ? startAt : now;
    await tx.campaigns.update(campaign._id, { state: 'scheduled', decidedByName: caller.name, decidedAt: now, changedAt: now, startsAt, workDueAt: startsAt });
    return accept({ state: 'scheduled' as const, startsAt });
  },
});
