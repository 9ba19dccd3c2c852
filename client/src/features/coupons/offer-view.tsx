import { View } from '@tarojs/components';
import { memberApi, useCommand, type Input, type Value } from '../../api';
import { go } from '../../navigate';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { notice } from '../../ui/notice';
import { CouponConditions } from './coupon-conditions';
import { CouponTicket } from './coupon-ticket';

type Offer = Value<'member', 'coupons', 'offered'>;
type Link = Input<'member', 'coupons', 'claim'>;

/** A coupon from a friend: who gives it, what it is, and taking it. Ids: `offer-claim`, `offer-join`, `offer-said`, `offer-coupons`. */
export function OfferView({ offer, link, onChanged }: { offer: Offer; link: Link; onChanged: () => void }) {
  const text = useText();
  const claiming = useCommand(memberApi.command.coupons.claim);
  const claim = async () => {
    const answer = await claiming.run(link);
    if (!answer) return;
    notice(answer.kind === 'done' ? text.giving.claimed : sayProblem(text, answer));
    onChanged();
  };
  const said = offer.claimedByMe ? text.giving.mine : offer.isGiver && offer.state === 'open' ? text.giving.own : offer.state === 'open' ? undefined : text.words.offerState[offer.state];
  return (
    <View>
      <View className="strong" style={{ margin: '16px 0 12px' }}>{text.giving.offeredBy(offer.from, text.say.name(offer.brandName))}</View>
      <CouponTicket coupon={{ ...offer.coupon, couponId: link.offerId, state: offer.state === 'open' ? 'issued' : 'given' }} />
      {said !== undefined && <View id="offer-said" className="section">{said}</View>}
      {said === undefined && offer.isMember && <Button id="offer-claim" disabled={claiming.busy} onClick={() => void claim()}>{text.giving.claim}</Button>}
      {said === undefined && !offer.isMember && (
        <View>
          <Button id="offer-join" onClick={() => go.joinFor(link)}>{text.giving.joinFirst}</Button>
          <View className="quiet small" style={{ marginTop: '8px' }}>{text.giving.joinFirstHint}</View>
        </View>
      )}
      {offer.claimedByMe && <Button id="offer-coupons" kind="soft" onClick={() => go.tab('coupons')}>{text.giving.seeCoupons}</Button>}
      <CouponConditions face={offer.coupon} />
    </View>
  );
}
