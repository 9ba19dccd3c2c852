import { deskRefusalOf } from '../../../shared/contract/complaint-refusal';
import { staffContract } from '../../../shared/contract/staff';
import { handOver as giveTo } from '../../../shared/domain/complaint';
import { assert } from '../../../shared/kernel/assert';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { complaintOf } from '../../_store/complaint-documents';
import { store } from '../../_store/store';
import { writeComplaint } from '../../_complaint/write-complaint';
import { caseFacts } from './case-facts';
import { changedSince } from './changed';
import { visible } from './sight';

/** Gives a complaint into other hands of its store, or head office's. Not into those of the person who complains. */
export const handOver = definePreparedCommand(staffContract.complaints.handOver, {
  async prepare({ input, caller, now }) {
    const complaint = visible(await store.complaints.get(input.complaintId), caller);
    const facts = await caseFacts(complaint, caller, now);
    const colleague = facts.desk.staff.get(input.toStaffId);
    if (!colleague || colleague.openid === facts.member?.openid) return refuse('COLLEAGUE_UNFIT', {});
    return accept({ facts, colleague });
  },

  async run({ input, caller, now, tx, prepared: { facts, colleague } }) {
    const before = visible(await tx.complaints.get(input.complaintId), caller);
    const changed = changedSince(before, input.revision, facts);
    if (changed) return changed;
    const given = giveTo(complaintOf(before), input.toStaffId, input.reason, { staffId: caller.staffId, at: now }, facts.desk.rules);
    if (!given.ok) {
      if (given.code === 'COMPLAINT_OWNER_SAME') return refuse('COMPLAINT_OWNER_SAME', {});
      assert(given.code === 'COMPLAINT_CLOSED' || given.code === 'COMPLAINT_TOO_LONG', 'handing over has no other refusal');
      return deskRefusalOf(given);
    }
    await writeComplaint(tx, before, given.value, facts.desk, now);
    return accept({ ownerName: colleague.name });
  },
});
