import { staffContract } from '../../../shared/contract/staff';
import { definePreparedCommand } from '../../_runtime/define';
import { prepareTiming, takeStep } from './step';

/** An answer the member sees; the first one stops the first clock. */
export const answer = definePreparedCommand(staffContract.complaints.answer, {
  prepare: prepareTiming,
  run: ({ input, caller, now, tx, prepared }) =>
    takeStep({ complaintId: input.complaintId, command: { move: 'answer', staffId: caller.staffId, text: input.text, at: now }, timing: prepared, now }, caller, tx),
});
