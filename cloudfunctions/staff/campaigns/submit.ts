import { staffContract } from '../../../shared/contract/staff';
import { campaignFaults, permitStep } from '../../../shared/domain/campaign';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { currentPolicies } from '../../_store/rules-documents';
import { dueAtOnce, lockCampaign } from './mine';

/** Hands a draft in to the next level, whole and as it was seen. */
export const submit = definePreparedCommand(staffContract.campaigns.submit, {
  prepareOnlyReads: true,
  prepare: async () => accept((await currentPolicies()).reach.templates),
  async run({ input, caller, now, tx, prepared: templates }) {
    const campaign = await lockCampaign(tx, caller, input.campaignId);
    const permitted = permitStep(campaign, { step: 'submit', staffId: caller.staffId, revision: input.revision });
    if (!permitted.ok) return permitted.code === 'CAMPAIGN_OWN_APPROVAL' ? refuse('CAMPAIGN_STATE', { state: campaign.state }) : permitted;
    const faults = campaignFaults(campaign.plan, templates, now);
    if (faults.length > 0) return refuse('CAMPAIGN_UNFIT', { faults: [...faults] });
    const writtenBy = [...new Set([...campaign.writtenBy, caller.staffId])];
    // Whoever decides should see the figures: they are counted now, if nobody asked before.
    const counting = campaign.count?.revision === campaign.revision ? {} : { countRevision: campaign.revision, workDueAt: dueAtOnce };
    await tx.campaigns.update(campaign._id, { state: 'waiting', writtenBy, changedAt: now, ...counting });
    return accept({ state: 'waiting' as const });
  },
});
