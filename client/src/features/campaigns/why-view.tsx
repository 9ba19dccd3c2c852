import { View } from '@tarojs/components';
import { storeNow } from '../../api';
import { Reasons } from '../../frame/decided';
import { useText } from '../../text';
import { Badge } from '../../ui/badge';
import { Card, Section } from '../../ui/card';
import type { Why } from './campaign-types';

/** What a decision made now would say, and where a campaign leaves her out. */
export function WhyNow({ why, about }: { why: Omit<Why, 'items'>; about: boolean }) {
  const { campaigns, words } = useText();
  const { outside, now } = why;
  return (
    <View>
      {outside && <Card id="why-outside"><View className="bad">{campaigns.whyOutside(outside.campaignName, outside.conditions.map((condition) => campaigns.words.condition[condition]).join('，'))}</View></Card>}
      {about && !outside && <View className="quiet small" style={{ marginBottom: '8px' }}>{campaigns.whyInside}</View>}
      <Section title={campaigns.whyNow}>
        <Card id="why-now">
          <View className="strong">{words.channel[now.way]}</View>
          <Reasons reasons={now.reasons} />
        </Card>
      </Section>
    </View>
  );
}

/** Every decision about a member: what for, by which way or none, and all that was asked. */
export function WhyList({ items }: { items: readonly Why['items'][number][] }) {
  const { campaigns, words, say } = useText();
  const now = storeNow();
  return (
    <View>
      {items.map((one) => (
        <Card key={one.decisionId} className="t-why">
          <View className="picked">
            <View className="strong">{one.campaignName ?? campaigns.words.occasion[one.occasion] ?? one.occasion}</View>
            {one.message ? <Badge {...(one.message.state === 'sent' ? { tone: 'accent' as const } : {})}>{words.outboxState[one.message.state]}</Badge> : <Badge>{words.channel[one.way]}</Badge>}
          </View>
          <View className="quiet small">
            {[say.moment(one.decidedAt, now), ...(one.message ? [words.channel[one.way]] : []), ...(one.message?.openedAt === undefined ? [] : [campaigns.whyOpened(say.moment(one.message.openedAt, now))])].join(' · ')}
          </View>
          {one.message && <View className="reasons">{one.message.text}</View>}
          <View className="small" style={{ marginTop: '6px' }}><Reasons reasons={one.reasons} /></View>
        </Card>
      ))}
    </View>
  );
}
