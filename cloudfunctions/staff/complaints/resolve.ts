import { staffContract } from '../../../shared/contract/staff';
import { definePreparedCommand } from '../../_runtime/define';
import { prepareTiming, takeStep } from './step';

/** What was done about it; the member is then asked whether he is satisfied. */
export const resolve = definePreparedCommand(staffContract.complaints.resolve, {
  prepare: prepareTiming,
  run: ({ input, caller, now, tx, prepared }) =>
    takeStep({ complaintId: input.complaintId, command: { move: 'resolve', staffId: caller.staffId, text: input.text, at: now }, timing: prepared, now }, caller, tx),
});
