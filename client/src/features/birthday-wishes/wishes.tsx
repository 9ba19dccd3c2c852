import { View } from '@tarojs/components';
import { localDateOf } from '../../../../shared/kernel/time';
import { staffApi, storeNow, useCommand, usePages, type Value } from '../../api';
import { PagedList } from '../../frame/shown';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { notice } from '../../ui/notice';

type Wish = Value<'staff', 'birthdayWishes', 'waiting'>['items'][number];

function WishCard({ wish, busy, onDecide }: { wish: Wish; busy: boolean; onDecide: (granted: boolean) => void }) {
  const text = useText();
  const said = ({ calendar, leap, month, day }: Wish['wanted']) => text.join.birthdaySaid(calendar === 'lunar', leap === true, month, day);
  return (
    <Card>
      <View id={`wish-${wish.memberNumber}`} className="strong">{wish.memberName === '' ? wish.memberNumber : wish.memberName}</View>
      <View>{text.birthdayWishes.change(said(wish.current), said(wish.wanted))}</View>
      <View className="quiet small">“{wish.reason}”</View>
      <View className="quiet small section">{wish.lastGiftOn ? text.birthdayWishes.lastGift(text.say.day(wish.lastGiftOn, localDateOf(storeNow()))) : text.birthdayWishes.noGift}</View>
      <View className="picked" style={{ gap: '12px' }}>
        <Button id={`wish-decline-${wish.memberNumber}`} kind="quiet" disabled={busy} onClick={() => onDecide(false)}>{text.birthdayWishes.decline}</Button>
        <Button id={`wish-grant-${wish.memberNumber}`} disabled={busy} onClick={() => onDecide(true)}>{text.birthdayWishes.grant}</Button>
      </View>
    </Card>
  );
}

/** Members who ask for another birthday, with what speaks against it. */
export function BirthdayWishes() {
  const text = useText();
  const pages = usePages((cursor) => staffApi.query.birthdayWishes.waiting(cursor === undefined ? {} : { cursor }));
  const deciding = useCommand((wish: Wish, granted: boolean) => staffApi.command.birthdayWishes.decide({ wishId: wish.wishId, askedAt: wish.askedAt, granted }));
  const decide = async (wish: Wish, granted: boolean) => {
    const answer = await deciding.run(wish, granted);
    if (!answer) return;
    notice(answer.kind === 'done' ? (granted ? text.birthdayWishes.granted : text.birthdayWishes.declined) : sayProblem(text, answer));
    pages.reload();
  };
  return (
    <PagedList pages={pages} bone={150} forStaff empty={{ title: text.birthdayWishes.none, detail: text.birthdayWishes.noneHint }}>
      {(wishes) => wishes.map((wish) => <WishCard key={wish.wishId} wish={wish} busy={deciding.busy} onDecide={(granted) => void decide(wish, granted)} />)}
    </PagedList>
  );
}
