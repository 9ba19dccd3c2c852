import { View } from '@tarojs/components';
import type { CampaignId } from '../../../../shared/kernel/ids';
import type { Campaign } from '../../features/campaigns/campaign-types';
import { CampaignHead, PreviewView, ProgressView, ResultView } from '../../features/campaigns/campaign-view';
import { useCampaign } from '../../features/campaigns/use-campaign';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { go, useAddress } from '../../navigate';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { TextField } from '../../ui/field';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';

/** One campaign, from draft to result. */
export default function CampaignPage() {
  const { campaigns, states } = useText();
  const campaignId = (useAddress('id') ?? '') as CampaignId;
  const steps = useCampaign(campaignId);
  return (
    <Screen id="campaign-screen" title={campaigns.title}>
      <ShownValue shown={steps.shown} bones={[100, 180, 140]} onRetry={() => void steps.reload()} forStaff>
        {(campaign) => (
          <View>
            <CampaignHead campaign={campaign} />
            {campaign.result && <ResultView result={campaign.result} />}
            {campaign.progress ? <ProgressView progress={campaign.progress} /> : <PreviewView campaign={campaign} />}
            {campaign.progress && !campaign.result && <View className="quiet small" style={{ marginTop: '8px' }}>{campaigns.resultSoon}</View>}
            <Steps campaign={campaign} steps={steps} />
            {steps.asking && (
              <Sheet title={steps.asking === 'stop' ? campaigns.stopTitle : campaigns.declineTitle} closeWord={states.close} onClose={() => steps.ask(undefined)}>
                {steps.asking === 'stop' && <View className="quiet small" style={{ marginBottom: '8px' }}>{campaigns.stopHint}</View>}
                <TextField id="campaign-reason" label={campaigns.reason} value={steps.reason} most={100} onChange={steps.setReason} />
                <Button id="campaign-answer" disabled={steps.busy || steps.reason.trim().length < 2} onClick={() => steps.answer(campaign)}>{steps.asking === 'stop' ? campaigns.stopSend : campaigns.decline}</Button>
              </Sheet>
            )}
          </View>
        )}
      </ShownValue>
    </Screen>
  );
}

/** What may be done next by whoever looks, the likeliest first. */
function Steps({ campaign, steps }: { campaign: Campaign; steps: ReturnType<typeof useCampaign> }) {
  const { campaigns } = useText();
  const { may, preview, counting } = campaign;
  const draft = campaign.state === 'draft' || campaign.state === 'waiting';
  return (
    <View className="stack" style={{ marginTop: '16px' }}>
      {may.approve && <Button id="campaign-approve" disabled={steps.busy} onClick={() => steps.approve(campaign)}>{campaigns.approve}</Button>}
      {draft && !preview && !counting && <Button id="campaign-count" kind={may.approve ? 'plain' : 'primary'} disabled={steps.busy} onClick={() => steps.count(campaign)}>{campaigns.count}</Button>}
      {may.submit && <Button id="campaign-submit" kind={preview ? 'primary' : 'plain'} disabled={steps.busy} onClick={() => steps.submit(campaign)}>{campaigns.submit}</Button>}
      {may.edit && <Button id="campaign-edit" kind="plain" onClick={() => go.editCampaign(campaign.campaignId)}>{campaigns.edit}</Button>}
      {draft && campaign.plan.templateIds.length > 0 && <Button id="campaign-test" kind="plain" disabled={steps.busy} onClick={() => steps.test(campaign)}>{campaigns.test}</Button>}
      {may.decline && may.approve && <Button id="campaign-decline" kind="plain" onClick={() => steps.ask('decline')}>{campaigns.decline}</Button>}
      {may.decline && !may.approve && <View className="quiet small" style={{ marginTop: '12px' }}>{campaigns.waitsFor}</View>}
      {may.decline && !may.approve && <Button id="campaign-take-back" kind="quiet" disabled={steps.busy} onClick={() => steps.takeBack(campaign)}>{campaigns.takeBack}</Button>}
      <Card flush className="t-after"><Row id="campaign-why" icon="search" title={campaigns.why} onClick={() => go.why(undefined, campaign.campaignId)} /></Card>
      {may.stop && campaign.state !== 'waiting' && <Button id="campaign-stop" kind="plain" className="bad" onClick={() => steps.ask('stop')}>{campaigns.stop}</Button>}
    </View>
  );
}
