import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { store } from '../../_store/store';
import { caseFacts } from './case-facts';
import { complaintDetail } from './detail';
import { visible } from './sight';

/** One complaint with everything needed to work on it, in one call. */
export const show = defineQuery(staffContract.complaints.show, async ({ input, caller, now }) => {
  const complaint = visible(await store.complaints.get(input.complaintId), caller);
  return accept(complaintDetail(complaint, await caseFacts(complaint, caller, now), caller, now));
});
