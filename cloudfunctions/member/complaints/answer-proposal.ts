import { memberContract } from '../../../shared/contract/member';
import { definePreparedCommand } from '../../_runtime/define';
import { makeMove, prepareMove } from './own-move';

/** His answer to a proposal: yes, no with a reason, or what he would rather have. */
export const answerProposal = definePreparedCommand(memberContract.complaints.answerProposal, {
  prepare: ({ input, caller }) => prepareMove(input, caller),
  run: ({ input, caller, now, tx, prepared: desk }) =>
    makeMove({ complaintId: input.complaintId, askedAt: input.askedAt, move: input.answer === 'accept' ? { move: 'accept' } : { move: input.answer, text: input.text }, desk, now }, caller, tx),
});
