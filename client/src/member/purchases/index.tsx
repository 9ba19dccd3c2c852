import { memberApi, usePages } from '../../api';
import { PurchaseList } from '../../features/purchases/purchase-list';
import { Screen } from '../../frame/screen';
import { PagedList } from '../../frame/shown';
import { go } from '../../navigate';
import { useText } from '../../text';

/** 消费记录. */
export default function PurchasesPage() {
  const text = useText();
  const pages = usePages((cursor) => memberApi.query.purchases.list(cursor === undefined ? {} : { cursor }));
  return (
    <Screen id="purchases-screen" title={text.purchases.title}>
      <PagedList pages={pages} bone={104} empty={{ title: text.purchases.none, detail: text.purchases.noneHint, action: { word: text.home.showCode, onClick: go.code } }}>
        {(purchases) => <PurchaseList purchases={purchases} />}
      </PagedList>
    </Screen>
  );
}
