import { memberContract } from '../../../shared/contract/member';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { notFound } from '../../_runtime/fault';
import { pageOf } from '../../_runtime/paging';
import type { ExchangeDocument } from '../../_store/points-shop-documents';
import { store } from '../../_store/store';
import { exchangeView } from './view';

const storesOf = (exchanges: readonly ExchangeDocument[]) => store.stores.getMany(exchanges.flatMap((one) => (one.gives === 'gift' ? one.storeId : [])));

/** What I exchanged, newest first. */
export const exchanges = defineQuery(memberContract.pointsShop.exchanges, async ({ input, caller: { memberId } }) => {
  const page = await pageOf(store.exchanges, { filter: { memberId }, by: 'at', direction: 'desc', cursor: input.cursor });
  const stores = await storesOf(page.items);
  return accept({ items: page.items.map((one) => exchangeView(one, stores)), ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) });
});

/** One of my exchanges; somebody else's is not there. */
export const show = defineQuery(memberContract.pointsShop.show, async ({ input, caller }) => {
  const found = await store.exchanges.get(input.exchangeId);
  if (found?.memberId !== caller.memberId) return notFound();
  return accept(exchangeView(found, await storesOf([found])));
});
