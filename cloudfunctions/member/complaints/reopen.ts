import { memberContract } from '../../../shared/contract/member';
import { definePreparedCommand } from '../../_runtime/define';
import { makeMove, prepareMove } from './own-move';

/** Not satisfied: the complaint opens again with new clocks, its record stays. */
export const reopen = definePreparedCommand(memberContract.complaints.reopen, {
  prepare: ({ input, caller }) => prepareMove(input, caller),
  run: ({ input, caller, now, tx, prepared: desk }) => makeMove({ complaintId: input.complaintId, move: { move: 'reopen', text: input.text }, desk, now }, caller, tx),
});
