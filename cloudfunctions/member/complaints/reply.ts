import { memberContract } from '../../../shared/contract/member';
import { definePreparedCommand } from '../../_runtime/define';
import { prepareStep, takeStep } from './step';

/** A further word: it is the store's turn again. */
export const reply = definePreparedCommand(memberContract.complaints.reply, {
  prepare: ({ input, caller }) => prepareStep(input.text, caller),
  run: ({ input, caller, now, tx, prepared }) =>
    takeStep({ complaintId: input.complaintId, command: { move: 'reply', text: input.text, at: now }, timing: prepared }, caller, tx),
});
