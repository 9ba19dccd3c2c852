import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { memberApi, storeNow, useCommand } from '../../api';
import { go } from '../../navigate';
import { sayProblem, useText, type Text } from '../../text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import type { Gifts } from './use-perks';

function birthdayWords(gift: Gifts['birthday'], { gift: words, say }: Text): string {
  const day = (on: Parameters<typeof say.day>[0]) => say.day(on, localDateOf(storeNow()));
  switch (gift.kind) {
    case 'no_birthday': return words.noBirthday;
    case 'no_gift': return words.noGift;
    case 'waiting': return words.waiting(day(gift.fromOn));
    case 'ready': return words.ready(say.name(gift.name), day(gift.untilOn));
    case 'given': return words.given(day(gift.givenOn), day(gift.nextOn));
  }
}

/** The gifts that are the member's now: this month's, claimed here, and the one for his birthday, claimed in his profile. */
export function GiftsNow({ gifts, onClaimed }: { gifts: Gifts; onClaimed: () => Promise<void> }) {
  const text = useText();
  const { perks, say } = text;
  const claiming = useCommand(() => memberApi.command.membership.claimMonthGift({}));
  const claim = async () => {
    const answer = await claiming.run();
    if (!answer) return;
    notice(answer.kind === 'done' ? perks.monthGiftNow(say.name(answer.value.name)) : sayProblem(text, answer));
    await onClaimed();
  };
  const { month } = gifts;
  return (
    <Card flush>
      {month.kind === 'ready' && (
        <Row
          id="month-gift"
          icon="gift"
          title={perks.monthGift}
          detail={<View><View>{say.name(month.name)}</View><View className="tiny">{perks.monthGiftUntil(say.day(month.untilOn, localDateOf(storeNow())))}</View></View>}
          end={<Button id="month-gift-claim" small disabled={claiming.busy} onClick={() => void claim()}>{perks.claim}</Button>}
        />
      )}
      {month.kind === 'claimed' && (
        <Row id="month-gift" icon="gift" title={perks.monthGift} detail={<View id="month-gift-claimed">{say.name(month.name)} · {perks.monthGiftClaimed}</View>} onClick={() => go.coupon(month.couponId)} />
      )}
      <Row id="birthday-gift" icon="star" title={perks.birthdayGift} detail={birthdayWords(gifts.birthday, text)} onClick={go.profile} />
    </Card>
  );
}
