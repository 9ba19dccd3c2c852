import { act, renderHook } from '@testing-library/react';
import { instant } from '../../../../shared/kernel/time';
import type { StoreId } from '../../../../shared/kernel/ids';
import { fen } from '../../../../shared/kernel/units';
import { staffApi } from '../../api';
import { useCheckout } from './use-checkout';
import type { AtTill } from './use-find';

jest.mock('../../api', () => {
  const actual = jest.requireActual<object>('../../api');
  return { ...actual, staffApi: { query: { checkout: { quote: jest.fn() } }, command: { checkout: { hold: jest.fn(), commit: jest.fn() } } } };
});

const quote = staffApi.query.checkout.quote as unknown as jest.Mock;
const { hold, commit } = staffApi.command.checkout as unknown as { hold: jest.Mock; commit: jest.Mock };
const at = instant(1);
const done = (value: object) => ({ kind: 'done', value, at });
const price = (...applied: string[]) => done({ payable: fen(9_000), policyVersion: 1, pointsSpendable: 0, coupons: ['cp_1', 'cp_2'].map((couponId) => ({ couponId, applied: applied.includes(couponId) })) });
const held = () => (hold.mock.calls as [{ couponIds: string[]; checkoutId: string }][]).map(([{ couponIds }]) => couponIds);

async function open() {
  const rendered = renderHook(() => useCheckout('S1' as StoreId, { member: { memberId: 'm_1' } } as unknown as AtTill, fen(10_000)));
  await act(async () => undefined);
  return rendered;
}

beforeEach(() => {
  jest.resetAllMocks();
  hold.mockResolvedValue(done({ heldUntilAt: at }));
  quote.mockResolvedValue(price('cp_1'));
});

it('holds exactly the coupons of the price on the screen, under one name, and lets go of them on going back', async () => {
  const { result, unmount } = await open();
  quote.mockResolvedValue(price('cp_1', 'cp_2'));
  await act(async () => { result.current.toggleCoupon('cp_2' as never); });
  await act(async () => { unmount(); });
  expect(held()).toEqual([['cp_1'], ['cp_1', 'cp_2'], []]);
  expect(new Set((hold.mock.calls as [{ checkoutId: string }][]).map(([{ checkoutId }]) => checkoutId)).size).toBe(1);
});

it('asks for a new price when another till holds one of them', async () => {
  hold.mockResolvedValueOnce({ kind: 'refused', refusal: { code: 'COUPON_UNUSABLE', details: { couponId: 'cp_1', whyNot: 'COUPON_RESERVED' } }, at });
  quote.mockResolvedValueOnce(price('cp_1')).mockResolvedValue(price('cp_2'));
  await open();
  expect(held()).toEqual([['cp_1'], ['cp_2']]);
});

it('keeps them when the purchase was recorded, and when it was sent without an answer', async () => {
  for (const answer of [done({ purchaseId: 'pu_1' }), { kind: 'offline' }]) {
    hold.mockClear();
    commit.mockResolvedValueOnce(answer);
    const { result, unmount } = await open();
    await act(async () => { result.current.commit(); });
    await act(async () => { unmount(); });
    expect(held()).toEqual([['cp_1']]);
  }
});
