import { staffContract } from '../../../shared/contract/staff';
import { campaignFaults, campaignOccasion, faultSource, permitStep } from '../../../shared/domain/campaign';
import { newId, type CampaignId } from '../../../shared/kernel/ids';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import type { CampaignDocument } from '../../_store/campaign-documents';
import { currentPolicies } from '../../_store/rules-documents';
import { keptPlan, lockCampaign } from './mine';

/** Faults that are refused at once, not only when it is handed in: what the platform forbids is never even a draft. */
const neverKept = ['template_oa_service_only', 'template_service'] as const;

/** Writes a draft. Two people who edit at once: the second is told that it has changed, and nothing of the first is lost. */
export const save = definePreparedCommand(staffContract.campaigns.save, {
  prepareOnlyReads: true,
  async prepare({ input, caller, now }) {
    const { reach } = await currentPolicies();
    const plan = keptPlan(caller, input.homeStoreId, input.plan);
    const faults = campaignFaults(plan, reach.templates, now);
    const forbidden = neverKept.filter((fault) => faults.includes(fault));
    const source = forbidden.map((fault) => faultSource[fault]).find((one) => one !== undefined);
    if (forbidden.length > 0) return refuse('CAMPAIGN_UNFIT', { faults: [...forbidden], ...(source === undefined ? {} : { source }) });
    return accept({ plan, faults, occasion: campaignOccasion(plan, reach.templates) });
  },

  async run({ input, caller, now, dice, tx, prepared: { plan, faults, occasion } }) {
    const written = { plan, occasion, changedAt: now, writtenByName: caller.name } satisfies Partial<CampaignDocument>;
    if (input.campaignId === undefined) {
      const _id = newId('campaign', dice) as CampaignId;
      await tx.campaigns.add({ _id, homeStoreId: input.homeStoreId, state: 'draft', revision: 1, writtenBy: [caller.staffId], roundsDone: 0, ...written });
      return accept({ campaignId: _id, revision: 1, faults: [...faults] });
    }
    const campaign = await lockCampaign(tx, caller, input.campaignId);
    const permitted = permitStep(campaign, { step: 'edit', staffId: caller.staffId, revision: input.revision ?? 0 });
    if (!permitted.ok) return permitted.code === 'CAMPAIGN_OWN_APPROVAL' ? refuse('CAMPAIGN_STATE', { state: campaign.state }) : permitted;
    const revision = campaign.revision + 1;
    const writtenBy = [...new Set([...campaign.writtenBy, caller.staffId])];
    // Whose campaign it is does not change: a store's draft does not become another store's.
    const kept = keptPlan(caller, campaign.homeStoreId, plan);
    await tx.campaigns.update(campaign._id, { ...written, plan: kept, revision, writtenBy });
    return accept({ campaignId: campaign._id, revision, faults: [...faults] });
  },
});
