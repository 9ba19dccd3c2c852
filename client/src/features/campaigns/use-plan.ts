import { useState } from 'react';
import type { StoreId } from '../../../../shared/kernel/ids';
import { staffApi, useCommand } from '../../api';
import { go } from '../../navigate';
import { sayProblem, sayRefusal, useText } from '../../text';
import { emptyPlan, type Campaign, type Plan } from './campaign-types';

/** Writing a campaign: the plan as it is typed, and what came of saving it. */
export function usePlan(campaign: Campaign | undefined, homeStoreId: StoreId | 'all') {
  const text = useText();
  const [plan, setPlan] = useState<Plan>(campaign?.plan ?? emptyPlan);
  const [said, setSaid] = useState<string>();
  const saving = useCommand(staffApi.command.campaigns.save);
  const change = (part: Partial<Plan>) => {
    setPlan((before) => ({ ...before, ...part }));
    setSaid(undefined);
  };
  const save = async () => {
    const edited = campaign ? { campaignId: campaign.campaignId, revision: campaign.revision } : {};
    const answer = await saving.run({ ...edited, homeStoreId: campaign?.homeStoreId ?? homeStoreId, plan });
    if (!answer) return;
    if (answer.kind === 'done') return campaign ? go.back() : go.savedCampaign(answer.value.campaignId);
    setSaid(answer.kind === 'refused' ? sayRefusal(text, answer.refusal) : sayProblem(text, answer));
  };
  return { plan, change, said, busy: saving.busy, save: () => void save() };
}
