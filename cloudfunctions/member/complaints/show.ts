import { memberContract } from '../../../shared/contract/member';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { deskOf } from '../../_complaint/desk';
import { store } from '../../_store/store';
import { complaintView, own } from './view';

export const show = defineQuery(memberContract.complaints.show, async ({ input, caller }) => {
  const complaint = own(await store.complaints.get(input.complaintId), caller.memberId);
  return accept(await complaintView(complaint, await deskOf(complaint.storeId)));
});
