import { memberContract } from '../../../shared/contract/member';
import { definePreparedCommand } from '../../_runtime/define';
import { makeMove, prepareMove } from './own-move';

/** The member's verdict closes a complaint whose result is in. */
export const rate = definePreparedCommand(memberContract.complaints.rate, {
  prepare: ({ input, caller }) => prepareMove(input, caller),
  run: ({ input, caller, now, tx, prepared: desk }) => makeMove({ complaintId: input.complaintId, move: { move: 'rate', rating: input.rating, text: input.text }, desk, now }, caller, tx),
});
