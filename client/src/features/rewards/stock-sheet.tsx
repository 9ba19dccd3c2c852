import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, storeNow, useCommand, useQuery } from '../../api';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { TextField } from '../../ui/field';
import { Row } from '../../ui/row';
import { Segments } from '../../ui/segments';
import { Sheet } from '../../ui/sheet';
import { wholeOf, type Reward } from './reward-draft';

/** More or fewer of a reward, why, and who changed it before. Ids: `stock-<more,fewer>`, `stock-count`, `stock-reason`, `stock-send`, `stock-said`. */
export function StockSheet({ reward, onClose, onChanged }: { reward: Reward; onClose: () => void; onChanged: () => void }) {
  const text = useText();
  const { rewards } = text;
  const [direction, setDirection] = useState<'more' | 'fewer'>('more');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState<string>();
  const { shown } = useQuery(() => staffApi.query.pointsShop.reward({ rewardId: reward.rewardId }), { about: `${reward.rewardId}/${reward.stock}` });
  const changing = useCommand(staffApi.command.pointsShop.stock);
  const send = async () => {
    const count = wholeOf(typed);
    if (count === undefined) return setSaid(rewards.numberWrong);
    const answer = await changing.run({ rewardId: reward.rewardId, change: (direction === 'more' ? 1 : -1) * (count ?? 0), reason: reason.trim() });
    if (!answer) return;
    if (answer.kind !== 'done') return setSaid(sayProblem(text, answer));
    onChanged();
  };
  const changes = shown.status === 'ready' ? shown.value.changes : [];
  return (
    <Sheet title={rewards.changeStock} closeWord={text.states.close} onClose={onClose}>
      <View className="quiet small">{rewards.stockNow(reward.stock, reward.taken)}</View>
      <Segments id="stock" choices={[{ key: 'more', word: rewards.more }, { key: 'fewer', word: rewards.fewer }]} chosen={direction} onChoose={setDirection} />
      <TextField id="stock-count" digits label={rewards.howMany} value={typed} most={7} onChange={setTyped} />
      <TextField id="stock-reason" label={rewards.reason} value={reason} hint={rewards.reasonHint} most={60} onChange={setReason} />
      {said !== undefined && <View id="stock-said" className="bad small">{said}</View>}
      <Button id="stock-send" disabled={changing.busy} onClick={() => void send()}>{rewards.save}</Button>
      {changes.length > 0 && (
        <Section title={rewards.changes}>
          <Card flush>
            {changes.map((one) => (
              <Row key={one.at} title={one.reason} detail={rewards.changedBy(one.byName, text.say.moment(one.at, storeNow()))} end={<View className="number">{one.change > 0 ? '+' : ''}{one.change}</View>} />
            ))}
          </Card>
        </Section>
      )}
    </Sheet>
  );
}
