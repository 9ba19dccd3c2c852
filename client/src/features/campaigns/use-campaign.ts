import { useState } from 'react';
import type { CampaignId } from '../../../../shared/kernel/ids';
import { staffApi, useCommand, useQuery, type Answer } from '../../api';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';
import type { Campaign } from './campaign-types';

type Step = () => Promise<Answer<unknown, unknown>>;

/** A campaign on the screen and every step that may be taken with it. `asking` is the reason a step wants first. */
export function useCampaign(campaignId: CampaignId) {
  const text = useText();
  const { campaigns } = text;
  const { shown, reload } = useQuery(() => staffApi.query.campaigns.show({ campaignId }), { about: campaignId });
  const [asking, setAsking] = useState<'decline' | 'stop'>();
  const [reason, setReason] = useState('');
  const { count, submit, approve, decline, stop, test } = staffApi.command.campaigns;
  const stepping = useCommand((step: Step) => step());
  const take = async (step: Step, said: string) => {
    const answer = await stepping.run(step);
    if (!answer) return;
    notice(answer.kind === 'done' ? said : sayProblem(text, answer));
    setAsking(undefined);
    setReason('');
    await reload();
  };
  const seen = (campaign: Campaign) => ({ campaignId, revision: campaign.revision });
  const because = { campaignId, reason: reason.trim() };
  return {
    shown, reload, asking, reason, setReason, busy: stepping.busy,
    ask: setAsking,
    count: (campaign: Campaign) => void take(() => count(seen(campaign)), campaigns.counting),
    submit: (campaign: Campaign) => void take(() => submit(seen(campaign)), campaigns.submitted),
    approve: (campaign: Campaign) => void take(() => approve(seen(campaign)), campaigns.approved),
    takeBack: (campaign: Campaign) => void take(() => decline({ ...seen(campaign), because: campaigns.takenBack }), campaigns.takenBack),
    test: (campaign: Campaign) => {
      const [templateId = ''] = campaign.plan.templateIds;
      void take(() => test({ campaignId, templateId }), campaigns.tested(campaign.plan.name));
    },
    answer: (campaign: Campaign) => void (asking === 'stop' ? take(() => stop(because), campaigns.stopped) : take(() => decline({ ...seen(campaign), because: reason.trim() }), campaigns.declined)),
  };
}
