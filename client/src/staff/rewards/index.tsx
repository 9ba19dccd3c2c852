import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffApi, useCommand, usePages } from '../../api';
import type { Reward } from '../../features/rewards/reward-draft';
import { RewardForm } from '../../features/rewards/reward-form';
import { StockSheet } from '../../features/rewards/stock-sheet';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { sayProblem, useText } from '../../text';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { notice } from '../../ui/notice';
import { Segments } from '../../ui/segments';

type Open = { readonly kind: 'form'; readonly reward?: Reward } | { readonly kind: 'stock'; readonly reward: Reward };

/** 积分商城管理: what stands on the shelf, its stock, and what does not stand there. */
export default function RewardsPage() {
  const text = useText();
  const { rewards } = text;
  const [shelf, setShelf] = useState<'on' | 'off'>('on');
  const [open, setOpen] = useState<Open>();
  const pages = usePages((cursor) => staffApi.query.pointsShop.rewards({ active: shelf === 'on', ...(cursor === undefined ? {} : { cursor }) }), shelf);
  const moving = useCommand(staffApi.command.pointsShop.setShelf);
  const move = async ({ rewardId, active }: Reward) => {
    const answer = await moving.run({ rewardId, active: !active });
    if (answer && answer.kind !== 'done') notice(sayProblem(text, answer));
    pages.reload();
  };
  const changed = () => {
    setOpen(undefined);
    pages.reload();
  };
  return (
    <Screen id="rewards-screen" title={rewards.title} foot={<Button id="reward-add" onClick={() => setOpen({ kind: 'form' })}>{rewards.add}</Button>}>
      <Segments id="shelf" choices={[{ key: 'on', word: rewards.on }, { key: 'off', word: rewards.off }]} chosen={shelf} onChoose={setShelf} />
      <PagedList pages={pages} bone={120} forStaff empty={{ title: rewards.none, detail: rewards.noneHint }}>
        {(items) => (
          <View>
            {items.map((reward) => (
              <Card key={reward.rewardId} className="t-kept-reward">
                <View className="picked">
                  <View className="strong">{text.say.name(reward.name)}</View>
                  <View className="strong number">{text.say.points(reward.points)}</View>
                </View>
                <View className="quiet small">{rewards.stockNow(reward.stock, reward.taken)}</View>
                <View className="button-line">
                  <Button className="t-reward-edit" kind="soft" small onClick={() => setOpen({ kind: 'form', reward })}>{rewards.edit}</Button>
                  {reward.stock !== null && <Button className="t-reward-stock" kind="soft" small onClick={() => setOpen({ kind: 'stock', reward })}>{rewards.changeStock}</Button>}
                  <Button className="t-reward-move" kind="plain" small disabled={moving.busy} onClick={() => void move(reward)}>{reward.active ? rewards.takeOff : rewards.putOn}</Button>
                </View>
              </Card>
            ))}
          </View>
        )}
      </PagedList>
      {open?.kind === 'form' && <RewardForm reward={open.reward} onClose={() => setOpen(undefined)} onSaved={changed} />}
      {open?.kind === 'stock' && <StockSheet reward={open.reward} onClose={() => setOpen(undefined)} onChanged={changed} />}
    </Screen>
  );
}
