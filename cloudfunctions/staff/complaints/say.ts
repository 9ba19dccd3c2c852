import { deskRefusalOf } from '../../../shared/contract/complaint-refusal';
import { staffContract } from '../../../shared/contract/staff';
import { sayToMember } from '../../../shared/domain/complaint';
import { assert } from '../../../shared/kernel/assert';
import { accept } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { complaintOf } from '../../_store/complaint-documents';
import { store } from '../../_store/store';
import { writeComplaint } from '../../_complaint/write-complaint';
import { caseFacts } from './case-facts';
import { changedSince } from './changed';
import { complaintDetail } from './detail';
import { visible } from './sight';

/** A word to the customer outside the steps; the first one stops the first clock. */
export const say = definePreparedCommand(staffContract.complaints.say, {
  async prepare({ input, caller, now }) {
    const complaint = visible(await store.complaints.get(input.complaintId), caller);
    return accept(await caseFacts(complaint, caller, now));
  },

  async run({ input, caller, now, tx, prepared: facts }) {
    const before = visible(await tx.complaints.get(input.complaintId), caller);
    const changed = changedSince(before, input.revision, facts);
    if (changed) return changed;
    const said = sayToMember(complaintOf(before), input.text, { staffId: caller.staffId, at: now }, facts.desk.rules);
    if (!said.ok) {
      assert(said.code === 'COMPLAINT_CLOSED' || said.code === 'COMPLAINT_TOO_LONG', 'a word has no other refusal');
      return deskRefusalOf(said);
    }
    const after = await writeComplaint(tx, before, said.value, facts.desk, now);
    return accept(complaintDetail(after, facts, caller, now));
  },
});
