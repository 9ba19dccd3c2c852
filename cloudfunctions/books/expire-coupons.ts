import { couponEndStates, couponStates, expireCoupon, type CouponState } from '../../shared/domain/coupon';
import type { BooksRunDocument } from '../_store/books-documents';
import { is } from '../_store/collection';
import { duePageAfter } from '../_store/pages';
import { couponOf } from '../_store/rules-documents';
import { store } from '../_store/store';
import { pageTimeMs, type BooksTick, type KeepProgress } from './books-context';
import type { CouponDocument } from '../_store/coupon-documents';

const pageSize = 500;
/** A coupon may end unwritten only where its life has not ended. */
const livingStates = couponStates.filter((state) => !couponEndStates.includes(state));

/**
 * Writes down which coupons have ended, those of one state and page in one request. The end and the state stand in the request
 * too: a coupon that a till redeems or holds at the same moment, or that a refund gives more days, is not touched.
 */
export async function expireCoupons(night: BooksTick, begun: BooksRunDocument, keep: KeepProgress): Promise<void> {
  let run = begun;
  for (const state of livingStates) {
    let after: CouponDocument | undefined;
    for (;;) {
      if (night.tick.timeLeftMs() < pageTimeMs) return;
      const page: CouponDocument[] = await duePageAfter(store.coupons, after, { field: 'validUntilAt', until: night.tick.now, where: { state }, limit: pageSize });
      after = page.at(-1);
      if (!after) break;
      const expired = await writeExpired(night, state, page);
      run = await keep({ couponsExpired: run.couponsExpired + expired });
    }
  }
  await keep({ phase: 'patterns', cursor: '' });
}

async function writeExpired({ tick }: BooksTick, state: CouponState, page: readonly CouponDocument[]): Promise<number> {
  const ended = page.filter((coupon) => expireCoupon(couponOf(coupon), tick.now).ok).map((coupon) => coupon._id);
  if (ended.length === 0) return 0;
  const stillHeld = state === 'reserved' ? { reservedUntilAt: is.atMost(tick.now) } : {};
  return store.coupons.updateWhere(
    { _id: is.oneOf(ended), state, validUntilAt: is.atMost(tick.now), ...stillHeld },
    { state: 'expired', reservedBy: null, reservedUntilAt: null },
  );
}
