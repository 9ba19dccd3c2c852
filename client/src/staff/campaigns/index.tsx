import { View } from '@tarojs/components';
import { staffApi, usePages, useQuery } from '../../api';
import { CampaignList, PooledCard, StandingCard } from '../../features/campaigns/campaign-list';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Button } from '../../ui/button';

/** 活动推送: what all campaigns brought, and each of them. */
export default function CampaignsPage() {
  const { campaigns } = useText();
  const pages = usePages((cursor) => staffApi.query.campaigns.list(cursor === undefined ? {} : { cursor }));
  const { shown } = useQuery(() => staffApi.query.campaigns.pooled());
  return (
    <Screen id="campaigns-screen" title={campaigns.title} foot={<Button id="campaign-new" onClick={go.newCampaign}>{campaigns.make}</Button>}>
      {shown.status === 'ready' && shown.value.standing && <StandingCard standing={shown.value.standing} />}
      <PagedList pages={pages} bone={88} forStaff empty={{ title: campaigns.none, detail: campaigns.noneHint }}>
        {(rows) => (
          <View>
            {shown.status === 'ready' && <PooledCard pooled={shown.value} />}
            <CampaignList rows={rows} />
          </View>
        )}
      </PagedList>
    </Screen>
  );
}
