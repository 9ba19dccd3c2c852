import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { Reasons } from '../../frame/decided';
import { go } from '../../navigate';
import { grouped, useText } from '../../text';
import { Bars } from '../../ui/bars';
import { Card, Section } from '../../ui/card';
import { Row } from '../../ui/row';
import type { Campaign } from './campaign-types';
import { audienceWords } from './audience-words';
import { StateBadge } from './campaign-list';
import { EffectView } from './effect-view';
import { inPoints } from './percent';

/** What is written: its name, its state, and what has been said about it. */
export function CampaignHead({ campaign }: { campaign: Campaign }) {
  const text = useText();
  const { campaigns, say } = text;
  const now = storeNow();
  const { plan } = campaign;
  const asked = audienceWords(campaign, text);
  return (
    <Card>
      <View className="picked">
        <View className="strong" id="campaign-name">{plan.name === '' ? campaigns.words.state.draft : plan.name}</View>
        <StateBadge state={campaign.state} />
      </View>
      <View className="quiet small">{campaigns.rowBy(campaign.writtenBy, say.moment(campaign.changedAt, now))}</View>
      <View className="small">{[campaigns.words.occasion[campaign.occasion] ?? campaign.occasion, ...asked].join(' · ')}</View>
      {campaign.startsAt !== undefined && campaign.decidedBy !== undefined && campaign.decidedAt !== undefined && (
        <View className="quiet small">{campaigns.approvedBy(campaign.decidedBy, say.moment(campaign.decidedAt, now))}{campaign.startsAt > now ? ` · ${campaigns.starts(say.moment(campaign.startsAt, now))}` : ''}</View>
      )}
      {campaign.state === 'draft' && campaign.declinedBecause !== undefined && campaign.decidedBy !== undefined && <View className="bad small">{campaigns.declinedBecause(campaign.decidedBy, campaign.declinedBecause)}</View>}
      {campaign.stoppedAt !== undefined && campaign.stoppedBy !== undefined && campaign.stopReason !== undefined && (
        <View className="bad small">{campaigns.stoppedBecause(campaign.stoppedBy, say.moment(campaign.stoppedAt, now), campaign.stopReason)}</View>
      )}
      {campaign.faults.length > 0 && campaign.state === 'draft' && <View id="campaign-faults" className="bad small">{campaign.faults.map((fault) => campaigns.words.fault[fault]).join('；')}</View>}
    </Card>
  );
}

type Counted = Pick<NonNullable<Campaign['preview']>, 'members' | 'told' | 'heldOut' | 'unreachable' | 'ways' | 'whyNot'>;

function CountLines({ counted }: { counted: Counted }) {
  const { campaigns, say, words } = useText();
  const share = (part: number) => (counted.members === 0 ? 0 : part / counted.members);
  const told = counted.ways.filter(({ key }) => key !== 'none');
  return (
    <View>
      <Bars
        lines={[
          { key: 'told', word: campaigns.told, share: share(counted.told), value: grouped(counted.told) },
          { key: 'heldOut', word: campaigns.heldOut, share: share(counted.heldOut), value: grouped(counted.heldOut) },
          { key: 'unreachable', word: campaigns.unreachable, share: share(counted.unreachable), value: grouped(counted.unreachable) },
        ]}
      />
      {told.length > 0 && <View className="quiet small" style={{ marginTop: '8px' }}>{say.titled(campaigns.ways, say.list(told.map(({ key, count }) => `${words.channel[key]} ${grouped(count)}`)))}</View>}
    </View>
  );
}

function WhyNot({ counted }: { counted: Counted }) {
  const { campaigns, words } = useText();
  if (counted.whyNot.length === 0) return null;
  return (
    <Section title={campaigns.whyNot}>
      <Card id="campaign-why-not">
        {counted.whyNot.slice(0, 6).map(({ key, count }) => (
          <View key={key} className="sum-row"><View>{words.decisionReason[key]}</View><View className="number">{campaigns.people(count)}</View></View>
        ))}
      </Card>
    </Section>
  );
}

/** Whom it would reach, before anything is sent: the number large, then who hears and who does not, what it costs and what it can prove. */
export function PreviewView({ campaign }: { campaign: Campaign }) {
  const { campaigns, say, words } = useText();
  const { preview } = campaign;
  if (!preview) {
    return (
      <Card id="campaign-at-most">
        <View className="title number">{campaigns.atMost(campaign.atMost)}</View>
        {campaign.counting && <View className="quiet small">{campaigns.counting}</View>}
      </Card>
    );
  }
  return (
    <View>
      <Card id="campaign-preview">
        <View className="title number">{campaigns.members(preview.members)}</View>
        <View className="quiet small" style={{ marginBottom: '12px' }}>{campaigns.countedAt(say.moment(preview.countedAt, storeNow()))}</View>
        <CountLines counted={preview} />
        <View className="quiet small" style={{ marginTop: '8px' }}>{preview.smsCost > 0 ? campaigns.costSms(say.yuan(preview.smsCost)) : campaigns.costNone}</View>
        {preview.provable !== undefined && <View className="quiet small">{campaigns.provable(campaigns.points(inPoints(preview.provable)))}</View>}
      </Card>
      <WhyNot counted={preview} />
      {preview.sample.length > 0 && (
        <Section title={campaigns.sample}>
          <Card flush>
            {preview.sample.map((one) => (
              <Row key={one.memberId} className="t-sample" title={`${one.memberName} · ${words.channel[one.way]}`} detail={<View>{one.text !== '' && <View>{one.text}</View>}<Reasons reasons={one.reasons} /></View>} onClick={() => go.why(one.memberId, campaign.campaignId)} />
            ))}
          </Card>
        </Section>
      )}
    </View>
  );
}

/** How far the sending is, and whom it did not reach. */
export function ProgressView({ progress }: { progress: NonNullable<Campaign['progress']> }) {
  const { campaigns } = useText();
  const lines = [{ key: 'sent', word: campaigns.sent, count: progress.sent }, { key: 'waiting', word: campaigns.waiting, count: progress.waiting }, { key: 'notSent', word: campaigns.notSent, count: progress.notSent }];
  return (
    <View>
      <Section title={campaigns.progress}>
        <Card id="campaign-progress">
          {lines.map(({ key, word, count }) => <View key={key} className="sum-row"><View>{word}</View><View id={`progress-${key}`} className="number">{grouped(count)}</View></View>)}
          <View style={{ marginTop: '8px' }}><CountLines counted={progress} /></View>
        </Card>
      </Section>
      <WhyNot counted={progress} />
    </View>
  );
}

/** What it brought: the finding first, the plain figures under it. */
export function ResultView({ result }: { result: NonNullable<Campaign['result']> }) {
  const { campaigns, say } = useText();
  const { effect } = result;
  const rate = (did: number, of: number) => `${grouped(did)}/${grouped(of)}`;
  return (
    <Section title={campaigns.result} aside={<View className="tiny">{result.final ? campaigns.final : campaigns.asOf(say.day(result.asOf, localDateOf(storeNow())))}</View>}>
      <Card id="campaign-result">
        <EffectView effect={effect} />
        <View className="small" style={{ marginTop: '8px' }}>{campaigns.rates(rate(result.visited, effect.told), rate(result.heldOutVisited, effect.heldOut))}</View>
        <View className="sum-row"><View>{campaigns.opened}</View><View id="result-opened" className="number">{campaigns.people(result.opened)}</View></View>
        <View className="sum-row"><View>{campaigns.visited}</View><View id="result-visited" className="number">{campaigns.people(result.visited)}</View></View>
        <View className="sum-row"><View>{campaigns.spent}</View><View id="result-spent" className="number">{say.yuan(result.spent)}</View></View>
      </Card>
    </Section>
  );
}
