import { View } from '@tarojs/components';
import { instant, localDateOf } from '../../../../shared/kernel/time';
import { storeNow, type Value } from '../../api';
import { likelyWords, reasonWords, sureness } from '../../frame/decided';
import { useText, type Text } from '../../text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { Face } from '../../ui/face';
import { Row } from '../../ui/row';
import { Timeline, type TimelineStep } from '../../ui/timeline';

export type Member360 = Value<'staff', 'member360', 'show'>;

/** One member: who he is, where he stands and why, what he holds, and all that passed between him and the store. */
export function MemberView({ member, onTag }: { member: Member360; onTag: () => void }) {
  const text = useText();
  const { member360: words, say } = text;
  const today = localDateOf(storeNow());
  const { profile, bought, coupons, openCalls, line } = member;
  return (
    <View>
      <Profile profile={profile} onTag={onTag} />
      <Section title={words.standing}>
        {member.standing ? <Standing standing={member.standing} /> : <View className="quiet small">{bought.purchaseDays === 0 ? words.boughtNothing : words.notScored}</View>}
      </Section>
      <Section title={words.bought}>
        <Card flush>
          <Row title={bought.purchaseDays === 0 ? words.boughtNothing : words.boughtSum(bought.purchaseDays, bought.spent)} {...(bought.lastOn === undefined ? {} : { detail: text.checkout.lastVisit(say.day(bought.lastOn, today)) })} />
          <Row title={words.points} end={say.points(profile.points)} />
          <Row title={words.growth} end={say.count(profile.growth)} />
          {openCalls.map((call) => <Row key={call.taskId} icon="phone" title={words.openCalls(say.day(call.dueOn, today))} />)}
        </Card>
      </Section>
      <Section title={words.coupons}>
        {coupons.length === 0 ? <View className="quiet small">{words.noCoupons}</View> : (
          <Card flush>
            {coupons.map((coupon) => (
              <Row key={coupon.couponId} title={say.name(coupon.name)} detail={say.until(localDateOf(instant(coupon.validUntilAt - 1)), today)} end={text.words.couponState[coupon.state]} />
            ))}
          </Card>
        )}
      </Section>
      <Section title={words.line}>
        {line.length === 0 ? <View className="quiet small">{words.noLine}</View> : <Card><Timeline steps={line.map((happened, i) => stepOf(happened, i, text))} /></Card>}
      </Section>
    </View>
  );
}

function Profile({ profile, onTag }: { profile: Member360['profile']; onTag: () => void }) {
  const text = useText();
  const { member360: words, say } = text;
  const { birthday } = profile;
  return (
    <Card id="member-profile">
      <View className="person">
        <Face name={profile.nickname} />
        <View>
          <View className="person" style={{ gap: '8px' }}>
            <View className="strong">{profile.nickname === '' ? profile.memberNumber : profile.nickname}</View>
            <Badge tone="gold">{say.name(profile.tierName)}</Badge>
          </View>
          <View className="quiet small">{words.number(profile.memberNumber)}{profile.phoneMasked === undefined ? '' : ` · ${profile.phoneMasked}`}</View>
        </View>
      </View>
      <View className="quiet small" style={{ marginTop: '8px' }}>{words.joined(say.day(profile.joinedOn, localDateOf(storeNow())), say.name(profile.storeName))}</View>
      {birthday && <View className="quiet small">{words.birthday(birthday.calendar, birthday.leap === true, birthday.month, birthday.day)}</View>}
      <View className="quiet small">{words.consent(profile.marketingConsent)}</View>
      <View className="picked" style={{ marginTop: '8px' }}>
        <View id="member-tags" className="chips">{profile.tags.length === 0 ? <View className="quiet small">{words.noTags}</View> : profile.tags.map((tag) => <Badge key={tag}>{tag}</Badge>)}</View>
        <Button id="member-tag" kind="soft" small onClick={onTag}>{words.tagEdit}</Button>
      </View>
      {profile.tagged && <View className="quiet tiny" style={{ marginTop: '4px' }}>{words.tagged(profile.tagged.byName, say.moment(profile.tagged.at, storeNow()))}</View>}
    </Card>
  );
}

function Standing({ standing }: { standing: NonNullable<Member360['standing']> }) {
  const text = useText();
  const { member360: words, say } = text;
  const today = localDateOf(storeNow());
  return (
    <Card id="member-standing">
      <View className="picked">
        <View className="strong">{text.words.retentionState[standing.state]}</View>
        <View className="quiet small">{words.since(say.day(standing.changedOn, today))}</View>
      </View>
      <View style={{ marginTop: '6px' }} className="t-member-reason">{reasonWords(standing.reason, text)}</View>
      {standing.complaint !== undefined && <View className="small bad t-complaint-mark">{text.words.complaintMark[standing.complaint]}</View>}
      {likelyWords(standing.reason, text).map((sentence) => <View key={sentence} className="small">{sentence}</View>)}
      <View className="quiet small">{sureness(standing.reason, text)}</View>
      <View className="reasons">
        <View className="quiet small">
          {[words.stage[standing.stage], ...(standing.memberClass ? [words.memberClass[standing.memberClass]] : []), ...(standing.group ? [text.insights.group[standing.group]] : [])].join(' · ')}
        </View>
      </View>
    </Card>
  );
}

function stepOf(happened: Member360['line'][number], index: number, text: Text): TimelineStep {
  const { member360: words, say } = text;
  const step = { key: `${happened.kind}${index}`, when: say.moment(happened.at, storeNow()) };
  switch (happened.kind) {
    case 'purchase':
      return { ...step, title: words.purchase(happened.paid), words: happened.refunded > 0 ? words.refunded(happened.refunded) : '' };
    case 'contact':
      return { ...step, title: text.words.channel[happened.channel], words: happened.text };
    case 'complaint':
      return { ...step, title: words.complaint(text.words.complaintKind[happened.about], text.caseWords.state[happened.state]), words: '' };
  }
}
