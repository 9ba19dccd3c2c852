import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { definePreparedCommand } from '../../_runtime/define';
import type { ComplaintNoteDocument } from '../../_store/complaint-documents';
import { store } from '../../_store/store';
import { caseFacts } from './case-facts';
import { complaintDetail } from './detail';
import { visible } from './sight';

/** A private word for colleagues, in a collection that no member's function reads. It stands in nobody's way: the complaint itself is not touched. */
export const note = definePreparedCommand(staffContract.complaints.note, {
  async prepare({ input, caller, now }) {
    const complaint = visible(await store.complaints.get(input.complaintId), caller);
    return accept({ complaint, facts: await caseFacts(complaint, caller, now) });
  },

  async run({ input, caller, now, tx, commandId, prepared: { complaint, facts } }) {
    const noted: ComplaintNoteDocument = { _id: `cn_${caller.staffId}_${commandId}`, complaintId: input.complaintId, at: now, by: caller.staffId, text: input.text.trim() };
    await tx.complaintNotes.add(noted);
    return accept(complaintDetail(complaint, { ...facts, notes: [noted, ...facts.notes].slice(0, 100) }, caller, now));
  },
});
