import { act, renderHook, waitFor } from '@testing-library/react';
import { instant } from '../../../../shared/kernel/time';
import type { PurchaseId } from '../../../../shared/kernel/ids';
import { staffApi } from '../../api';
import { useRefund } from './use-refund';

jest.mock('../../api', () => {
  const actual = jest.requireActual<object>('../../api');
  return { ...actual, staffApi: { query: { refunds: { quote: jest.fn() } }, command: { refunds: { commit: jest.fn() } } } };
});

const quote = { value: 10_000, paid: 8_000, pointsRestored: 0, pointsClawedBack: 80, lostPoints: 0, growthRemoved: 80, coupons: [], isWhole: true, afterWindow: false };
const asked = staffApi.query.refunds.quote as unknown as jest.Mock;
const sent = staffApi.command.refunds.commit as unknown as jest.Mock;
const purchaseId = 'pu_1' as PurchaseId;

async function opened() {
  asked.mockResolvedValue({ kind: 'done', value: quote, at: instant(1) });
  const hook = renderHook(() => useRefund(purchaseId, { kind: 'whole' }));
  await waitFor(() => expect(hook.result.current.quote).toBeDefined());
  return hook;
}
const settle = (work: () => void) => act(async () => {
  work();
  await Promise.resolve();
});

beforeEach(() => jest.clearAllMocks());

it('sends nothing without a reason, and says so', async () => {
  const { result } = await opened();
  await settle(() => result.current.commit());
  expect(sent).not.toHaveBeenCalled();
  expect(result.current.said).toContain('退货原因');
});

it('sends the very same refund again until an answer comes, so that it cannot be made twice', async () => {
  const { result } = await opened();
  await settle(() => result.current.setReason('尺寸不对'));
  sent.mockResolvedValueOnce({ kind: 'offline' });
  await settle(() => result.current.commit());
  expect(result.current.unsure).toBe(true);
  await settle(() => result.current.setReason('改了主意'));
  sent.mockResolvedValueOnce({ kind: 'done', value: { ...quote, refundId: 'rf_1', pointsBalance: 0 }, at: instant(2) });
  await settle(() => result.current.commit());
  expect(sent.mock.calls.map(([input]: unknown[]) => input)).toEqual(Array(2).fill({ purchaseId, scope: { kind: 'whole' }, reason: '尺寸不对', paidShown: 8_000 }));
  expect(result.current.done?.refundId).toBe('rf_1');
});

it('looks again at the sum when the store refuses', async () => {
  const { result } = await opened();
  await settle(() => result.current.setReason('尺寸不对'));
  sent.mockResolvedValueOnce({ kind: 'refused', refusal: { code: 'REFUND_CHANGED', details: { paidShown: 8_000, paid: 5_000 } }, at: instant(2) });
  await settle(() => result.current.commit());
  await waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
  expect(result.current.done).toBeUndefined();
});
