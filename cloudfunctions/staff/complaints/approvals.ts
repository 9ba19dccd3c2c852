import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { pageOf } from '../../_runtime/paging';
import { storeFilter } from '../../_runtime/store-scope';
import { store } from '../../_store/store';
import { approvalNames, approvalView } from './approval-view';

/** Compensations of the caller's stores that wait for a yes, newest first. */
export const approvals = defineQuery(staffContract.complaints.approvals, async ({ input, caller }) => {
  const page = await pageOf(store.compensationApprovals, { filter: { ...storeFilter(caller), state: 'waiting' }, by: 'askedAt', direction: 'desc', cursor: input.cursor });
  const names = await approvalNames(page.items);
  return accept({
    items: page.items.map((approval) => {
      const { compensation } = approval;
      const couponName = compensation.kind === 'coupon' ? names.couponName(compensation.templateId) : undefined;
      return approvalView(approval, { memberName: names.memberName(approval), complaintText: names.complaintText(approval), couponName }, caller);
    }),
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
  });
});
