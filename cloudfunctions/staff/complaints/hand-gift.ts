import { staffContract } from '../../../shared/contract/staff';
import { handGift as handOne } from '../../../shared/domain/complaint';
import { accept, refuse } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import { complaintOf } from '../../_store/complaint-documents';
import { store } from '../../_store/store';
import { writeComplaint } from '../../_complaint/write-complaint';
import { caseFacts } from './case-facts';
import { complaintDetail } from './detail';
import { visible } from './sight';

/** The gift was put into the customer's hands, once. */
export const handGift = definePreparedCommand(staffContract.complaints.handGift, {
  async prepare({ input, caller, now }) {
    const complaint = visible(await store.complaints.get(input.complaintId), caller);
    return accept(await caseFacts(complaint, caller, now));
  },

  async run({ input, caller, now, tx, prepared: facts }) {
    const before = visible(await tx.complaints.get(input.complaintId), caller);
    const handed = handOne(complaintOf(before), input.round, { staffId: caller.staffId, at: now });
    if (!handed.ok) return refuse('GIFT_NOT_DUE', {});
    const after = await writeComplaint(tx, before, { complaint: handed.value, tellings: [] }, facts.desk, now);
    return accept(complaintDetail(after, facts, caller, now));
  },
});
