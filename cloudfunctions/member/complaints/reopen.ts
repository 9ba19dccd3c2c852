import { memberContract } from '../../../shared/contract/member';
import { definePreparedCommand } from '../../_runtime/define';
import { prepareStep, takeStep } from './step';

/** Not satisfied: the complaint opens again with new clocks, its record stays. */
export const reopen = definePreparedCommand(memberContract.complaints.reopen, {
  prepare: ({ input, caller }) => prepareStep(input.text, caller),
  run: ({ input, caller, now, tx, prepared }) =>
    takeStep({ complaintId: input.complaintId, command: { move: 'reopen', text: input.text, at: now }, timing: prepared }, caller, tx),
});
