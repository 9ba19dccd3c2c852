import { staffContract } from '../../../shared/contract/staff';
import { watch as watchOne } from '../../../shared/domain/complaint';
import { assert } from '../../../shared/kernel/assert';
import { accept } from '../../../shared/kernel/result';
import { defineCommand } from '../../_runtime/define';
import { complaintOf } from '../../_store/complaint-documents';
import { visible } from './sight';

/** Watches a complaint, or no longer does. */
export const watch = defineCommand(staffContract.complaints.watch, async ({ input, caller, tx }) => {
  const before = visible(await tx.complaints.get(input.complaintId), caller);
  const watched = watchOne(complaintOf(before), caller.staffId, input.isWatching);
  if (!watched.ok) {
    assert(watched.code === 'COMPLAINT_WATCHERS_MANY', 'watching has no other refusal');
    return watched;
  }
  await tx.complaints.update(before._id, { watcherIds: watched.value.watcherIds });
  return accept({ isWatched: input.isWatching });
});
