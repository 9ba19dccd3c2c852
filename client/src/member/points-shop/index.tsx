import { useState } from 'react';
import { memberApi, useQuery } from '../../api';
import { RewardSheet } from '../../features/points-shop/reward-sheet';
import { ShelfView } from '../../features/points-shop/shelf-view';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { go } from '../../navigate';
import { useText } from '../../text';
import { notice } from '../../ui/notice';

/** 积分商城: the shelf, and exchanging points for what stands on it. */
export default function PointsShopPage() {
  const text = useText();
  const { shown, reload } = useQuery(() => memberApi.query.pointsShop.shelf());
  const [open, setOpen] = useState<string>();
  return (
    <Screen id="points-shop-screen" title={text.pointsShop.title}>
      <ShownValue shown={shown} bones={[90, 64, 96, 96]} onRetry={() => void reload()}>
        {(shelf) => <ShelfView shelf={shelf} onOpen={({ rewardId }) => setOpen(rewardId)} />}
      </ShownValue>
      {open !== undefined && (
        <RewardSheet
          rewardId={open}
          onClose={() => setOpen(undefined)}
          onChanged={() => void reload()}
          onExchanged={({ gives }) => {
            setOpen(undefined);
            void reload();
            if (gives === 'gift') go.exchanges();
            else notice(text.pointsShop.exchangedCoupon);
          }}
        />
      )}
    </Screen>
  );
}
