/** What the compiler refuses on a phone. Checked by tsc: each marked line must be an error, or the build fails. */
import { fen, points } from '../../../shared/kernel/units';
import type { ComplaintId, CouponId, MemberId, StoreId } from '../../../shared/kernel/ids';
import { memberApi, staffApi } from './index';

declare const memberId: MemberId;
declare const storeId: StoreId;
declare const couponId: CouponId;
declare const complaintId: ComplaintId;

export async function rightUses() {
  await memberApi.query.membership.card();
  await memberApi.query.points.entries({});
  await memberApi.command.membership.join({ privacyVersion: '1', marketingConsent: false }, { commandId: 'c_1' });
  const quote = await staffApi.query.checkout.quote({ memberId, storeId, amount: fen(12_850), coupons: 'best', pointsToSpend: points(0) });
  if (quote.kind === 'refused' && quote.refusal.code === 'POINTS_INSUFFICIENT') quote.refusal.details.available satisfies number;
  if (quote.kind === 'done') quote.value.payable satisfies number;
}

export async function wrongUses() {
  // @ts-expect-error an action nobody serves
  await memberApi.query.membership.fly({});
  // @ts-expect-error an area nobody serves
  await memberApi.query.flights.list({});
  // @ts-expect-error a command is not a query
  await memberApi.query.membership.join({ privacyVersion: '1', marketingConsent: false });
  // @ts-expect-error a query is not a command
  await memberApi.command.membership.card({});
  // @ts-expect-error input left out
  await memberApi.command.membership.join();
  // @ts-expect-error a required field left out
  await memberApi.command.membership.join({ marketingConsent: false });
  // @ts-expect-error a field the action does not take
  await memberApi.query.points.entries({ page: 2 });
  // @ts-expect-error a rating is a number
  await memberApi.command.complaints.rate({ complaintId, rating: '5', text: '' });
  // @ts-expect-error an id of something else
  await memberApi.query.complaints.show({ complaintId: couponId });
  // @ts-expect-error a bare number where Fen is due
  await staffApi.query.checkout.quote({ memberId, storeId, amount: 12_850, coupons: 'best', pointsToSpend: points(0) });
  // @ts-expect-error a bare number where Points is due
  await staffApi.query.checkout.quote({ memberId, storeId, amount: fen(12_850), coupons: 'best', pointsToSpend: 0 });
  // @ts-expect-error points are not money
  await staffApi.query.checkout.quote({ memberId, storeId, amount: points(1), coupons: 'best', pointsToSpend: points(0) });
  // @ts-expect-error staff actions are not the member's
  await memberApi.query.checkout.quote({ memberId, storeId, amount: fen(1), coupons: 'best', pointsToSpend: points(0) });

  const joined = await memberApi.command.membership.join({ privacyVersion: '1', marketingConsent: false });
  // @ts-expect-error a refusal this action does not declare
  if (joined.kind === 'refused' && joined.refusal.code === 'POINTS_INSUFFICIENT') return;
  // @ts-expect-error the value is there only after looking at the kind
  void joined.value.memberId;
  const card = await memberApi.query.membership.card();
  if (card.kind === 'refused') {
    // @ts-expect-error a query without refusals is never refused
    void card.refusal.code;
  }
}
