import { memberContract } from '../../../shared/contract/member';
import { definePreparedCommand } from '../../_runtime/define';
import { prepareStep, takeStep } from './step';

/** The member's verdict closes a resolved complaint. */
export const rate = definePreparedCommand(memberContract.complaints.rate, {
  prepare: ({ input, caller }) => prepareStep(input.text, caller),
  run: ({ input, caller, now, tx, prepared }) =>
    takeStep({ complaintId: input.complaintId, command: { move: 'rate', rating: input.rating, text: input.text, at: now }, timing: prepared }, caller, tx),
});
