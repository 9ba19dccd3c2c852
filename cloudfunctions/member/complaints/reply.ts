import { memberContract } from '../../../shared/contract/member';
import { definePreparedCommand } from '../../_runtime/define';
import { makeMove, prepareMove } from './own-move';

/** A further word: it is the store's turn again. */
export const reply = definePreparedCommand(memberContract.complaints.reply, {
  prepare: ({ input, caller }) => prepareMove(input, caller),
  run: ({ input, caller, now, tx, prepared: desk }) => makeMove({ complaintId: input.complaintId, move: { move: 'reply', text: input.text }, desk, now }, caller, tx),
});
