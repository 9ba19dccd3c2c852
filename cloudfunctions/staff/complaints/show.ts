import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { store } from '../../_store/store';
import { complaintDetail, visible } from './view';

export const show = defineQuery(staffContract.complaints.show, async ({ input, caller, now }) =>
  accept(await complaintDetail(visible(await store.complaints.get(input.complaintId), caller), now)),
);
