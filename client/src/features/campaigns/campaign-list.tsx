import { View } from '@tarojs/components';
import { storeNow, type Value } from '../../api';
import { go } from '../../navigate';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { Row } from '../../ui/row';
import type { CampaignRow } from './campaign-types';
import { EffectView } from './effect-view';

const toneOf = { draft: undefined, waiting: 'warn', scheduled: 'accent', running: 'accent', done: undefined, stopped: 'danger' } as const satisfies Record<CampaignRow['state'], string | undefined>;

export function StateBadge({ state }: { state: CampaignRow['state'] }) {
  const { campaigns } = useText();
  const tone = toneOf[state];
  return <Badge className="t-campaign-state" {...(tone ? { tone } : {})}>{campaigns.words.state[state]}</Badge>;
}

/** All campaigns together: what they brought, or that it is not proven yet. */
export function PooledCard({ pooled }: { pooled: Value<'staff', 'campaigns', 'pooled'> }) {
  const { campaigns } = useText();
  return (
    <Card id="campaigns-pooled">
      <View className="quiet small">{campaigns.pooledTitle}{pooled.campaigns > 0 ? ` · ${campaigns.pooledOf(pooled.campaigns)}` : ''}</View>
      {pooled.campaigns === 0 ? <View>{campaigns.pooledNone}</View> : <EffectView effect={pooled.effect} />}
    </Card>
  );
}

/** What the win-back of every night brought, over all months that were measured. */
export function StandingCard({ standing }: { standing: NonNullable<Value<'staff', 'campaigns', 'pooled'>['standing']> }) {
  const { campaigns } = useText();
  return (
    <Card id="campaigns-standing">
      <View className="quiet small">{campaigns.standingTitle}{standing.months > 0 ? ` · ${campaigns.standingOf(standing.months)}` : ''}</View>
      {standing.months === 0 ? <View>{campaigns.standingNone}</View> : <EffectView id="standing-verdict" effect={standing.effect} />}
    </Card>
  );
}

/** Campaigns, the last changed first. */
export function CampaignList({ rows }: { rows: readonly CampaignRow[] }) {
  const { campaigns, say } = useText();
  const now = storeNow();
  return (
    <Card flush>
      {rows.map((row) => (
        <Row
          key={row.campaignId}
          className="t-campaign"
          title={row.name === '' ? campaigns.words.state.draft : row.name}
          detail={[campaigns.rowBy(row.writtenBy, say.moment(row.changedAt, now)), ...(row.members === undefined ? [] : [campaigns.rowMembers(row.members)]), ...(row.verdict ? [campaigns.words.verdict[row.verdict]] : [])].join(' · ')}
          end={<StateBadge state={row.state} />}
          onClick={() => go.campaign(row.campaignId)}
        />
      ))}
    </Card>
  );
}
