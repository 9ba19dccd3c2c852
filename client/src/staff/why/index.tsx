import { View } from '@tarojs/components';
import { useState } from 'react';
import type { CampaignId, MemberId } from '../../../../shared/kernel/ids';
import { staffApi, usePages } from '../../api';
import { WhyList, WhyNow } from '../../features/campaigns/why-view';
import { FindStep } from '../../features/checkout/find-step';
import { StorePick } from '../../features/desk/store-pick';
import { useDesk } from '../../features/desk/use-desk';
import { Screen } from '../../frame/screen';
import { ProblemState } from '../../frame/shown';
import { useAddress } from '../../navigate';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Section } from '../../ui/card';
import { Skeleton } from '../../ui/states';

/** 为什么没收到: any member, for a campaign and in general. */
export default function WhyPage() {
  const { campaigns } = useText();
  const campaignId = useAddress('campaign') as CampaignId | undefined;
  const [memberId, setMemberId] = useState(useAddress('id') as MemberId | undefined);
  const { stores, store, chooseStore } = useDesk();
  return (
    <Screen id="why-screen" title={campaigns.whyTitle}>
      {memberId === undefined ? (
        <View>
          <StorePick stores={stores} store={store} onChoose={chooseStore} />
          {store && <FindStep storeId={store.storeId} onFound={({ member }) => setMemberId(member.memberId)} />}
        </View>
      ) : (
        <WhyOf memberId={memberId} campaignId={campaignId} />
      )}
    </Screen>
  );
}

function WhyOf({ memberId, campaignId }: { memberId: MemberId; campaignId: CampaignId | undefined }) {
  const { campaigns, states } = useText();
  const pages = usePages((cursor) => staffApi.query.campaigns.why({ memberId, ...(campaignId === undefined ? {} : { campaignId }), ...(cursor === undefined ? {} : { cursor }) }), memberId);
  const { head } = pages;
  return (
    <View>
      {pages.status === 'loading' && <Skeleton heights={[40, 100, 140]} />}
      {!head && pages.problem && <ProblemState problem={pages.problem} onRetry={pages.reload} forStaff />}
      {head && (
        <View>
          <View className="title">{head.memberName}</View>
          <WhyNow why={head} about={campaignId !== undefined} />
          <Section title={campaigns.whyPast}>
            {pages.items.length === 0 ? <View className="quiet small">{campaigns.whyNone}</View> : <WhyList items={pages.items} />}
          </Section>
          {pages.more && <Button id="load-more" kind="quiet" disabled={pages.busy} onClick={pages.loadMore}>{states.more}</Button>}
        </View>
      )}
    </View>
  );
}
