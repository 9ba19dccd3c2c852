import { Button as NativeButton, View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow, type Pages, type Value } from '../../api';
import { PagedList } from '../../frame/shown';
import { joinPath } from '../../navigate';
import { copyWords } from '../../platform/clipboard';
import { shareLink } from '../../platform/share-link';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { notice } from '../../ui/notice';
import { Row } from '../../ui/row';

export type Referrals = Value<'member', 'referral', 'show'>;
type Friend = Referrals['items'][number];

const weapp = process.env.TARO_ENV === 'weapp';

/** Where a friend lands: the joining screen, with the member's number in the scene. */
export const invitationPath = (scene: string): string => `${joinPath}?scene=${encodeURIComponent(scene)}`;

function ShareButton({ scene }: { scene: string }) {
  const text = useText();
  if (weapp) return <NativeButton id="referral-share" className="native-button" openType="share">{text.referral.share}</NativeButton>;
  const copy = async () => {
    notice((await copyWords(shareLink(invitationPath(scene)))) ? text.referral.linkCopied : text.states.notCopied);
  };
  return <Button id="referral-copy" onClick={() => void copy()}>{text.referral.copyLink}</Button>;
}

function Offer({ gives, refundDays, endsAfterDays }: Referrals) {
  const text = useText();
  const { say } = text;
  return (
    <Card>
      <View>{text.referral.lead}</View>
      {gives.referrer === undefined && gives.friend === undefined && <View className="quiet section">{text.referral.noGift}</View>}
      {gives.referrer && <View className="section strong" id="referral-mine">{text.referral.youGet(say.name(gives.referrer))}</View>}
      {gives.friend && <View className="strong">{text.referral.friendGets(say.name(gives.friend))}</View>}
      {endsAfterDays > 0 && <View className="quiet small section">{text.referral.rules(refundDays, endsAfterDays)}</View>}
    </Card>
  );
}

function FriendRow({ friend }: { friend: Friend }) {
  const text = useText();
  const today = localDateOf(storeNow());
  const state = friend.rewardOn === undefined ? text.referral.state[friend.state] : `${text.referral.state[friend.state]} · ${text.referral.rewardOn(text.say.day(friend.rewardOn, today))}`;
  return <Row className="t-friend" icon="person" title={friend.nameMasked} detail={state} end={<View className="quiet small">{text.say.day(friend.joinedOn, today)}</View>} />;
}

/** What inviting brings, the card to share, and what became of the friends. */
export function ReferralView({ pages }: { pages: Pages<Friend, Referrals> }) {
  const text = useText();
  return (
    <View>
      {pages.head && <Offer {...pages.head} />}
      {pages.head && <ShareButton scene={pages.head.scene} />}
      <Section title={text.referral.friends}>
        <PagedList pages={pages} bone={64} empty={{ title: text.referral.none }}>
          {(friends) => <Card flush>{friends.map((friend, index) => <FriendRow key={index} friend={friend} />)}</Card>}
        </PagedList>
      </Section>
    </View>
  );
}
