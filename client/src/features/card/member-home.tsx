import { View } from '@tarojs/components';
import Taro, { useDidHide } from '@tarojs/taro';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { nextStepWords } from '../../frame/next-step';
import { go } from '../../navigate';
import { settleDown, useIsBack } from '../../platform/arrival';
import { grouped, useText } from '../../text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Row } from '../../ui/row';
import { Card as Paper } from '../../ui/card';
import { TierCard } from '../../ui/tier-card';
import { ForYou } from './for-you';
import type { Card } from './use-card';

function progressOf({ growth, nextTier }: Card['member']): number {
  return nextTier ? growth / (growth + nextTier.growthMissing) : 1;
}

function Numbers({ card }: { card: Card }) {
  const text = useText();
  const { member } = card;
  const one = (id: string, value: string, word: string, open: () => void) => (
    <View id={id} className="numbers-one" hoverClass="pressed" ariaRole="button" onClick={open}>
      <View className={`numbers-value number${value.length > 5 ? ' numbers-long' : ''}`} id={`${id}-value`}>{value}</View>
      <View className="numbers-word">{word}</View>
    </View>
  );
  return (
    <View className="numbers">
      {one('home-points', grouped(member.points), text.home.points, go.points)}
      {one('home-coupons', grouped(member.couponCount), text.home.coupons, () => go.tab('coupons'))}
      {one('home-perks', text.say.name(member.tier.name), text.home.perks, () => go.tab('perks'))}
    </View>
  );
}

/** The way to what the store said; a dot while something of it was not read. */
function Bell({ unread }: { unread: number }) {
  const { arrival } = useText();
  return (
    <View id="home-bell" className="home-bell" hoverClass="pressed" ariaRole="button" ariaLabel={unread > 0 ? arrival.bellUnread(unread) : arrival.bell} onClick={go.messages}>
      <Icon name="bell" />
      {unread > 0 && <View className="home-bell-dot t-unread" />}
    </View>
  );
}

/** The member's first screen: whose card, how far, three numbers, the code, and what wants attention. */
export function MemberHome({ card }: { card: Card }) {
  const text = useText();
  const back = useIsBack();
  useDidHide(settleDown);
  const { say } = text;
  const { member, store } = card;
  return (
    <View>
      <View className="home-head">
        <View className="home-brand" id="home-brand">{say.name(store?.name ?? card.brandName)}</View>
        <Bell unread={card.unread} />
      </View>
      {back && (
        <View id="welcome-back" className="offline-bar">
          <View>
            <View className="strong">{text.arrival.welcomeBack(member.nickname)}</View>
            <View>{text.arrival.kept}</View>
          </View>
        </View>
      )}
      <TierCard
        tierId={member.tier.tierId}
        brand={say.name(card.brandName)}
        tierName={say.name(member.tier.name)}
        who={member.nickname === '' ? text.home.someone : member.nickname}
        number={text.home.memberNumber(member.memberNumber)}
        progress={progressOf(member)}
        said={nextStepWords(card.nextStep, text)}
        onClick={go.code}
      />
      <Numbers card={card} />
      <Button id="show-code" onClick={go.code}>
        <Icon name="code" />
        {text.home.showCode}
      </Button>
      <ForYou news={card.forYou} />
      <View className="section">
        <Paper flush>
          <Row id="home-purchases" icon="bag" title={text.home.purchases} onClick={go.purchases} />
          <Row id="home-complain" icon="chat" title={text.complaints.new} onClick={() => go.complain()} />
          {store && store.phone !== '' && (
            <Row id="home-call" icon="phone" title={text.home.call} detail={`${say.name(store.name)} · ${store.phone}`} onClick={() => void Taro.makePhoneCall({ phoneNumber: store.phone }).catch(() => undefined)} />
          )}
        </Paper>
      </View>
      {member.pointsExpiring && !card.forYou.some((news) => news.kind === 'points_ending') && (
        <View className="quiet tiny" id="points-ending">{text.home.pointsEnding(member.pointsExpiring.points, say.untilMonthEnd(member.pointsExpiring.expiresIn, localDateOf(storeNow())))}</View>
      )}
    </View>
  );
}
