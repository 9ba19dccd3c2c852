import { useState } from 'react';
import type { StoreId } from '../../../../shared/kernel/ids';
import { memberApi, useCommand, useQuery, type Input, type Value } from '../../api';
import { sayProblem, useText } from '../../text';
import { notice } from '../../ui/notice';

type Sent = Input<'member', 'pointsShop', 'exchange'>;
export type Exchanged = Value<'member', 'pointsShop', 'exchange'>;

/** One exchange: the reward as it is now, the store it is picked up in, and the one command. */
export function useExchange(rewardId: string, onExchanged: (exchanged: Exchanged) => void, onChanged: () => void) {
  const text = useText();
  const { shown, reload } = useQuery(() => memberApi.query.pointsShop.reward({ rewardId }), { about: rewardId });
  const [chosen, setChosen] = useState<StoreId>();
  const sending = useCommand((input: Sent) => memberApi.command.pointsShop.exchange(input));
  const reward = shown.status === 'ready' ? shown.value : undefined;
  const store = chosen ?? reward?.stores[0]?.storeId;
  const exchange = async () => {
    if (!reward) return;
    const answer = await sending.run({ rewardId, pointsShown: reward.points, ...(reward.gives === 'gift' && store !== undefined ? { storeId: store } : {}) });
    if (!answer) return;
    if (answer.kind === 'done') return onExchanged(answer.value);
    notice(sayProblem(text, answer));
    if (answer.kind !== 'refused') return;
    await reload();
    onChanged();
  };
  return { shown, reload, reward, store, chooseStore: setChosen, busy: sending.busy, exchange: () => void exchange() };
}
