import { View } from '@tarojs/components';
import { storeNow } from '../../api';
import { localDateOf } from '../../../../shared/kernel/time';
import { go } from '../../navigate';
import { useText, type Text } from '../../text';
import { Card as Sheet, Section } from '../../ui/card';
import type { IconName } from '../../ui/icon';
import { Row } from '../../ui/row';
import type { Card } from './use-card';

type News = Card['forYou'][number];
interface Line {
  readonly icon: IconName;
  readonly title: string;
  readonly detail: string;
  readonly verb: string;
  readonly open: () => void;
}

function lineOf(news: News, text: Text): Line {
  const { say, home, gatheringNews } = text;
  const now = storeNow();
  const today = localDateOf(now);
  switch (news.kind) {
    case 'coupon_ending':
      return { icon: 'coupon', title: home.forYouCouponEnding(news.name), detail: say.until(news.endsOn, today), verb: home.verbUse, open: () => go.tab('coupons') };
    case 'coupon_new':
      return { icon: 'gift', title: home.forYouCouponNew(news.name), detail: say.until(news.endsOn, today), verb: home.verbSee, open: () => go.tab('coupons') };
    case 'points_ending':
      return { icon: 'points', title: home.forYouPointsEnding(news.points), detail: say.untilMonthEnd(news.expiresIn, today), verb: home.verbUse, open: go.points };
    case 'complaint_answered':
      return { icon: 'chat', title: home.forYouAnswered, detail: say.moment(news.at, now), verb: home.verbRead, open: () => go.complaint(news.complaintId) };
    case 'complaint_asks':
      return { icon: 'chat', title: home.forYouAsks, detail: say.moment(news.at, now), verb: home.verbAnswer, open: () => go.complaint(news.complaintId) };
    case 'complaint_to_rate':
      return { icon: 'chat', title: home.forYouToRate, detail: say.moment(news.at, now), verb: home.verbRate, open: () => go.complaint(news.complaintId) };
    case 'month_gift':
      return { icon: 'gift', title: home.forYouMonthGift, detail: say.name(news.name), verb: home.verbClaim, open: () => go.tab('perks') };
    case 'survey_open':
      return {
        icon: 'chat', title: news.isPoll ? home.forYouPoll(news.title) : home.forYouSurvey(news.title), detail: home.endsOn(say.day(news.closesOn, today)),
        verb: news.isPoll ? home.verbVote : home.verbAnswer, open: () => go.survey(news.surveyId),
      };
    case 'event_cancelled':
      return { icon: 'clock', title: gatheringNews.eventCancelled(news.title), detail: say.moment(news.startsAt, now), verb: home.verbSee, open: () => go.event(news.eventId) };
    case 'event_moved_up':
      return { icon: 'clock', title: gatheringNews.eventMovedUp(news.title), detail: say.moment(news.startsAt, now), verb: home.verbSee, open: () => go.event(news.eventId) };
    case 'event_soon':
      return { icon: 'clock', title: gatheringNews.eventSoon(news.title), detail: say.moment(news.startsAt, now), verb: home.verbSee, open: () => go.event(news.eventId) };
    case 'event_new':
      return { icon: 'clock', title: gatheringNews.eventNew(news.title), detail: text.events.signUpUntil(say.moment(news.signUpUntilAt, now)), verb: gatheringNews.verbJoin, open: () => go.event(news.eventId) };
    case 'topic_news':
      return { icon: 'star', title: gatheringNews.topicNews(news.title), detail: say.moment(news.at, now), verb: home.verbSee, open: go.interests };
    case 'article_new':
      return { icon: 'star', title: gatheringNews.article(news.title), detail: gatheringNews.published(say.day(localDateOf(news.at), today)), verb: home.verbRead, open: () => go.article(news.articleId) };
    case 'purchase_recorded':
      return { icon: 'bag', title: home.forYouPurchase(news.paid), detail: `${home.forYouPurchaseEarned(news.pointsEarned)} · ${say.moment(news.at, now)}`, verb: home.verbSee, open: () => go.purchase(news.purchaseId) };
  }
}

/** 为您: what ends soon, is new, or was answered; each with one verb. */
export function ForYou({ news }: { news: Card['forYou'] }) {
  const text = useText();
  return (
    <Section title={text.home.forYou}>
      {news.length === 0 ? (
        <View className="quiet small" id="for-you-none">{text.home.forYouNone}</View>
      ) : (
        <Sheet flush id="for-you">
          {news.map((one, index) => {
            const line = lineOf(one, text);
            return <Row key={index} className={`t-for-you t-${one.kind.replace(/_/g, '-')}`} icon={line.icon} title={line.title} detail={line.detail} end={<View className="link strong">{line.verb}</View>} onClick={line.open} />;
          })}
        </Sheet>
      )}
    </Section>
  );
}
