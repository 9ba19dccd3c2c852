import { addDays } from '../../shared/kernel/time';
import { inParallel } from '../_store/batch';
import type { BooksRunDocument } from '../_store/books-documents';
import { isConflict, isTransactionGone } from '../_store/errors';
import { giveBackExchange } from '../_coupon/give-back-exchange';
import { duePageAfter } from '../_store/pages';
import type { ExchangeDocument } from '../_store/points-shop-documents';
import { store, transact } from '../_store/store';
import { pageTimeMs, type BooksTick, type KeepProgress } from './books-context';

const pageSize = 100;
type Waiting = Pick<ExchangeDocument, keyof ExchangeDocument>;

/**
 * Gives back the gifts whose last day was yesterday or before: points and stock return, once. It comes before the members are settled, so
 * that points whose month has ended meanwhile expire the same night. One that a till or its member moves at the same moment is left to them.
 */
export async function lapsePickUps(night: BooksTick, _run: BooksRunDocument, keep: KeepProgress): Promise<void> {
  const list = { field: 'untilOn', until: addDays(night.businessDay, -1), where: { state: 'waiting' }, limit: pageSize };
  let after: Waiting | undefined;
  for (;;) {
    if (night.tick.timeLeftMs() < pageTimeMs) return;
    const page: Waiting[] = await duePageAfter(store.exchanges, after, list);
    after = page.at(-1);
    if (!after) break;
    await inParallel(page, ({ _id }) => lapse(night, _id));
    await keep({});
  }
  await keep({ phase: 'due' });
}

async function lapse({ tick, policies }: BooksTick, exchangeId: string): Promise<void> {
  try {
    await transact(async (tx) => {
      const exchange = await tx.exchanges.get(exchangeId);
      if (exchange?.gives === 'gift') await giveBackExchange(tx, exchange, { move: 'lapse', at: tick.now }, policies);
    }, tick.dice);
  } catch (error) {
    // Members exchange at night too; what is too busy now is due again tomorrow.
    if (!(isConflict(error) || isTransactionGone(error))) throw error;
  }
}
