import { View } from '@tarojs/components';
import type { CampaignId, StoreId } from '../../../../shared/kernel/ids';
import { staffApi, useQuery } from '../../api';
import { AudienceFields } from '../../features/campaigns/audience-fields';
import type { Campaign, Choices } from '../../features/campaigns/campaign-types';
import { ContentFields } from '../../features/campaigns/content-fields';
import { TimeFields } from '../../features/campaigns/time-fields';
import { usePlan } from '../../features/campaigns/use-plan';
import { useDesk, type Overview } from '../../features/desk/use-desk';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { TextField } from '../../ui/field';

/** 写活动: a new one, or a draft as it stands. */
export default function CampaignEditPage() {
  const { campaigns } = useText();
  const campaignId = useAddress('id') as CampaignId | undefined;
  const { shown: desk, reload: reloadDesk, store } = useDesk();
  const { shown, reload } = useQuery(() => staffApi.query.campaigns.choices());
  const { shown: draft, reload: reloadDraft } = useQuery(() => staffApi.query.campaigns.show({ campaignId: campaignId ?? ('none' as CampaignId) }), { about: campaignId ?? '' });
  return (
    <Screen id="campaign-edit-screen" title={campaigns.editTitle}>
      <ShownValue shown={desk} bones={[60, 200, 300]} onRetry={() => void reloadDesk()} forStaff>
        {({ staff }) => (
          <ShownValue shown={shown} bones={[60, 200, 300]} onRetry={() => void reload()} forStaff>
            {(choices) =>
              campaignId === undefined ? (
                <PlanForm choices={choices} staff={staff} storeId={store?.storeId} />
              ) : (
                <ShownValue shown={draft} bones={[60, 200, 300]} onRetry={() => void reloadDraft()} forStaff>
                  {(campaign) => <PlanForm key={campaign.revision} choices={choices} staff={staff} storeId={store?.storeId} campaign={campaign} />}
                </ShownValue>
              )
            }
          </ShownValue>
        )}
      </ShownValue>
    </Screen>
  );
}

function PlanForm({ choices, staff, storeId, campaign }: { choices: Choices; staff: Overview['staff']; storeId: StoreId | undefined; campaign?: Campaign }) {
  const { campaigns, say } = useText();
  const home = staff.role === 'head_office' ? ('all' as const) : (storeId ?? 'all');
  const { plan, change, said, busy, save } = usePlan(campaign, home);
  const store = staff.stores.find((one) => one.storeId === (campaign?.homeStoreId ?? home));
  return (
    <View>
      <TextField id="plan-name" label={campaigns.name} value={plan.name} hint={campaigns.nameHint} most={20} onChange={(name) => change({ name })} />
      <Section title={`${campaigns.whom} · ${store ? campaigns.whomStore(say.name(store.name)) : campaigns.allStores}`}>
        <Card><AudienceFields audience={plan.audience} choices={choices} onChange={(audience) => change({ audience })} /></Card>
      </Section>
      <Section title={campaigns.what}><ContentFields plan={plan} choices={choices} onChange={change} /></Section>
      <Section title={campaigns.when}><Card><TimeFields plan={plan} onChange={change} /></Card></Section>
      {said !== undefined && <View id="plan-said" className="bad small" style={{ margin: '8px 0', overflowWrap: 'anywhere' }}>{said}</View>}
      <Button id="plan-save" disabled={busy} onClick={save}>{campaigns.save}</Button>
    </View>
  );
}
