import { memberContract } from '../../../shared/contract/member';
import { definePreparedCommand } from '../../_runtime/define';
import { makeMove, prepareMove } from './own-move';

/** Whether we have understood him: yes, or what is different. */
export const confirm = definePreparedCommand(memberContract.complaints.confirm, {
  prepare: ({ input, caller }) => prepareMove(input, caller),
  run: ({ input, caller, now, tx, prepared: desk }) =>
    makeMove({ complaintId: input.complaintId, askedAt: input.askedAt, move: input.isRight ? { move: 'confirm' } : { move: 'correct', text: input.text }, desk, now }, caller, tx),
});
