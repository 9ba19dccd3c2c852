import { useState } from 'react';
import { memberApi, usePages } from '../../api';
import { CodeOfGift, ExchangeList, type Exchange } from '../../features/points-shop/exchange-list';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { go } from '../../navigate';
import { useText } from '../../text';

/** 我的兑换: what I exchanged, and the code of what waits. */
export default function ExchangesPage() {
  const text = useText();
  const pages = usePages((cursor) => memberApi.query.pointsShop.exchanges(cursor === undefined ? {} : { cursor }));
  const [open, setOpen] = useState<Exchange>();
  return (
    <Screen id="exchanges-screen" title={text.pointsShop.exchanges}>
      <PagedList pages={pages} bone={64} empty={{ title: text.pointsShop.exchangesNone, detail: text.pointsShop.exchangesNoneHint, action: { word: text.pointsShop.toShop, onClick: go.pointsShop } }}>
        {(exchanges) => <ExchangeList exchanges={exchanges} onOpen={setOpen} />}
      </PagedList>
      {open && (
        <CodeOfGift
          exchange={open}
          onClose={() => setOpen(undefined)}
          onCancelled={() => {
            setOpen(undefined);
            pages.reload();
          }}
        />
      )}
    </Screen>
  );
}
